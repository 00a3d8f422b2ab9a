"""What a result says and how it is laid out, by who reads it (domain.md §3).

Who likes company gets one step at a time; weak 環境 answers put devices and network first; who is
well on gets people and a review of the tools in use. The A/B margin of the score tells when both
ways fit (domain.md §2, Q5/Q6: a difference of 0 or 1).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import advice
from app.reports.content import Reader

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.domain.records import Check
    from app.reports.charts import Scored
    from app.reports.content import Thing

NAMED = 3  # tools in use that the owner's sentence names; the advisor gets them all
_IN_USE = "using"


def reader(scored: Scored, check: Check, things: Sequence[Thing]) -> Reader:
    """For whom this result is laid out; without a type it stays as for everybody."""
    support = scored.score.support
    return Reader(
        one_by_one=bool(support and support.type == "accompany"),
        either=bool(support and support.borderline),
        basics_step=_basics_step(scored, check, things),
        review=review(scored, check.answers),
    )


def review(scored: Scored, answers: Mapping[str, str]) -> tuple[str, ...]:
    """People, then the tools in use, for who is well on; empty for all others."""
    if not _well_on(scored):
        return ()
    captions, used = scored.texts.captions, in_use(scored, answers)
    if not used:
        return (captions["people"],)
    support = scored.score.support
    alone = support is not None and support.type == "self"
    named = "、".join(used[:NAMED]) + ("など" if len(used) > NAMED else "")
    text = captions["review_alone" if alone else "review_together"]
    return (captions["people"], text.replace("{tools}", named))


def for_advisor(scored: Scored, answers: Mapping[str, str]) -> tuple[str, ...]:
    """How to talk with this reader: what to look at first, which tools to go through."""
    captions, found = scored.texts.captions, []
    if advice.basics_first(scored.score):
        found.append(captions["basics_advisor"])
    used = in_use(scored, answers)
    if used and _well_on(scored):
        names = "".join(f"「{name}」" for name in used)
        found.append(captions["review_advisor"].replace("{tools}", names))
    return tuple(found)


def in_use(scored: Scored, answers: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the tools in use, those of the heaviest issues first; security is the 土台."""
    flagged = sorted(scored.score.flagged, key=lambda reason: (-reason.weight, -reason.todo))
    near = [tool for reason in flagged for tool in reason.tools]
    used = [
        item
        for item in scored.questionnaire.section("q3").items
        if answers.get(item.id) == _IN_USE and item.id != advice.SECURITY
    ]
    used.sort(key=lambda item: near.index(item.id) if item.id in near else len(near))
    return tuple(item.label.split("（")[0] for item in used)  # names stand in brackets themselves


def _well_on(scored: Scored) -> bool:
    literacy = scored.score.literacy
    return literacy is not None and literacy.level == "high"


def _basics_step(scored: Scored, check: Check, things: Sequence[Thing]) -> str:
    """The first step towards devices and network, unless one of the things says it."""
    if not advice.basics_first(scored.score):
        return ""
    if any(thing.id == advice.ENVIRONMENT for thing in things):
        return ""
    due = advice.first_step_due(check.context.conducted_on)
    return scored.texts.balance[advice.ENVIRONMENT].step_by(due)
