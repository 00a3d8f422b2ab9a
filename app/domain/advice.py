"""What a result tells the owner to do: three things, the foundation, devices first or not.

Only choices are made here, as ids; their texts are in `resources/texts/result.json`.
Source: domain.md §2 "The three things", §3.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.questionnaire import Level
    from app.domain.score import IssueReason, Score

Source = Literal["issue", "balance", "unsure"]

THINGS = 3
WEAK = 50.0  # percent; a category below it is one to work on
ENVIRONMENT = "environment"
SECURITY = "q3.security"
# internet_essential asks how much hangs on the net, not whether net and devices are there.
_BASICS = ("q4.internet_ready", "q4.staff_devices")
_LACKING = 2  # points of rather_no

# What the text for those who are well on says is there: one of these tools must be in use.
_SAID_TO_BE_THERE = {
    "q2.management": {"q3.accounting", "q3.cashless_pos", "q3.inventory_production"},
    "q2.sales_channels": {"q3.website_sns", "q3.ecommerce"},
    "q2.finance": {"q3.accounting", "q3.internet_banking"},
    "q2.recruitment": {"q3.groupware_chat", "q3.file_sharing"},
    "q2.work_style": {"q3.groupware_chat"},
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the three things: the id of an issue or of a readiness category, and its source."""

    id: str
    source: Source


def three_things(score: Score) -> tuple[Choice, ...]:
    """At most three things to do, the most important first.

    Flagged issues by weight, then todo, then table order; fewer than three are filled up with
    the readiness categories below 50 (環境 first, then the weakest), then with issues answered
    "unknown".
    """
    flagged = sorted(score.flagged, key=lambda reason: (-reason.weight, -reason.todo))
    found = [Choice(reason.issue, "issue") for reason in flagged]
    found += [Choice(category, "balance") for category in weak_categories(score)]
    found += [Choice(issue, "unsure") for issue in score.unsure]
    return tuple(found[:THINGS])


def step_level(score: Score, reason: IssueReason) -> Level:
    """Which of the two texts of an issue fits: "high" only when its tools are really in use.

    Readiness alone does not tell: at least half of the tools that count for the issue must be in
    use, and one of those that the text takes for granted. All others get the smaller first step.
    """
    if score.literacy is None or score.literacy.level == "low":
        return "low"
    used = set(reason.tools) - set(reason.unused)
    taken_for_granted = _SAID_TO_BE_THERE.get(reason.issue, used)
    enough = 2 * len(used) >= len(reason.tools)
    return "high" if enough and used & taken_for_granted else "low"


def weak_categories(score: Score) -> tuple[str, ...]:
    """Readiness categories below 50, 環境 first because the others stand on it."""
    weak = [
        (category != ENVIRONMENT, value, category)
        for category, value in (score.balance or {}).items()
        if value is not None and value < WEAK
    ]
    return tuple(category for _, _, category in sorted(weak, key=lambda entry: entry[:2]))


def needs_foundation(answers: Mapping[str, str]) -> bool:
    """Whether security is shown apart as 土台: always, unless it is in use."""
    return answers.get(SECURITY) != "using"


def basics_first(score: Score) -> tuple[str, ...]:
    """The 環境 items that say "devices and network first"; empty when both are in place."""
    return tuple(
        points.item
        for points in score.readiness.get(ENVIRONMENT, ())
        if points.item in _BASICS and points.points <= _LACKING
    )


def first_step_due(conducted_on: date) -> date:
    """By when the first small step is to be done: 30 days after the check."""
    return conducted_on + timedelta(days=30)
