"""Documents of clients: taken in, read, given out, and swept when nobody can need them any more.

The encrypted file is on the disk before the transaction that names it: a crash between the two
leaves a file that nothing shows, which `sweep` removes later.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain import media
from app.domain.changes import Changes, Kind
from app.domain.entries.document import Document
from app.errors import DocumentMissing, DocumentRefused, NotFound
from app.models.documents import BlobRecord
from app.services import blob_rows, blobs, entries, files, media_check
from app.services.border import border
from app.services.history import Batch
from app.services.pixels import png

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

    from app.domain.entries.base import Entry
    from app.services.blobs import Blob
    from app.services.media_check import Examined
    from app.services.pixels import Pixels
    from app.services.store import Store

KIND = Document.kind


def add(
    store: Store, client_id: str, name: str, data: bytes, *, parent: str = "", note: str = ""
) -> tuple[Entry, Changes]:
    """Take a file in. Raises DocumentRefused, NotFound, DiskFull, StoreReadOnly."""
    found = media_check.examine(name, data)
    kept = _write(store, found)
    value = replace(_value(found, kept), note=note)
    with store.writing() as session:
        batch = Batch(session, store.clock(), "書類の追加")
        _keep(session, batch, kept)
        made = entries.add(batch, client_id, value, parent=parent)
        return made, entries.changes(batch, made.id, client_id)


def add_picture(store: Store, client_id: str, name: str, pixels: Pixels) -> tuple[Entry, Changes]:
    """Take in a picture that is no file yet. Raises as `add` does."""
    return add(store, client_id, name, png(pixels))


def add_files(
    store: Store, client_id: str, paths: Sequence[Path]
) -> tuple[tuple[Entry, ...], Changes, tuple[DocumentRefused, ...]]:
    """Take in several files as one step; those that are refused are left out and told.

    Raises NotFound, DiskFull, StoreReadOnly; then nothing is taken in.
    """
    refused, kept = [], []
    for path in paths:
        try:
            found = media_check.examine(path.name, read_file(path))
        except DocumentRefused as error:
            refused.append(error)
            continue
        kept.append((found, _write(store, found)))
    if not kept:
        return (), Changes(frozenset()), tuple(refused)
    with store.writing() as session:
        batch = Batch(session, store.clock(), "書類の追加")
        made = []
        for found, files_written in kept:
            _keep(session, batch, files_written)
            made.append(entries.add(batch, client_id, _value(found, files_written)))
        ids = frozenset({client_id, *(each.id for each in made)})
        changes = Changes(frozenset({Kind.ENTRY, Kind.CLIENT}), ids, batch.id, batch.action)
    return tuple(made), changes, tuple(refused)


def describe(store: Store, entry_id: str, words: Document) -> tuple[Entry, Changes]:
    """Keep the name, the day and the note of a document; the file stays. Raises Faults, NotFound.

    A name keeps an ending that tells the truth.
    """
    present = value_of(entries.get(store, entry_id))
    name = words.name.strip()
    if name:
        name = media.named(name, media.KINDS[present.media])
    value = replace(present, name=name, note=words.note, taken_on=words.taken_on)
    return entries.update(store, entry_id, value)


def read_file(source: Path) -> bytes:
    """The bytes of a file to be taken in. Raises DocumentRefused."""
    try:
        with source.open("rb") as file:
            return file.read(media.LARGEST + 1)
    except OSError as error:
        raise DocumentRefused(
            f"「{source.name}」を読めません。",
            "フォルダーではなくファイルを選び、読む許可があるか確かめてください。",
        ) from error


def new_version(store: Store, entry_id: str, data: bytes) -> tuple[Entry, Changes]:
    """Put a changed file in the place of a document; the history keeps the earlier one.

    Nothing is written when it is the same file. Raises as `add` does.
    """
    present = entries.get(store, entry_id)
    found = media_check.examine(value_of(present).name, data)
    if hashlib.sha256(found.data).hexdigest() == value_of(present).sha256:
        return present, Changes(frozenset())
    kept = _write(store, found)
    with store.writing() as session:
        batch = Batch(session, store.clock(), "書類の新しい版の保存")
        _keep(session, batch, kept)
        row = entries.find(session, entry_id)
        before = value_of(entries.entry(row))
        fresh = _value(found, kept)
        value = replace(
            fresh, name=before.name, note=before.note, taken_on=before.taken_on or fresh.taken_on
        )
        made = entries.change(batch, entry_id, value)
        return made, entries.changes(batch, entry_id, made.client_id)


def of_client(store: Store, client_id: str) -> tuple[Entry, ...]:
    """The documents of a client, the latest first."""
    return entries.of_client(store, client_id, kinds=(KIND,))


def content(store: Store, value: Document) -> bytes:
    """The file itself. Raises DocumentMissing, DocumentDamaged."""
    return read_blob(store, value.blob)


def thumbnail(store: Store, value: Document) -> bytes:
    """A small JPEG of it; empty when there is none or it cannot be read."""
    if not value.thumbnail:
        return b""
    try:
        return read_blob(store, value.thumbnail)
    except (DocumentMissing, NotFound):
        return b""


def save_to(store: Store, value: Document, target: Path) -> None:
    """Write the file, plain, where the user wishes.

    Raises DocumentMissing, DocumentDamaged, DiskFull, StoreReadOnly.
    """
    data = content(store, value)
    with border():
        files.write_whole(target, data)


def value_of(entry: Entry) -> Document:
    """The words of a document. Raises NotFound for an entry of another kind."""
    if not isinstance(entry.value, Document):
        raise NotFound("書類")
    return entry.value


def read_blob(store: Store, blob_id: str) -> bytes:
    """What an encrypted file beside the store holds. Raises DocumentMissing, DocumentDamaged."""
    with store.reading() as session:
        row = session.get(BlobRecord, blob_id)
        if row is None:
            raise DocumentMissing
        blob = blob_rows.value(row)
    with border():
        return blobs.get(store.folder.documents, store.key, blob)


def _write(store: Store, found: Examined) -> tuple[Blob, ...]:
    """Write the file, and its thumbnail when it has one."""
    with border():
        return tuple(
            blobs.put(store.folder.documents, store.key, data)
            for data in (found.data, found.thumbnail)
            if data
        )


def _keep(session: Session, batch: Batch, kept: Sequence[Blob]) -> None:
    for each in kept:
        session.add(
            BlobRecord(id=each.id, wrapped=each.wrapped, size=each.size, created_at=batch.now)
        )


def _value(found: Examined, kept: Sequence[Blob]) -> Document:
    return Document(
        name=found.name,
        media=found.media,
        size=len(found.data),
        sha256=hashlib.sha256(found.data).hexdigest(),
        taken_on=found.taken_on,
        blob=kept[0].id,
        thumbnail=kept[1].id if found.thumbnail else "",
    )
