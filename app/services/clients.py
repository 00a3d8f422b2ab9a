"""Clients: making, changing, and a trash that keeps them for 30 days.

They are looked for in `app.services.finding`.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, text

from app.domain.changes import Changes, Kind
from app.domain.merging import WHOLES
from app.errors import NotFound
from app.models.entries import ClientTag
from app.models.ledger import LedgerHeir
from app.models.tables import (
    CheckMove,
    CheckState,
    ClientRecord,
    DraftRecord,
    FinishedCheck,
)
from app.services import aside, blob_rows, bodies, erasing, heirs, history, lookup, rows
from app.services.client_fields import tidy
from app.services.history import Batch, Step, Version
from app.services.portions import portions
from app.services.store import Store, new_id

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from app.domain.records import Client, ClientFields, ClientRow

TRASH_DAYS = 30
_RECORD = "client"
_INDEX = text("INSERT OR REPLACE INTO client_search(rowid, grams) VALUES (:number, :grams)")
_UNINDEX = text("DELETE FROM client_search WHERE rowid = :number")

_CHECKS = (
    select(func.count())
    .select_from(CheckState)
    .where(CheckState.client_id == ClientRecord.id, CheckState.superseded_by.is_(None))
    .correlate(ClientRecord)
    .scalar_subquery()
)
_LAST = (
    select(func.max(CheckState.conducted_on))
    .where(CheckState.client_id == ClientRecord.id, CheckState.superseded_by.is_(None))
    .correlate(ClientRecord)
    .scalar_subquery()
)
_ROW = select(
    ClientRecord.id,
    ClientRecord.name,
    ClientRecord.kana,
    ClientRecord.industry,
    ClientRecord.town,
    ClientRecord.prefecture,
    _CHECKS.label("checks"),
    _LAST.label("last_check_on"),
)


def create(store: Store, fields: ClientFields) -> tuple[Client, Changes]:
    """Make a client. Raises Faults when a field cannot be used."""
    fields = tidy(fields)
    with store.writing() as session:
        batch = Batch(session, store.clock(), "お客様の追加")
        record = add(batch, fields)
        return rows.client(record), _changes(batch, record.id)


def update(store: Store, client_id: str, fields: ClientFields) -> tuple[Client, Changes]:
    """Change a client; edits that go on widen the last version. Raises Faults, NotFound."""
    fields = tidy(fields)
    with store.writing() as session:
        batch = Batch(session, store.clock(), "お客様の情報の変更")
        record = find(session, client_id)
        rewrite(batch, record, fields, widen=True)
        return rows.client(record), _changes(batch, record.id)


def add(batch: Batch, fields: ClientFields) -> ClientRecord:
    """Make a client of tidy fields, inside the caller's transaction."""
    record = ClientRecord(
        id=new_id(),
        created_at=batch.now,
        updated_at=batch.now,
        touched_at=batch.now,
        **rows.client_columns(fields),
    )
    batch.session.add(record)
    batch.session.flush()
    write_aside(batch.session, record)
    batch.add(Step(_RECORD, record.id, record.id, None, state(record)))
    return record


def note_made(batch: Batch, client: Client) -> None:
    """Keep in the history that a client was made, for one that was written among many."""
    made = {"deleted": None, "value": bodies.dump(client.fields)}
    batch.add(Step(_RECORD, client.id, client.id, None, made))


def rewrite(
    batch: Batch, record: ClientRecord, fields: ClientFields, *, widen: bool = False
) -> None:
    """Write tidy fields, and all that follows from them, inside the caller's transaction."""
    before = state(record)
    rows.touch(record, batch.now)
    _set(record, fields, batch.now)
    write_aside(batch.session, record)
    step = Step(_RECORD, record.id, record.id, before, state(record))
    (batch.widen if widen else batch.add)(step)


def rewrite_all(batch: Batch, changed: Mapping[str, ClientFields]) -> None:
    """As `rewrite`, by id for many clients; that is no work with each of them. NotFound."""
    for some in portions(changed):
        records = _records(batch.session, some)
        for record in records:
            before = state(record)
            _set(record, changed[record.id], batch.now)
            batch.add(Step(_RECORD, record.id, record.id, before, state(record)))
        write_aside(batch.session, *records)


