"""伴走: the sheet, the processes and the plan of a client, and what a check fills in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from app import library
from app.domain.entries.choosing import Flow, Indicator, ToolComparison
from app.domain.entries.tracker import GoalSheet, PlanTask, Process, SheetIssue
from app.services import checks, entries

if TYPE_CHECKING:
    from app.domain.entries.base import Entry, Value
    from app.services.store import Store

PLAN_KINDS = ("goal_sheet", "process", "plan_task", "tool_comparison", "flow", "indicator")
_FLAGGED = frozenset({"now", "later"})
Kept = TypeVar("Kept", bound="Value")


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything of the 伴走 of a client as values, as the paper needs it."""

    sheet: GoalSheet
    process: Process
    tasks: tuple[PlanTask, ...]
    tools: tuple[ToolComparison, ...]
    flows: tuple[Flow, ...]
    indicators: tuple[Indicator, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing was written yet."""
        return self == Plan(GoalSheet(), Process(), (), (), (), ())


def only(store: Store, client_id: str, kind: str) -> Entry | None:
    """The one entry of this kind of a client; None before it was written."""
    found = entries.of_client(store, client_id, kinds=(kind,))
    return min(found, key=lambda entry: entry.id, default=None)


def plan(store: Store, client_id: str) -> Plan:
    """The whole plan of a client, each part in the order in which it was made."""
    found = sorted(
        entries.of_client(store, client_id, kinds=PLAN_KINDS),
        key=lambda entry: (entry.created_at, entry.id),
    )
    values = [entry.value for entry in found]
    return Plan(
        sheet=next(iter(_of(values, GoalSheet)), GoalSheet()),
        process=next(iter(_of(values, Process)), Process()),
        tasks=_of(values, PlanTask),
        tools=_of(values, ToolComparison),
        flows=_of(values, Flow),
        indicators=_of(values, Indicator),
    )


def from_check(store: Store, client_id: str, sheet: GoalSheet) -> GoalSheet:
    """The sheet with what the latest check says, where it is still empty.

    The vision becomes the dream; flagged issues that are not on the sheet yet are added.
    """
    for check in checks.history(store, client_id):
        if check.superseded_by is None:
            source = library.questionnaire(check.questionnaire, check.version)
            known = {issue.issue for issue in sheet.issues}
            new = tuple(
                SheetIssue(source.items[item].label, item)
                for item, code in check.answers.items()
                if item.startswith("q2.") and code in _FLAGGED and item not in known
            )
            dream = sheet.dream or check.answers.get("q1.vision", "")
            return replace(sheet, dream=dream, issues=(*sheet.issues, *new))
    return sheet


def _of(values: list[Value], shape: type[Kept]) -> tuple[Kept, ...]:
    return tuple(value for value in values if isinstance(value, shape))
