"""Clients: making, changing, finding, and a trash that keeps them for 30 days."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select, text

from app.domain import (
    bands,
    channels,
    company,
    corporate_number,
    industry,
    japanese,
    prefectures,
)
from app.domain.changes import Changes, Kind
from app.domain.records import Client, ClientFields, ClientRow, Page
from app.errors import Fault, Faults, NotFound
from app.models.tables import (
    CheckMove,
    CheckState,
    ClientRecord,
    DraftRecord,
    FinishedCheck,
)
from app.services import lookup, rows
from app.services.check_input import storable
from app.services.store import Store, new_id

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

TRASH_DAYS = 30
_LONGEST = {"name": 200, "kana": 200, "town": 200, "representative": 100, "phone": 40,
            "email": 254, "note": 10_000}  # fmt: skip
_MOST_PEOPLE = 9_999_999
_MOST_YEN = 10**15
# From so many hits on, walking the sorted list is quicker than sorting the hits.
_MANY_HITS = 1_000

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
    now = store.clock()
    with store.writing() as session:
        record = ClientRecord(
            id=new_id(),
            created_at=now,
            updated_at=now,
            touched_at=now,
            **rows.client_columns(fields),
        )
        session.add(record)
        session.flush()
        _index(session, record.number, fields)
        return rows.client(record), _changes(record.id)


def update(store: Store, client_id: str, fields: ClientFields) -> tuple[Client, Changes]:
    """Change a client. Raises Faults, NotFound."""
    fields = tidy(fields)
    with store.writing() as session:
        record = find(session, client_id)
        rewrite(session, record, fields, store.clock())
        return rows.client(record), _changes(record.id)


def rewrite(session: Session, record: ClientRecord, fields: ClientFields, now: datetime) -> None:
    """Write tidy fields, and all that follows from them, inside the caller's transaction."""
    for name, value in rows.client_columns(fields).items():
        setattr(record, name, value)
    record.updated_at = now
    rows.touch(record, now)
    _index(session, record.number, fields)


def get(store: Store, client_id: str) -> Client:
    """A client, also one that lies in the trash. Raises NotFound."""
    with store.reading() as session:
        return rows.client(find(session, client_id, trashed=True))


def search(
    store: Store, query: str = "", *, row: str = "", offset: int = 0, limit: int = 100
) -> Page:
    """Clients whose name, reading, town or number holds every word, sorted by reading.

    A word of one character must be the first of a field. `row` keeps one 50音 row (あ … わ, 他).
    """
    expression = lookup.expression(query)
    if expression is None:
        return Page((), 0)
    with store.reading() as session:
        total = _total(session, expression, row)
        if not total:
            return Page((), 0)
        numbers = _page(session, expression, row, total, (offset, limit))
        found = session.execute(
            _ROW.add_columns(ClientRecord.number).where(ClientRecord.number.in_(numbers))
        )
        by_number = {item.number: rows.client_row(item) for item in found}
        return Page(tuple(by_number[number] for number in numbers), total)


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
    with store.reading() as session:
        return _total(session, "", "")


def trash(store: Store, client_id: str) -> Changes:
    """Put a client into the trash, with all that belongs to it. Raises NotFound."""
    with store.writing() as session:
        record = find(session, client_id)
        record.deleted_at = store.clock()
        session.execute(
            text("DELETE FROM client_search WHERE rowid = :number"), {"number": record.number}
        )
        return _changes(client_id, Kind.CHECK, Kind.DRAFT)


def restore(store: Store, client_id: str) -> Changes:
    """Take a client out of the trash; one that is not in it stays. Raises NotFound."""
    with store.writing() as session:
        record = find(session, client_id, trashed=True)
        record.deleted_at = None
        _index(session, record.number, rows.client(record).fields)
        return _changes(client_id, Kind.CHECK, Kind.DRAFT)


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
            _remove(session, client_id)
        session.execute(delete(DraftRecord).where(DraftRecord.discarded_at < limit))
        return Changes(frozenset({Kind.CLIENT}), frozenset(gone))


def tidy(fields: ClientFields) -> ClientFields:
    """The fields as they are stored: one spelling of numbers and codes. Raises Faults."""
    texts: dict[str, Any] = {name: storable(getattr(fields, name)) for name in _LONGEST}
    fields = replace(fields, **texts)
    number = corporate_number.normalise(fields.corporate_number or "")
    tidied = replace(
        fields,
        name=japanese.stored_name(fields.name),
        kana=japanese.stored_name(fields.kana),
        town=japanese.stored_name(fields.town),
        representative=japanese.stored_name(fields.representative),
        phone=japanese.narrow(fields.phone),
        email=japanese.narrow(fields.email),
        corporate_number=number or None,
        industry=fields.industry or None,
        employees_band=fields.employees_band or None,
        kind=fields.kind or None,
        prefecture=fields.prefecture or None,
        channel=fields.channel or None,
    )
    found = tuple(_faults(tidied))
    if found:
        raise Faults(found)
    return tidied


