"""What is in the hands of a colleague: clients, promises, tasks and steps, meetings to come."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.domain.entries.kinds import KINDS
from app.domain.entries.simple import Action
from app.domain.entries.tracker import PlanTask, Process
from app.models.entries import EntryRecord
from app.models.tables import ClientRecord
from app.services import bodies

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

OPEN_STATES = ("open", "planned", "requested", "todo", "doing")

_PRESENT = select(ClientRecord.id).where(ClientRecord.deleted_at.is_(None))


@dataclass(frozen=True, slots=True)
class Load:
    """How many clients, open actions (tasks and steps of plans too), and planned visits."""

    clients: int
    actions: int
    visits: int

    @property
    def total(self) -> int:
        """Everything together."""
        return self.clients + self.actions + self.visits


def of(session: Session, colleague_id: str) -> Load:
    """What this colleague has to do now."""
    owned = select(func.count()).where(ClientRecord.owner == colleague_id)
    tasks = (
        select(EntryRecord.kind, func.count())
        .where(*tasks_of(colleague_id))
        .group_by(EntryRecord.kind)
    )
    counts = {kind: int(count) for kind, count in session.execute(tasks)}
    actions = counts.pop(Action.kind, 0) + counts.pop(PlanTask.kind, 0)
    actions += sum(len(value.open_of(colleague_id)) for _, value in steps_of(session, colleague_id))
    return Load(session.scalar(owned) or 0, actions, sum(counts.values()))


def tasks_of(colleague_id: str) -> tuple[ColumnElement[bool], ...]:
    """What holds for every open task of this colleague."""
    return (
        EntryRecord.owner == colleague_id,
        EntryRecord.deleted_at.is_(None),
        EntryRecord.state.in_(OPEN_STATES),
        EntryRecord.kind.in_(KINDS),
        EntryRecord.client_id.in_(_PRESENT),
    )


def steps_of(session: Session, colleague_id: str) -> list[tuple[EntryRecord, Process]]:
    """The processes in which an open step is in the hands of this colleague."""
    query = select(EntryRecord).where(
        EntryRecord.kind == Process.kind,
        EntryRecord.deleted_at.is_(None),
        EntryRecord.body.contains(colleague_id, autoescape=True),
        EntryRecord.client_id.in_(_PRESENT),
    )
    found = []
    for row in session.scalars(query):
        value = bodies.entry(row.kind, json.loads(row.body))
        if isinstance(value, Process) and value.open_of(colleague_id):
            found.append((row, value))
    return found
