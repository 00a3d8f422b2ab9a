"""Which encrypted files are still needed: those that a document names, now or in its history.

And those that hold work which could not become one (`app.services.rescued`).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from app.domain.entries.document import Document
from app.models.documents import BlobRecord
from app.models.entries import EntryRecord, Kept, VersionRecord
from app.services import blobs, bodies
from app.services.blobs import Blob
from app.services.border import border

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from app.services.store import Store

_NAMES = ("blob", "thumbnail")
RESCUED = "rescued"


def sweep(store: Store) -> int:
    """Forget the keys of files that no document names, then delete the files; gives how many.

    The keys go first and in one transaction: from then on the files cannot be read by anybody.
    """
    with store.writing() as session:
        _forget_rescued(session)
        wanted = set(named(session))
        rows = set(session.scalars(select(BlobRecord.id)))
        gone = rows - wanted
        session.execute(delete(BlobRecord).where(BlobRecord.id.in_(gone)))
    with border():
        blobs.remove(store.folder.documents, gone)
        return len(gone) + blobs.sweep(store.folder.documents, rows - gone)


def value(row: BlobRecord) -> Blob:
    """A row as a value."""
    return Blob(row.id, row.wrapped, row.size)


def all_of_them(session: Session) -> tuple[Blob, ...]:
    """Every file that there is a key of."""
    return tuple(value(row) for row in session.scalars(select(BlobRecord)))


def named(session: Session) -> Iterator[str]:
    """The ids that documents name, those of the trash and of earlier versions too, and rescued."""
    kind = Document.kind
    for body in session.scalars(select(EntryRecord.body).where(EntryRecord.kind == kind)):
        yield from _ids(json.loads(body))
    states = select(VersionRecord.before, VersionRecord.after).where(VersionRecord.record == kind)
    for pair in session.execute(states):
        for text in pair:
            if text is not None:
                yield from _ids(json.loads(text)["value"])
    yield from (each["blob"] for each in rescued(session))


def rescued(session: Session) -> list[dict[str, Any]]:
    """What `app.services.rescued` keeps, as JSON has it."""
    row = session.get(Kept, RESCUED)
    return [] if row is None else json.loads(row.value)


def _forget_rescued(session: Session) -> None:
    """Work on a document goes for ever together with the document."""
    row = session.get(Kept, RESCUED)
    if row is None:
        return
    held = rescued(session)
    ids = {each["entry"] for each in held}
    present = set(session.scalars(select(EntryRecord.id).where(EntryRecord.id.in_(ids))))
    row.value = bodies.text([each for each in held if each["entry"] in {"", *present}])


def _ids(body: dict[str, Any]) -> Iterator[str]:
    yield from (body[name] for name in _NAMES if body.get(name))
