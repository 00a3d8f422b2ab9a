"""The trash: clients and entries thrown away, how long they stay, and removing them at once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.domain.changes import Changes, Kind
from app.domain.entries.kinds import KINDS
from app.errors import NotFound
from app.models.entries import EntryRecord
from app.models.tables import ClientRecord
from app.services import blob_rows, bodies, clients, erasing
from app.services import entries as records

if TYPE_CHECKING:
    from app.services.store import Store

CLIENT = "client"


@dataclass(frozen=True, slots=True)
class Thrown:
    """Something in the trash; `kind` is "client" or the kind of an entry.

    `words`: the first words of an entry, "" for a client. `days_left` until it goes for ever.
    """

    kind: str
    id: str
    client_id: str
    client_name: str
    words: str
    thrown_at: datetime
    days_left: int


def contents(store: Store) -> tuple[Thrown, ...]:
    """All of it, what was thrown away last first; a client stands for all that belongs to it."""
    now = store.clock()
    people = select(ClientRecord.id, ClientRecord.name, ClientRecord.deleted_at).where(
        ClientRecord.deleted_at.is_not(None)
    )
    entries = (
        select(EntryRecord, ClientRecord.name)
        .join(ClientRecord, ClientRecord.id == EntryRecord.client_id)
        .where(EntryRecord.deleted_at.is_not(None), ClientRecord.deleted_at.is_(None))
    )
    with store.reading() as session:
        found = [
            Thrown(CLIENT, row.id, row.id, row.name, "", row.deleted_at, _left(row.deleted_at, now))
            for row in session.execute(people)
        ]
        for record, name in session.execute(entries):
            at = record.deleted_at
            if at is None or record.kind not in KINDS:
                continue
            words = bodies.entry(record.kind, json.loads(record.body)).words()
            first = words[0] if words else ""
            line = Thrown(record.kind, record.id, record.client_id, name, first, at, _left(at, now))
            found.append(line)
    return tuple(sorted(found, key=lambda each: (each.thrown_at, each.id), reverse=True))


def bring_back(store: Store, thrown: Thrown) -> Changes:
    """Take it out of the trash. Raises NotFound."""
    if thrown.kind == CLIENT:
        return clients.restore(store, thrown.id)
    return records.restore(store, thrown.id)


def erase(store: Store, thrown: Thrown) -> Changes:
    """Remove it for ever; what is not in the trash stays. Raises NotFound."""
    with store.writing() as session:
        if thrown.kind == CLIENT:
            client = clients.find(session, thrown.id, trashed=True)
            if client.deleted_at is None:
                raise NotFound("ゴミ箱のお客様")
            clients.remove(session, thrown.id)
            gone = frozenset({thrown.id})
        else:
            entry = records.find(session, thrown.id, trashed=True)
            if entry.deleted_at is None:
                raise NotFound("ゴミ箱の記録")
            gone = erasing.entries(session, (thrown.id,))
    blob_rows.sweep(store)
    return Changes(frozenset({Kind.CLIENT, Kind.ENTRY, Kind.CHECK}), gone | {thrown.client_id})


def _left(thrown_at: datetime, now: datetime) -> int:
    """Whole days until it goes for ever, the last one counted as one."""
    end = thrown_at + timedelta(days=clients.TRASH_DAYS)
    return max(0, -((now - end) // timedelta(days=1)))
