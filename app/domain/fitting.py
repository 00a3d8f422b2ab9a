"""Which support measures fit a business, an issue and a tool."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.industry_mask import industry_matches

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from app.domain.knowledge.items import Fits, Measure
    from app.domain.recommendation import Business

# A tool is bought, so money comes first; a step is taken, so a person to ask comes first.
_MONEY = ("subsidy", "grant", "loan", "guarantee", "tax")
_PEOPLE = ("consultation", "expert", "plan", "training")


def fits(wanted: Fits, business: Business) -> bool:
    """Whether nothing known of the business speaks against it; what is not known never does."""
    return (
        (not wanted.prefectures or business.prefecture in (None, *wanted.prefectures))
        and (not wanted.industries or industry_matches(business.industry, wanted.industries))
        and (not wanted.kinds or business.kind in (None, *wanted.kinds))
        and (not wanted.sizes or business.size in ("unknown", *wanted.sizes))
        and not _too_many(wanted.employees_max, business.employees)
    )


def fitting_measures(
    measures: Iterable[Measure],
    business: Business,
    *,
    issue: str | None,
    tool: str | None,
    today: date,
    limit: int = 3,
) -> tuple[Measure, ...]:
    """Measures for this issue or tool that the business may use, the most fitting first.

    Those past their date go last: their content must be checked first.
    """
    ranked = []
    for place, measure in enumerate(measures):
        on_tool = tool is not None and tool in measure.tools
        on_issue = issue is not None and issue in measure.issues
        if (on_tool or on_issue) and fits(measure.fits, business):
            wanted = _MONEY if tool else _PEOPLE
            rank = (
                measure.is_expired(today),
                not (on_tool and on_issue),
                measure.kind not in wanted,
                tool is not None and not on_tool,
                place,
            )
            ranked.append((rank, measure))
    return tuple(measure for _, measure in sorted(ranked, key=lambda found: found[0])[:limit])


def _too_many(most: int | None, employees: int | None) -> bool:
    return most is not None and employees is not None and employees > most
