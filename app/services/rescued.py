"""Work done in another program that its document cannot take: kept, encrypted, until it is seen to.

The document may lie in the trash, or the file may have become one that is not taken in. It stays
here, whatever it is, until somebody takes it out or throws it away.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from app.domain.changes import Changes, Kind
from app.models.documents import BlobRecord
from app.models.entries import EntryRecord, Kept
from app.models.tables import ClientRecord
from app.services import blob_rows, blobs, bodies, documents, files
from app.services.border import border
from app.services.check_input import storable

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from app.services.store import Store

CHANGED = Changes(frozenset({Kind.ENTRY}))


@dataclass(frozen=True, slots=True)
class Rescued:
    """A file that is kept: its name, the client of its document ("" when it is gone), and why."""

    blob: str
    name: str
    client_name: str
    why: str
    at: datetime


def keep(store: Store, entry_id: str, name: str, data: bytes, why: str) -> bool:
    """Keep what was done on a document; False when the very same is kept already.

    Raises DiskFull, StoreReadOnly.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    found = {"entry": entry_id, "name": storable(name), "sha256": sha256}
    with store.reading() as session:
        if not session.scalars(select(EntryRecord.id).where(EntryRecord.id == entry_id)).all():
            found["entry"] = ""
        if any(found.items() <= each.items() for each in blob_rows.rescued(session)):
            return False
    with border():
        blob = blobs.put(store.folder.documents, store.key, data)
    now = store.clock()
    with store.writing() as session:
        row = BlobRecord(id=blob.id, wrapped=blob.wrapped, size=blob.size, created_at=now)
        session.add(row)
        one = found | {"blob": blob.id, "why": why, "at": now.isoformat()}
        _write(session, [*blob_rows.rescued(session), one], now)
    return True


def all_of_them(store: Store) -> tuple[Rescued, ...]:
    """What is kept, the latest first."""
    with store.reading() as session:
        held = blob_rows.rescued(session)
        query = (
            select(EntryRecord.id, ClientRecord.name)
            .join(ClientRecord, ClientRecord.id == EntryRecord.client_id)
            .where(EntryRecord.id.in_([each["entry"] for each in held]))
        )
        names = {entry_id: name for entry_id, name in session.execute(query)}  # noqa: C416 - rows
    return tuple(_rescued(each, names.get(each["entry"], "")) for each in reversed(held))


def save_to(store: Store, blob_id: str, target: Path) -> None:
    """Write the file, plain, where the user wishes.

    Raises DocumentMissing, DocumentDamaged, DiskFull, StoreReadOnly.
    """
    data = documents.read_blob(store, blob_id)
    with border():
        files.write_whole(target, data)


def drop(store: Store, blob_id: str) -> Changes:
    """Throw one away for ever; one that is gone is gone."""
    with store.writing() as session:
        left = [each for each in blob_rows.rescued(session) if each["blob"] != blob_id]
        _write(session, left, store.clock())
        session.execute(delete(BlobRecord).where(BlobRecord.id == blob_id))
    with border():
        blobs.remove(store.folder.documents, [blob_id])
    return CHANGED


def _write(session: Session, held: list[dict[str, Any]], now: datetime) -> None:
    session.merge(Kept(name=blob_rows.RESCUED, value=bodies.text(held), updated_at=now))


def _rescued(held: dict[str, Any], client_name: str) -> Rescued:
    at = datetime.fromisoformat(held["at"])
    return Rescued(held["blob"], held["name"], client_name, held["why"], at)
