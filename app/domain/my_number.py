"""マイナンバー: twelve digits with a check digit, never asked for and never stored (domain.md §7).

One random number of twelve digits in ten passes the check, and so does one 会社法人等番号 in ten:
what is found here *may* be one, and a person decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, is_dataclass
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any

from stdnum.jp import in_

from app.domain.hyphens import HYPHENS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

LENGTH = 12
MASK = "●"
# Fields that hold numbers of their own, with rules of their own.
NUMBER_FIELDS = frozenset({"corporate_number", "invoice_number"})

_PLAIN = {0xFF10 + digit: str(digit) for digit in range(10)}
_HYPHENS, _DOTS = re.escape(HYPHENS), re.escape(".．・･·")
_UNSEEN = r"\u200b-\u200d\u2060\ufeff"
_GAP = rf"[{_HYPHENS}{_UNSEEN}{_DOTS}\s]+"
_RUN = re.compile(f"[0-9]+(?:{_GAP}[0-9]+)*")
_DIGITS = re.compile("[0-9]+")
# How loosely a gap binds the digits around it. Where a longer run comes apart, it does so at its
# loosest gaps: 「090-1234-5678 1234-5678-9018」 are two numbers.
_HYPHENED = 0
_BINDING = (
    (_HYPHENED, re.compile(f"[{_HYPHENS}{_UNSEEN}]+")),
    (1, re.compile(f"[{_HYPHENS}{_UNSEEN}{_DOTS}]+")),
    (2, re.compile(r"[^\S\t\r\n]")),
)
_LOOSEST = 3


@dataclass(frozen=True, slots=True)
class Span:
    """Where such a number stands in a text, and its twelve digits."""

    start: int
    end: int
    digits: str


@dataclass(frozen=True, slots=True)
class _Group:
    """Digits without a gap, and how loosely they are bound to those before."""

    start: int
    end: int
    digits: str
    binding: int


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
    """Whole runs of twelve digits that pass, in order, however they are parted.

    Any width is read, and any run of hyphens, dots and blanks between the groups, line ends too;
    letters may stand right beside. `known` are numbers that a person said to be others.
    """
    plain = text.translate(_PLAIN)
    return tuple(
        Span(groups[0].start, groups[-1].end, digits)
        for run in _RUN.finditer(plain)
        for groups in _whole(_groups(run))
        if (digits := "".join(group.digits for group in groups)) not in known
        and is_my_number(digits)
    )


def mask(text: str, spans: tuple[Span, ...]) -> str:
    """The text with the digits of these numbers made unreadable; hyphens and length stay."""
    for span in spans:
        hidden = re.sub("[0-9０-９]", MASK, text[span.start : span.end])
        text = f"{text[: span.start]}{hidden}{text[span.end :]}"
    return text


def findings(value: Any, known: Collection[str] = ()) -> tuple[Finding, ...]:
    """Every such number in the texts of a dataclass, also in those inside of it."""
    return tuple(
        Finding(place, span) for place, text in _texts(value, "") for span in find(text, known)
    )


def _groups(run: re.Match[str]) -> tuple[_Group, ...]:
    """The groups of digits of a run, each with how loosely it is bound to the one before."""
    found: list[_Group] = []
    for match in _DIGITS.finditer(run.string, run.start(), run.end()):
        gap = run.string[found[-1].end : match.start()] if found else ""
        binding = next((level for level, kind in _BINDING if kind.fullmatch(gap)), _LOOSEST)
        found.append(_Group(match.start(), match.end(), match[0], binding))
    return tuple(found)


def _whole(groups: tuple[_Group, ...]) -> Iterator[tuple[_Group, ...]]:
    """The groups that together are twelve digits, whole at the gaps where they end."""
    length = sum(len(group.digits) for group in groups)
    bindings = {group.binding for group in groups[1:]}
    loosest = max(bindings, default=_HYPHENED)
    if length == LENGTH and (len(bindings) <= 1 or _even(groups)):
        yield groups
    elif length > LENGTH and loosest != _HYPHENED:
        for size, same in groupby(_apart(groups, loosest), _size):
            parts = tuple(same)
            if size * len(parts) == LENGTH:
                yield tuple(chain.from_iterable(parts))
            else:
                yield from chain.from_iterable(map(_whole, parts))


def _even(groups: tuple[_Group, ...]) -> bool:
    """Whether all have one length; 「03-1234-5678 20人」 is no number written unevenly."""
    return len({len(group.digits) for group in groups}) == 1


def _apart(groups: tuple[_Group, ...], loosest: int) -> Iterator[tuple[_Group, ...]]:
    """The groups in parts, parted at their loosest gaps."""
    start = 0
    for at, group in enumerate(groups):
        if at and group.binding == loosest:
            yield groups[start:at]
            start = at
    yield groups[start:]


def _size(part: tuple[_Group, ...]) -> int:
    """The number of digits of a lone group; 0 for one of several."""
    return len(part[0].digits) if len(part) == 1 else 0


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