def find(session: Session, client_id: str, *, trashed: bool = False) -> ClientRecord:
    """The row of a client; one in the trash only if asked for. Raises NotFound."""
    query = select(ClientRecord).where(ClientRecord.id == client_id)
    if not trashed:
        query = query.where(ClientRecord.deleted_at.is_(None))
    record = session.scalars(query).one_or_none()
    if record is None:
        raise NotFound("お客様")
    return record


def _faults(fields: ClientFields) -> list[Fault]:
    known = (
        ("industry", fields.industry is None or industry.is_industry(fields.industry),
         "この業種はありません。一覧から選んでください。"),
        ("employees_band", fields.employees_band is None
         or bands.is_employees_band(fields.employees_band),
         "この人数の区分はありません。一覧から選んでください。"),
        ("kind", fields.kind is None or fields.kind in company.KINDS,
         "この種別はありません。一覧から選んでください。"),
        ("prefecture", fields.prefecture is None or prefectures.is_prefecture(fields.prefecture),
         "この都道府県はありません。一覧から選んでください。"),
        ("channel", fields.channel is None or channels.is_channel(fields.channel),
         "この流入経路はありません。一覧から選んでください。"),
        ("name", bool(fields.name), "会社名・屋号を入力してください。"),
        ("employees", fields.employees is None or 0 <= fields.employees <= _MOST_PEOPLE,
         "従業員数は0以上の数で入力してください。"),
        ("capital_yen", fields.capital_yen is None or 0 <= fields.capital_yen <= _MOST_YEN,
         "資本金は0以上の数で入力してください。"),
    )  # fmt: skip
    found = [Fault(place, sentence) for place, good, sentence in known if not good]
    if fields.corporate_number and (wrong := corporate_number.fault(fields.corporate_number)):
        found.append(Fault("corporate_number", wrong))
    found += [
        Fault(name, f"{longest:,}文字までにしてください。")
        for name, longest in _LONGEST.items()
        if len(getattr(fields, name)) > longest
    ]
    return found


def _index(session: Session, number: int, fields: ClientFields) -> None:
    session.execute(
        text("INSERT OR REPLACE INTO client_search(rowid, grams) VALUES (:number, :grams)"),
        {"number": number, "grams": lookup.grams(fields)},
    )


def _total(session: Session, expression: str, row: str) -> int:
    clauses, values = _clauses(expression, row)
    if expression and not row:  # the index holds no client of the trash
        query = "SELECT count(*) FROM client_search WHERE client_search MATCH :match"
    else:
        query = f"SELECT count(*) FROM client WHERE {clauses}"  # noqa: S608 - fixed parts only
    return int(session.execute(text(query), values).scalar_one())


def _page(
    session: Session, expression: str, row: str, total: int, window: tuple[int, int]
) -> list[int]:
    clauses, values = _clauses(expression, row)
    if expression and total < _MANY_HITS:
        # A plus sign keeps the planner from the sorted index: look up the hits and sort them.
        clauses = clauses.replace("deleted_at IS NULL", "+deleted_at IS NULL")
    elif expression:
        clauses = clauses.replace("number IN", "+number IN")
    query = (
        f"SELECT number FROM client WHERE {clauses} "  # noqa: S608 - fixed parts only
        "ORDER BY sort_key, number LIMIT :limit OFFSET :offset"
    )
    values |= {"offset": max(0, window[0]), "limit": max(0, window[1])}
    return [int(number) for number in session.execute(text(query), values).scalars()]


def _clauses(expression: str, row: str) -> tuple[str, dict[str, Any]]:
    parts, values = ["deleted_at IS NULL"], {}
    if row:
        parts.append("kana_row = :row")
        values["row"] = row
    if expression:
        parts.append("number IN (SELECT rowid FROM client_search WHERE client_search MATCH :match)")
        values["match"] = expression
    return " AND ".join(parts), values


def _remove(session: Session, client_id: str) -> None:
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
    session.execute(delete(ClientRecord).where(ClientRecord.id == client_id))


def _changes(client_id: str, *kinds: Kind) -> Changes:
    return Changes(frozenset({Kind.CLIENT, *kinds}), frozenset({client_id}))
