"""課題設定シート and process of a client that becomes part of another: one of each stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.domain import plan_joining
from app.domain.entries.simple import Note
from app.domain.entries.tracker import GoalSheet, Process
from app.models.entries import EntryRecord
from app.reports import entry_text, tracker_text
from app.reports.phrases import People
from app.services import entries, merge_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.entries.base import Value
    from app.services.history import Batch


@dataclass(frozen=True, slots=True)
class Merged:
    """The client that becomes part of another: its name, and how colleagues are called."""

    id: str
    name: str
    names: Mapping[str, str]


def join(batch: Batch, kept_id: str, other: Merged) -> None:
    """Join what is one of a kind, inside the caller's transaction, before it moves.

    The one of the other goes into the trash; what has no room is written into notes.
    """
    for kind in (GoalSheet.kind, Process.kind):
        own = next(iter(_of(batch, kept_id, kind)), None)
        if own is None:
            continue
        for theirs in _of(batch, other.id, kind):
            value, told = _joined(entries.entry(own).value, entries.entry(theirs).value, other)
            entries.change(batch, own.id, value)
            for text in merge_words.of_plan(other.name, kind, told):
                entries.add(batch, kept_id, Note(text))
            entries.throw(batch, theirs.id)


def _of(batch: Batch, client_id: str, kind: str) -> list[EntryRecord]:
    """The one that shows comes first, as in `app.services.tracker`."""
    query = select(EntryRecord).where(
        EntryRecord.client_id == client_id,
        EntryRecord.kind == kind,
        EntryRecord.deleted_at.is_(None),
    )
    return list(batch.session.scalars(query.order_by(EntryRecord.id)))


def _joined(own: Value, theirs: Value, other: Merged) -> tuple[Value, list[str]]:
    """The value that stays, and in words what has no room in it."""
    people = People(other.names)
    if isinstance(own, GoalSheet) and isinstance(theirs, GoalSheet):
        sheet, left = plan_joining.sheets(own, theirs)
        return sheet, [f"{label}：{text}" for label, text in entry_text.lines(left, people)]
    assert isinstance(own, Process)
    assert isinstance(theirs, Process)
    process, steps, note = plan_joining.processes(own, theirs)
    told = [tracker_text.step_words(step, people) for step in steps]
    return process, [*told, note] if note else told
