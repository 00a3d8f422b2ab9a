"""What is in the hands of a colleague: clients, promises that are open, meetings to come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.domain.entries.kinds import KINDS
from app.domain.entries.simple import Action
from app.models.entries import EntryRecord
from app.models.tables import ClientRecord

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

OPEN_STATES = ("open", "planned", "requested")


@dataclass(frozen=True, slots=True)
class Load:
    """How many clients, open actions, and visits that are planned."""

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
    actions = counts.pop(Action.kind, 0)
    return Load(session.scalar(owned) or 0, actions, sum(counts.values()))


def tasks_of(colleague_id: str) -> tuple[ColumnElement[bool], ...]:
    """What holds for every open task of this colleague."""
    return (
        EntryRecord.owner == colleague_id,
        EntryRecord.deleted_at.is_(None),
        EntryRecord.state.in_(OPEN_STATES),
        EntryRecord.kind.in_(KINDS),
        EntryRecord.client_id.in_(select(ClientRecord.id).where(ClientRecord.deleted_at.is_(None))),
    )
