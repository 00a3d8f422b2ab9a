"""Takes what a check recommends into the plan of a client, once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.entries.tracker import PlanTask
from app.services import entries

if TYPE_CHECKING:
    from datetime import date

    from app.domain.changes import Changes
    from app.services.store import Store

ACTION = "計画に入れる操作"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A line for the plan: what to do until when, how to see that it worked, which measure."""

    text: str
    due_on: date
    indicator: str = ""
    measure: str = ""


def take(store: Store, client_id: str, suggestion: Suggestion) -> Changes | None:
    """Put it into the plan; None when the plan has it already. Raises NotFound."""
    if suggestion.text in taken(store, client_id):
        return None
    note = f"うまくいったかの見方：{suggestion.indicator}" if suggestion.indicator else ""
    task = PlanTask(
        text=suggestion.text, due_on=suggestion.due_on, measure=suggestion.measure, note=note
    )
    return entries.create(store, client_id, task, action=ACTION)[1]


def taken(store: Store, client_id: str) -> frozenset[str]:
    """What the plan of this client says to do."""
    found = entries.of_client(store, client_id, kinds=(PlanTask.kind,))
    return frozenset(entry.value.text for entry in found if isinstance(entry.value, PlanTask))
