"""Entries of clients: made, changed, thrown away and brought back, each with its history.

The functions with a `Batch` work inside the caller's transaction, for writes of several records
that belong together; the others are one transaction each.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from app.domain.changes import Changes, Kind
from app.domain.entries.base import Entry, Value, rearranged
from app.domain.entries.kinds import KINDS
from app.domain.entries.nouns import noun
from app.errors import Fault, Faults, NotFound, PlaceTaken
from app.models.entries import EntryRecord
from app.models.tables import ClientRecord
from app.services import aside, bodies, history, rows
from app.services.history import Batch, Step
from app.services.store import Store, new_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from sqlalchemy import Select
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Due:
    """An entry with the day it is due and the name of its client."""

    entry: Entry
    due_on: date
    client_name: str


def create(
    store: Store, client_id: str, value: Value, *, parent: str = "", action: str = ""
) -> tuple[Entry, Changes]:
    """Make an entry. Raises Faults, NotFound (no such client)."""
    with store.writing() as session:
        batch = Batch(session, store.clock(), action or f"{noun(value.kind)}の追加")
        made = add(batch, client_id, value, parent=parent)
        return made, changes(batch, made.id, client_id)


def update(store: Store, entry_id: str, value: Value, *, action: str = "") -> tuple[Entry, Changes]:
    """Change an entry; edits that go on widen the last version. Raises Faults, NotFound."""
    with store.writing() as session:
        old = entry(find(session, entry_id)).value
        # A new order is named apart: taking it back leaves what was typed in the same sitting.
        done = "の並べかえ" if rearranged(old, value) else "の変更"
        batch = Batch(session, store.clock(), action or f"{noun(value.kind)}{done}")
        made = change(batch, entry_id, value, widen=True)
        return made, changes(batch, entry_id, made.client_id)


def trash(store: Store, entry_id: str) -> Changes:
    """Throw an entry and what hangs on it away; it can be brought back. Raises NotFound."""
    with store.writing() as session:
        row = find(session, entry_id)
        batch = Batch(session, store.clock(), f"{noun(row.kind)}をゴミ箱に入れる操作")
        throw(batch, entry_id)
        return changes(batch, entry_id, row.client_id)


def restore(store: Store, entry_id: str) -> Changes:
    """Bring back an entry and what was thrown away with it. Raises NotFound, PlaceTaken."""
    with store.writing() as session:
        row = find(session, entry_id, trashed=True)
        batch = Batch(session, store.clock(), f"{noun(row.kind)}を戻す操作")
        bring(batch, row)
        return changes(batch, entry_id, row.client_id)


def get(store: Store, entry_id: str) -> Entry:
    """An entry, also one that was thrown away. Raises NotFound."""
    with store.reading() as session:
        return entry(find(session, entry_id, trashed=True))


def of_client(
    store: Store,
    client_id: str,
    *,
    kinds: Collection[str] = (),
    states: Collection[str] = (),
    trashed: bool = False,
) -> tuple[Entry, ...]:
    """The entries of a client, the latest first: of these kinds and states, or of the trash."""
    query = select(EntryRecord).where(EntryRecord.client_id == client_id, _present(trashed=trashed))
    if kinds:
        query = query.where(EntryRecord.kind.in_(kinds))
    if states:
        query = query.where(EntryRecord.state.in_(states))
    return _read(store, query.order_by(EntryRecord.at.desc(), EntryRecord.number.desc()))


def last_contact(store: Store, client_id: str) -> date | None:
    """The last day on which we were in touch with a client; None when we never were."""
    query = select(func.max(EntryRecord.contact_on)).where(
        EntryRecord.client_id == client_id, _present(trashed=False)
    )
    with store.reading() as session:
        found: date | None = session.scalar(query)
        return found


def children(store: Store, parent: str) -> tuple[Entry, ...]:
    """The entries that hang on another one, in the order in which they were made."""
    query = select(EntryRecord).where(EntryRecord.parent == parent, _present(trashed=False))
    return _read(store, query.order_by(EntryRecord.number))


def due(store: Store, until: date, *, owner: str = "") -> tuple[Due, ...]:
    """What is to be done until this day, the oldest first; of one colleague when given."""
    query = (
        select(EntryRecord, ClientRecord.name)
        .join(ClientRecord, ClientRecord.id == EntryRecord.client_id)
        .where(
            EntryRecord.due_on <= until,
            _present(trashed=False),
            ClientRecord.deleted_at.is_(None),
        )
        .order_by(EntryRecord.due_on, EntryRecord.number)
    )
    if owner:
        query = query.where(EntryRecord.owner.in_(("", owner)))
    with store.reading() as session:
        return tuple(
            Due(entry(row), row.due_on, name)
            for row, name in session.execute(query)
            if row.due_on is not None and row.kind in KINDS
        )


# Inside the caller's transaction


def add(batch: Batch, client_id: str, value: Value, *, parent: str = "") -> Entry:
    """Make an entry. Raises Faults, NotFound (no such client)."""
    client = _client(batch.session, client_id)
    _demand(value, _clashes(batch.session, client_id, value))
    row = EntryRecord(
        id=new_id(),
        client_id=client_id,
        kind=value.kind,
        parent=parent,
        author=batch.author.id,
        author_name=batch.author.name,
        created_at=batch.now,
        updated_at=batch.now,
        **rows.value_columns(value, batch.now, {}),
    )
    batch.session.add(row)
    _after_write(batch, client)
    batch.add(Step(row.kind, row.id, client_id, None, state(row)))
    return entry(row)


def change(batch: Batch, entry_id: str, value: Value, *, widen: bool = False) -> Entry:
    """Change an entry. Raises Faults, NotFound."""
    row = find(batch.session, entry_id)
    before = state(row)
    _demand(value, _clashes(batch.session, row.client_id, value, row))
    for name, column in rows.value_columns(value, row.created_at, json.loads(row.body)).items():
        setattr(row, name, column)
    row.updated_at = batch.now
    _after_write(batch, _client(batch.session, row.client_id))
    step = Step(row.kind, row.id, row.client_id, before, state(row))
    (batch.widen if widen else batch.add)(step)
    return entry(row)


def throw(batch: Batch, entry_id: str) -> None:
    """Throw an entry and all that hangs on it away. Raises NotFound."""
    row = find(batch.session, entry_id)
    below = batch.session.scalars(
        select(EntryRecord.id).where(EntryRecord.parent == entry_id, _present(trashed=False))
    ).all()
    for each in below:
        throw(batch, each)
    _put(batch, row, state(row) | {"deleted": batch.now.isoformat()})


def bring(batch: Batch, row: EntryRecord) -> None:
    """Bring back an entry, and below it what went in the same moment. Raises PlaceTaken."""
    gone = row.deleted_at
    if gone is None:
        return
    _demand_room(batch.session, row, entry(row).value)
    _put(batch, row, state(row) | {"deleted": None})
    below = select(EntryRecord).where(EntryRecord.parent == row.id, EntryRecord.deleted_at == gone)
    for each in batch.session.scalars(below).all():
        bring(batch, each)


def move(batch: Batch, entry_id: str, client_id: str) -> None:
    """Give an entry to another client. Raises NotFound."""
    row = find(batch.session, entry_id, trashed=True)
    _put(batch, row, state(row) | {"client": client_id})


@contextmanager
def many(batch: Batch) -> Iterator[None]:
    """Writes of many entries: what a client is found by is computed once, at the end."""
    batch.later = set()
    yield
    touched, batch.later = sorted(batch.later), None
    aside.refresh(batch.session, *touched)


def put_back(
    batch: Batch, entry_id: str, before: dict[str, Any] | None, after: dict[str, Any]
) -> None:
    """Undo a change: what it changed gets the earlier value; as `undo` does.

    Raises NotFound, PlaceTaken.
    """
    row = find(batch.session, entry_id, trashed=True)
    now = state(row)
    if before is None and row.deleted_at is None:
        throw(batch, entry_id)
    elif before is not None:
        left, came = (bodies.upgraded(row.kind, each) for each in (before, after))
        present = bodies.upgraded(row.kind, now)
        wanted = history.merged(present, left, came, bodies.entry_wholes(row.kind))
        if wanted["deleted"] is None:
            _demand_room(batch.session, row, bodies.entry(row.kind, wanted["value"]))
        _put(batch, row, wanted)


def find(session: Session, entry_id: str, *, trashed: bool = False) -> EntryRecord:
    """The row of an entry; one of the trash only if asked for. Raises NotFound."""
    row = session.scalars(select(EntryRecord).where(EntryRecord.id == entry_id)).one_or_none()
    if row is None or (row.deleted_at is not None and not trashed):
        raise NotFound("記録")
    return row


def has(session: Session, client_id: str, value: Value) -> bool:
    """Whether the client has an entry that says just this, in the trash too."""
    query = select(EntryRecord.id).where(
        EntryRecord.client_id == client_id,
        EntryRecord.kind == value.kind,
        EntryRecord.body == bodies.text(bodies.dump(value)),
    )
    return session.scalars(query.limit(1)).first() is not None


def entry(row: EntryRecord) -> Entry:
    """A row as a value."""
    return Entry(
        id=row.id,
        client_id=row.client_id,
        value=bodies.entry(row.kind, json.loads(row.body)),
        author=row.author,
        author_name=row.author_name,
        created_at=row.created_at,
        updated_at=row.updated_at,
        parent=row.parent,
        deleted_at=row.deleted_at,
    )


def state(row: EntryRecord) -> dict[str, Any]:
    """The state of an entry, as the history keeps it."""
    return {
        "client": row.client_id,
        "parent": row.parent,
        "deleted": row.deleted_at.isoformat() if row.deleted_at else None,
        "value": json.loads(row.body),
    }


def changes(batch: Batch, entry_id: str, client_id: str) -> Changes:
    """What a batch of one entry changed."""
    kinds = frozenset({Kind.ENTRY, Kind.CLIENT})
    return Changes(kinds, frozenset({entry_id, client_id}), batch.undo, batch.action)


def _demand(value: Value, clashes: tuple[Fault, ...]) -> None:
    """Raises Faults for a value that cannot be kept, by itself or beside others."""
    found = (*value.faults(), *clashes)
    if found:
        raise Faults(found)


def _demand_room(session: Session, row: EntryRecord, value: Value) -> None:
    """Raises PlaceTaken when another entry stands where this one comes back to."""
    clashes = _clashes(session, row.client_id, value, None if row.deleted_at else row)
    if clashes:
        raise PlaceTaken(clashes[0])


def _clashes(
    session: Session, client_id: str, value: Value, row: EntryRecord | None = None
) -> tuple[Fault, ...]:
    """What speaks against a value beside the other entries of the client.

    `row` is the entry that has it from now on: what it clashes with already is let be, so that
    two that came together by joining clients can still be written.
    """
    if not value.compared:
        return ()
    query = select(EntryRecord).where(
        EntryRecord.client_id == client_id, EntryRecord.kind == value.kind, _present(trashed=False)
    )
    before = None if row is None else entry(row).value
    others = [entry(each).value for each in session.scalars(query) if each is not row]
    new = [other for other in others if before is None or before.clash(other) is None]
    found = (value.clash(other) for other in new)
    return tuple(dict.fromkeys(fault for fault in found if fault is not None))


def _put(batch: Batch, row: EntryRecord, wanted: dict[str, Any]) -> None:
    before = state(row)
    value = bodies.entry(row.kind, wanted["value"])
    left = row.client_id
    row.client_id, row.parent = wanted["client"], wanted["parent"]
    deleted = wanted["deleted"]
    row.deleted_at = datetime.fromisoformat(deleted) if deleted else None
    for name, column in rows.value_columns(value, row.created_at, wanted["value"]).items():
        setattr(row, name, column)
    row.updated_at = batch.now
    if left != row.client_id:
        history.follow(batch.session, row.id, row.client_id)
    for client_id in {left, row.client_id}:
        _after_write(batch, _client(batch.session, client_id, trashed=True))
    batch.add(Step(row.kind, row.id, row.client_id, before, state(row)))


def _after_write(batch: Batch, client: ClientRecord) -> None:
    rows.touch(client, batch.now)
    if batch.later is None:
        aside.refresh(batch.session, client.id)
    else:
        batch.later.add(client.id)


def _client(session: Session, client_id: str, *, trashed: bool = False) -> ClientRecord:
    row = session.scalars(select(ClientRecord).where(ClientRecord.id == client_id)).one_or_none()
    if row is None or (row.deleted_at is not None and not trashed):
        raise NotFound("お客様")
    return row


def _present(*, trashed: bool) -> Any:
    column = EntryRecord.deleted_at
    return column.is_not(None) if trashed else column.is_(None)


def _read(store: Store, query: Select[EntryRecord]) -> tuple[Entry, ...]:
    with store.reading() as session:
        # A kind that only a newer version knows stays where it is, unseen.
        found: Iterable[EntryRecord] = session.scalars(query)
        return tuple(entry(row) for row in found if row.kind in KINDS)