def put_back(batch: Batch, versions: Sequence[Version]) -> None:
    """Undo changes: what they changed gets the earlier value; see also `unmake`. NotFound."""
    for some in portions(versions):
        ids = tuple(dict.fromkeys(each.record_id for each in some))
        records = {record.id: record for record in _records(batch.session, ids)}
        for each in some:
            assert each.before is not None
            assert each.after is not None
            _turn_back(batch, records[each.record_id], each.before, each.after)
        write_aside(batch.session, *records.values())


def _turn_back(
    batch: Batch, record: ClientRecord, before: dict[str, Any], after: dict[str, Any]
) -> None:
    now = state(record)
    wanted = history.merged(now, before, after, WHOLES)
    deleted = wanted["deleted"]
    _set(record, bodies.client(wanted["value"]), batch.now)
    record.deleted_at = datetime.fromisoformat(deleted) if deleted else None
    record.merged_into = wanted.get("heir") if deleted else None
    batch.add(Step(_RECORD, record.id, record.id, now, state(record)))


def _set(record: ClientRecord, fields: ClientFields, now: datetime) -> None:
    for name, value in rows.client_columns(fields).items():
        setattr(record, name, value)
    record.updated_at = now


def unmake(batch: Batch, client_ids: Sequence[str]) -> None:
    """Undo that clients were made, many at once: they go into the trash. Raises NotFound."""
    session = batch.session
    for some in portions(client_ids):
        found = _records(session, some)
        for record in found:
            before = state(record)
            record.deleted_at = record.updated_at = batch.now
            batch.add(Step(_RECORD, record.id, record.id, before, state(record)))
        write_aside(session, *found)


def state(record: ClientRecord) -> dict[str, Any]:
    """The state of a client, as the history keeps it."""
    kept = {
        "deleted": record.deleted_at.isoformat() if record.deleted_at else None,
        "value": bodies.dump(rows.client(record).fields),
    }
    return kept | {"heir": record.merged_into} if record.merged_into else kept


def get(store: Store, client_id: str) -> Client:
    """A client, also one that lies in the trash. Raises NotFound."""
    with store.reading() as session:
        return rows.client(find(session, client_id, trashed=True))


def rows_of(session: Session, numbers: Sequence[int]) -> tuple[ClientRow, ...]:
    """The lines of the clients with these numbers, in this order."""
    found = session.execute(
        _ROW.add_columns(ClientRecord.number).where(ClientRecord.number.in_(numbers))
    )
    by_number = {item.number: rows.client_row(item) for item in found}
    return tuple(by_number[number] for number in numbers)


def recent(store: Store, limit: int = 8) -> tuple[ClientRow, ...]:
    """The clients worked with most recently, newest first."""
    query = (
        _ROW.where(ClientRecord.deleted_at.is_(None))
        .order_by(ClientRecord.touched_at.desc())
        .limit(limit)
    )
    with store.reading() as session:
        return tuple(rows.client_row(item) for item in session.execute(query))


def count(store: Store) -> int:
    """How many clients there are, without the trash."""
    query = select(func.count()).select_from(ClientRecord)
    with store.reading() as session:
        return session.scalar(query.where(ClientRecord.deleted_at.is_(None))) or 0


def trash(store: Store, client_id: str) -> Changes:
    """Put a client into the trash, with all that belongs to it. Raises NotFound."""
    with store.writing() as session:
        batch = Batch(session, store.clock(), "お客様をゴミ箱に入れる操作")
        throw(batch, client_id)
        return _changes(batch, client_id, Kind.CHECK, Kind.DRAFT, Kind.ENTRY)


def throw(batch: Batch, client_id: str, *, heir: str | None = None) -> None:
    """Put a client into the trash, inside the caller's transaction; `heir` took over all of it.

    Raises NotFound.
    """
    record = find(batch.session, client_id)
    before = state(record)
    record.deleted_at, record.merged_into = batch.now, heir
    write_aside(batch.session, record)
    batch.add(Step(_RECORD, record.id, record.id, before, state(record)))


def restore(store: Store, client_id: str) -> Changes:
    """Take a client out of the trash; one that is not in it stays. Raises NotFound."""
    with store.writing() as session:
        batch = Batch(session, store.clock(), "お客様をゴミ箱から戻す操作")
        record = find(session, client_id, trashed=True)
        before = state(record)
        record.deleted_at = record.merged_into = None
        write_aside(session, record)
        batch.add(Step(_RECORD, record.id, record.id, before, state(record)))
        return _changes(batch, client_id, Kind.CHECK, Kind.DRAFT, Kind.ENTRY)


