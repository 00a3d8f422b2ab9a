"""The answers of a check about issues and tools as a short text, one sign for each in fixed order.

So that all clients can be ranked by their answers without reading their checks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.knowledge.shapes import ISSUES, TOOLS

if TYPE_CHECKING:
    from collections.abc import Mapping

# The places never change: new items come at the end.
ITEMS: Final = (*ISSUES, *TOOLS)
NO_ANSWER: Final = "-"
_SIGNS: Final[Mapping[str, str]] = {
    "now": "n", "later": "l", "solved": "s", "none": "o", "unknown": "u",
    "using": "g", "considering": "c", "not_using": "x", "not_needed": "d",
}  # fmt: skip
_CODES: Final = {sign: code for code, sign in _SIGNS.items()}


def packed(answers: Mapping[str, str]) -> str:
    """The answers as signs; a code of a newer questionnaire counts as no answer."""
    return "".join(_SIGNS.get(answers.get(item, ""), NO_ANSWER) for item in ITEMS)


def unpacked(marks: str) -> dict[str, str]:
    """The answers again, by item; "" (no check) has none."""
    return {item: _CODES[sign] for item, sign in zip(ITEMS, marks, strict=False) if sign in _CODES}


def place(item: str) -> int:
    """The place of the sign of an item, from 1."""
    return ITEMS.index(item) + 1


def sign(code: str) -> str:
    """The sign of an answer."""
    return _SIGNS[code]
