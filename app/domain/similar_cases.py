"""Cases of businesses like this one, with the reason why they are like it.

The points are ours: what the case is about weighs most, then the trade, then the size.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.bands import EMPLOYEE_BANDS
from app.domain.industry import industry_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.knowledge.items import Case
    from app.domain.recommendation import Business

_ISSUE, _TOOL, _TRADE, _SECTION, _SAME_SIZE, _NEXT_SIZE = 5, 4, 3, 2, 2, 1
_BANDS = tuple(band.code for band in EMPLOYEE_BANDS)


@dataclass(frozen=True, slots=True)
class SimilarCase:
    """A case and why it was chosen, in words for the owner."""

    case: Case
    reasons: tuple[str, ...]
    points: int


def similar_cases(
    cases: Iterable[Case],
    business: Business,
    *,
    issue: str | None = None,
    tool: str | None = None,
    limit: int = 3,
) -> tuple[SimilarCase, ...]:
    """The cases about this issue or tool (all when neither is given), the most alike first.

    Stories of supporting organisations are not among them: they are not for owners.

    Ties keep the order of the content, so that the organisation's own cases go first.
    """
    found = []
    for case in cases:
        if case.reader != "owner":
            continue
        about = (_ISSUE if issue in case.issues else 0) + (_TOOL if tool in case.tools else 0)
        if about or not (issue or tool):
            found.append(_compared(case, business, issue, tool, about))
    found.sort(key=lambda similar: -similar.points)
    return tuple(found[:limit])


def _compared(
    case: Case, business: Business, issue: str | None, tool: str | None, about: int
) -> SimilarCase:
    points, reasons = about, []
    if issue in case.issues:
        reasons.append("同じ課題")
    if tool in case.tools:
        reasons.append("同じ道具")
    if business.industry and case.industry == business.industry:
        points += _TRADE + _SECTION
        reasons.append(f"同じ業種（{industry_name(case.industry)}）")
    elif business.industry and case.industry[0] == business.industry[0]:
        points += _SECTION
        reasons.append(f"近い業種（{industry_name(case.industry[0])}）")
    gap = _size_gap(case.employees, business.employees_band)
    if gap == 0:
        points += _SAME_SIZE
        reasons.append("同じくらいの人数")
    elif gap == 1:
        points += _NEXT_SIZE
    return SimilarCase(case, tuple(reasons), points)


def _size_gap(one: str | None, other: str | None) -> int | None:
    if one not in _BANDS or other not in _BANDS:
        return None
    return abs(_BANDS.index(one) - _BANDS.index(other))