def trashed(store: Store) -> tuple[ClientRow, ...]:
    """The clients in the trash, the last one first."""
    query = _ROW.where(ClientRecord.deleted_at.is_not(None)).order_by(
        ClientRecord.deleted_at.desc()
    )
    with store.reading() as session:
        return tuple(rows.client_row(item) for item in session.execute(query))


def purge(store: Store) -> Changes:
    """Remove for ever what has lain in the trash for more than 30 days."""
    limit = store.clock() - timedelta(days=TRASH_DAYS)
    with store.writing() as session:
        gone = session.scalars(select(ClientRecord.id).where(ClientRecord.deleted_at < limit)).all()
        for client_id in gone:
            remove(session, client_id)
        gone_too = erasing.old_entries(session, limit) | erasing.old_knowledge(session, limit)
        session.execute(delete(DraftRecord).where(DraftRecord.discarded_at < limit))
    blob_rows.sweep(store)
    kinds = frozenset({Kind.CLIENT, Kind.ENTRY, Kind.KNOWLEDGE})
    return Changes(kinds, frozenset(gone) | gone_too)


def find(session: Session, client_id: str, *, trashed: bool = False) -> ClientRecord:
    """The row of a client; one in the trash only if asked for. Raises NotFound."""
    query = select(ClientRecord).where(ClientRecord.id == client_id)
    if not trashed:
        query = query.where(ClientRecord.deleted_at.is_(None))
    record = session.scalars(query).one_or_none()
    if record is None:
        raise NotFound("お客様")
    return record


def write_aside(session: Session, *records: ClientRecord) -> None:
    """Keep what these clients are found by: the search index and a row for each tag."""
    ids = [record.id for record in records]
    session.execute(delete(ClientTag).where(ClientTag.client_id.in_(ids)))
    session.flush()
    given, taken, tags = [], [], []
    for record in records:
        fields = rows.client(record).fields
        tags += [{"client_id": record.id, "tag": tag} for tag in fields.tags]
        if record.deleted_at is None:
            given.append({"number": record.number, "grams": lookup.grams(fields)})
        else:
            taken.append({"number": record.number})
    for statement, values in ((insert(ClientTag), tags), (_INDEX, given), (_UNINDEX, taken)):
        if values:
            session.execute(statement, values)
    aside.refresh(session, *ids)


def _records(session: Session, ids: Sequence[str]) -> Sequence[ClientRecord]:
    """These clients, also those in the trash. Raises NotFound."""
    found = session.scalars(select(ClientRecord).where(ClientRecord.id.in_(ids))).all()
    if len(found) < len(ids):
        raise NotFound("お客様")
    return found


def remove(session: Session, client_id: str) -> None:
    """Remove a client of the trash for ever, inside the caller's transaction."""
    checks = session.scalars(
        select(CheckState.check_id).where(CheckState.client_id == client_id)
    ).all()
    # The triggers let a check go only while its state still names a client in the trash.
    for check_id in checks:
        session.execute(delete(CheckMove).where(CheckMove.check_id == check_id))
    session.execute(text("PRAGMA defer_foreign_keys = ON"))
    for check_id in checks:
        session.execute(delete(FinishedCheck).where(FinishedCheck.id == check_id))
        session.execute(delete(CheckState).where(CheckState.check_id == check_id))
    _pass_on(session, client_id)
    session.execute(delete(ClientRecord).where(ClientRecord.id == client_id))


def _pass_on(session: Session, client_id: str) -> None:
    """The ledger outlives the client; that of a merged one, and its history, are its heir's."""
    heir = heirs.final(session, client_id)
    if heir == client_id:
        return
    session.merge(LedgerHeir(client_id=client_id, heir_id=heir))
    if session.scalar(select(ClientRecord.id).where(ClientRecord.id == heir)):
        history.pass_on(session, client_id, heir)


def _changes(batch: Batch, client_id: str, *kinds: Kind) -> Changes:
    touched = frozenset({Kind.CLIENT, *kinds})
    return Changes(touched, frozenset({client_id}), batch.undo, batch.action)
