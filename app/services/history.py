"""What changed in the record: every write leaves a version, nothing is overwritten unseen.

A version holds the state of one record before and after a write, as JSON. The versions of one
transaction share a batch, and a batch can be taken back as a whole (`app.services.undo`).
Further edits of the same record by the same person within some minutes widen the last version
instead of making another: while a form saves itself, one sitting is one step back.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from app.domain.taking_back import taken_back
from app.models.entries import VersionRecord
from app.services import bodies, colleagues
from app.services.store import Store, new_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from app.services.colleagues import Author

ONE_SITTING = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Step:
    """A change of one record; states are bodies for JSON, `before` None when it was made."""

    record: str
    record_id: str
    client_id: str | None
    before: dict[str, Any] | None
    after: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Version:
    """A change as it can be seen: who, when, and the state before and after it."""

    batch: str
    record: str
    record_id: str
    action: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    author_name: str
    at: datetime
    client_id: str | None = None


@dataclass(frozen=True, slots=True)
class FieldVersion:
    """An earlier value of one field, as JSON has it, and who replaced it when."""

    value: Any
    author_name: str
    replaced_at: datetime


@dataclass(slots=True)
class Batch:
    """The versions of one transaction; `id` names it for undo.

    A batch of one step may turn out to widen an earlier one; then `id` is the earlier batch.
    `later` has the clients whose words are read anew once, when many entries were written
    (`entries.many`); None when each write does that itself.
    """

    session: Session
    now: datetime
    action: str
    id: str = field(default_factory=new_id)
    later: set[str] | None = None
    _author: Author | None = None
    _kept: bool = False

    @property
    def author(self) -> Author:
        """Who writes."""
        if self._author is None:
            self._author = colleagues.author(self.session, self.now)
        return self._author

    @property
    def undo(self) -> str:
        """What names it for undo; "" when nothing was changed."""
        return self.id if self._kept else ""

    def add(self, step: Step) -> None:
        """Keep a change."""
        if step.before == step.after:
            return
        self._kept = True
        self.session.add(self._version(step))

    def widen(self, step: Step) -> None:
        """Keep a change that may go on where the last one of the record ended."""
        if step.before == step.after:
            return
        last = self._last(step.record_id)
        if last is None or not self._goes_on(last, step):
            self.add(step)
            return
        last.after = _text(step.after)
        last.at = self.now
        self.id, self._kept = last.batch, True

    def _goes_on(self, last: VersionRecord, step: Step) -> bool:
        return (
            last.action == self.action
            and last.author == self.author.id
            and last.before is not None
            and last.after == _text(step.before)
            and timedelta() <= self.now - last.at <= ONE_SITTING
            and self._alone(last.batch)
        )

    def _alone(self, batch: str) -> bool:
        found = self.session.scalars(
            select(VersionRecord.seq).where(VersionRecord.batch == batch).limit(2)
        )
        return len(found.all()) == 1

    def _last(self, record_id: str) -> VersionRecord | None:
        self.session.flush()
        return self.session.scalars(
            select(VersionRecord)
            .where(VersionRecord.record_id == record_id)
            .order_by(VersionRecord.seq.desc())
            .limit(1)
        ).one_or_none()

    def _version(self, step: Step) -> VersionRecord:
        return VersionRecord(
            batch=self.id,
            record=step.record,
            record_id=step.record_id,
            client_id=step.client_id,
            action=self.action,
            before=_text(step.before),
            after=_text(step.after),
            author=self.author.id,
            author_name=self.author.name,
            began_at=self.now,
            at=self.now,
        )


def of_record(store: Store, record_id: str) -> tuple[Version, ...]:
    """Every change of a record, the newest first."""
    with store.reading() as session:
        found = session.scalars(
            select(VersionRecord)
            .where(VersionRecord.record_id == record_id)
            .order_by(VersionRecord.seq.desc())
        )
        return tuple(version(row) for row in found)


def of_clients(session: Session, client_ids: Sequence[str]) -> tuple[Version, ...]:
    """Every change of all records of these clients, the newest first."""
    found = session.scalars(
        select(VersionRecord)
        .where(VersionRecord.client_id.in_(client_ids))
        .order_by(VersionRecord.seq.desc())
    )
    return tuple(version(row) for row in found)


def of_field(store: Store, record_id: str, name: str) -> tuple[FieldVersion, ...]:
    """The earlier values of one field of a record, the last one first."""
    found = []
    for each in of_record(store, record_id):
        if each.before is None or each.after is None:
            continue
        old, new = (state["value"].get(name) for state in (each.before, each.after))
        if old != new:
            found.append(FieldVersion(old, each.author_name, each.at))
    return tuple(found)


def of_batch(session: Session, batch: str) -> tuple[Version, ...]:
    """The changes of one batch, the last one first."""
    found = session.scalars(
        select(VersionRecord).where(VersionRecord.batch == batch).order_by(VersionRecord.seq.desc())
    )
    return tuple(version(row) for row in found)


def size(store: Store, batch: str, *, most: int) -> int:
    """How many changes a batch holds, counted up to `most`."""
    found = select(VersionRecord.seq).where(VersionRecord.batch == batch).limit(most)
    with store.reading() as session:
        return len(session.scalars(found).all())


def follow(session: Session, record_id: str, client_id: str) -> None:
    """Keep the history of a record with the client that it was given to."""
    _give(session, VersionRecord.record_id == record_id, client_id)


def pass_on(session: Session, client_id: str, heir_id: str) -> None:
    """Give the history of a client who goes for ever to the one that it was merged into."""
    _give(session, VersionRecord.client_id == client_id, heir_id)


def _give(session: Session, which: ColumnElement[bool], client_id: str) -> None:
    given = update(VersionRecord).where(which).values(client_id=client_id)
    session.execute(given, execution_options={"synchronize_session": False})


def merged(
    now: dict[str, Any],
    before: dict[str, Any],
    after: dict[str, Any],
    wholes: Iterable[Sequence[str]] = (),
) -> dict[str, Any]:
    """The present state with what changed between `before` and `after` taken back.

    What was changed since stays, and `wholes` (fields that go together) as a whole; whose a record
    is goes back in any case.
    """
    value = taken_back(now["value"], before["value"], after["value"], tuple(wholes))
    kept = {"value"} if now["deleted"] == after["deleted"] else {"value", "deleted", "heir"}
    outer = {name: old for name, old in before.items() if name not in kept}
    changed = {name: old for name, old in outer.items() if old != after.get(name)}
    return now | changed | {"value": value}


def version(row: VersionRecord) -> Version:
    """A row as a value."""
    return Version(
        row.batch,
        row.record,
        row.record_id,
        row.action,
        _body(row.before),
        _body(row.after),
        row.author_name,
        row.at,
        row.client_id,
    )


def _text(body: dict[str, Any] | None) -> str | None:
    return None if body is None else bodies.text(body)


def _body(text: str | None) -> dict[str, Any] | None:
    return None if text is None else json.loads(text)
