"""マイナンバー: twelve digits with a check digit, never asked for and never stored (domain.md §7).

One random number of twelve digits in ten passes the check, and so does one 会社法人等番号 in ten:
what is found here *may* be one, and a person decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any

from stdnum.jp import in_

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

LENGTH = 12
MASK = "●"
# Fields that hold numbers of their own, with rules of their own.
NUMBER_FIELDS = frozenset({"corporate_number", "invoice_number"})

_HYPHENS = "‐‑‒–—―−－ー─━ｰ"
_PLAIN = (
    dict.fromkeys(map(ord, _HYPHENS), "-")
    | {0xFF10 + digit: str(digit) for digit in range(10)}
    | dict.fromkeys((0x3000, 0xA0, 0x2009), " ")
)
# A run is whole: no digit or hyphen goes on before or behind it. Letters may stand right beside.
_HYPHENED = re.compile(r"(?<![0-9-])[0-9]+(?:-[0-9]+)*(?![0-9-])")
_SPACED = re.compile(r"(?<![0-9-])(?<![0-9] )[0-9]+(?: [0-9]+)+(?![0-9-])(?! [0-9])")


@dataclass(frozen=True, slots=True)
class Span:
    """Where such a number stands in a text, and its twelve digits."""

    start: int
    end: int
    digits: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Such a number in a field of a value; `place` as in faults, such as `contacts[0].note`."""

    place: str
    span: Span


def is_my_number(digits: str) -> bool:
    """Whether these twelve ASCII digits pass the check of マイナンバー."""
    return (
        len(digits) == LENGTH
        and digits.isascii()
        and digits.isdecimal()
        and bool(in_.calc_check_digit(digits[:-1]) == digits[-1])
    )


def find(text: str, known: Collection[str] = ()) -> tuple[Span, ...]:
    """Whole runs of twelve digits that pass, with hyphens or spaces between or not, in order.

    Any width is read. `known` are numbers that a person said to be others.
    """
    plain = text.translate(_PLAIN)
    found = {
        (span.start, span.end): span
        for pattern in (_HYPHENED, _SPACED)
        for span in _spans(pattern, plain)
        if span.digits not in known and is_my_number(span.digits)
    }
    return tuple(found[key] for key in sorted(found))


def mask(text: str, spans: tuple[Span, ...]) -> str:
    """The text with the digits of these numbers made unreadable; hyphens and length stay."""
    for span in spans:
        part = text[span.start : span.end].translate(_PLAIN)
        hidden = re.sub("[0-9]", MASK, part)
        text = f"{text[: span.start]}{hidden}{text[span.end :]}"
    return text


def findings(value: Any, known: Collection[str] = ()) -> tuple[Finding, ...]:
    """Every such number in the texts of a dataclass, also in those inside of it."""
    return tuple(
        Finding(place, span) for place, text in _texts(value, "") for span in find(text, known)
    )


def _spans(pattern: re.Pattern[str], plain: str) -> Iterator[Span]:
    for match in pattern.finditer(plain):
        digits = re.sub("[^0-9]", "", match[0])
        yield Span(match.start(), match.end(), digits)


def _texts(value: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, f"{place}[{key}]")
    elif isinstance(value, (tuple, list)):
        for at, inner in enumerate(value):
            yield from _texts(inner, f"{place}[{at}]")
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in NUMBER_FIELDS:
                inside = f"{place}.{field.name}".lstrip(".")
                yield from _texts(getattr(value, field.name), inside)
