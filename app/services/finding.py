"""Finding clients by words anywhere in their record and by filters, with why each was found.

Every word must stand somewhere in the record of the client: one in the name, another in a note.
Without another order those whose name, reading, town or number begins or holds the words come
first, by reading; then those of whom it is written, the one worked with last first.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, text

from app.domain import japanese, local_time, search
from app.domain.entries.kinds import KINDS
from app.domain.records import Page
from app.domain.search import Search, Why
from app.models.entries import EntryRecord
from app.models.tables import CheckState, ClientRecord, FinishedCheck
from app.services import aside, bodies, clients, filters, lookup, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from app.domain.records import ClientFields
    from app.services.store import Store

_EVERYWHERE = "number IN (SELECT rowid FROM entry_search WHERE entry_search MATCH :words)"
_BY_NAME = "number IN (SELECT rowid FROM client_search WHERE client_search MATCH :names)"
_ORDERS = {
    "kana": "sort_key, number",
    "seen": "seen_on IS NULL, seen_on DESC, sort_key, number",
    "recent": "touched_at DESC, number",
}
# What the line of a client says anyway needs no word of why.
_SHOWN = frozenset({"name", "kana", "town"})


def find(store: Store, wanted: Search, *, offset: int = 0, limit: int = 100) -> Page:
    """A page of the clients that meet it, and how many there are in all."""
    words = lookup.words(wanted.text)
    if words is None:
        return Page((), 0)
    today = local_time.day_of(store.clock())
    clauses, values = filters.clauses(wanted, today)
    order = _ORDERS[wanted.sort]
    if words:
        clauses.append(_EVERYWHERE)
        values["words"] = lookup.anywhere(words)
        if wanted.sort == "kana":
            values["names"] = lookup.expression(wanted.text)
            order = f"NOT {_BY_NAME}, CASE WHEN {_BY_NAME} THEN sort_key END, touched_at DESC"
    # The index alone holds every column that is asked for, in the order of the readings.
    source = f"FROM client INDEXED BY ix_client_list WHERE {' AND '.join(clauses)}"
    with store.reading() as session:
        total = _total(session, source, values, plain=bool(words) and len(clauses) == _PLAIN)
        query = f"SELECT number {source} ORDER BY {order} LIMIT :limit OFFSET :offset"
        window = {"limit": max(0, limit), "offset": max(0, offset)}
        numbers = session.execute(text(query), values | window).scalars().all() if total else ()
        found = clients.rows_of(session, numbers)
        whys = _whys(session, numbers, words)
    return Page(tuple(replace(each, why=whys.get(each.id)) for each in found), total)


def ids(store: Store, wanted: Search) -> tuple[str, ...]:
    """The ids of all clients that meet it, in the order of `find` by reading."""
    words = lookup.words(wanted.text)
    if words is None:
        return ()
    clauses, values = filters.clauses(wanted, local_time.day_of(store.clock()))
    if words:
        clauses.append(_EVERYWHERE)
        values["words"] = lookup.anywhere(words)
    query = f"SELECT id FROM client WHERE {' AND '.join(clauses)} ORDER BY {_ORDERS[wanted.sort]}"  # noqa: S608 - fixed parts only
    with store.reading() as session:
        return tuple(session.execute(text(query), values).scalars())


_PLAIN = 2  # clauses of a search for words alone: not in the trash, and the words


def _total(session: Session, source: str, values: dict[str, Any], *, plain: bool) -> int:
    if plain:  # the index holds no client of the trash
        source = "FROM entry_search WHERE entry_search MATCH :words"
    return int(session.execute(text(f"SELECT count(*) {source}"), values).scalar_one())


def _whys(session: Session, numbers: Sequence[int], words: Sequence[str]) -> dict[str, Why]:
    """Why each of these clients was found, where its line does not show it."""
    found: dict[str, Why] = {}
    open_: dict[str, str] = {}
    if not words or not numbers:
        return found
    query = select(ClientRecord).where(ClientRecord.number.in_(numbers))
    for record in session.scalars(query):
        fields = rows.client(record).fields
        missing = _not_shown(fields, words)
        if missing and (why := _in_profile(fields, missing)):
            found[record.id] = why
        elif missing:
            open_[record.id] = missing
    _in_entries(session, open_, found)
    _in_checks(session, open_, found)
    return found


def _not_shown(fields: ClientFields, words: Sequence[str]) -> str:
    """The first word that the line of the client does not show; "" when it shows all."""
    shown = [search.folded(each) for name, each in search.texts(fields) if name in _SHOWN]
    return next((word for word in words if not any(word in each for each in shown)), "")


def _in_profile(fields: ClientFields, word: str) -> Why | None:
    for name, value in search.texts(fields):
        if parts := search.around(value, word):
            return Why(name, *parts)
    return None


def _in_entries(session: Session, open_: dict[str, str], found: dict[str, Why]) -> None:
    """Look at the newest entry of each first; those that need folding come in a second round."""
    if not open_:
        return
    # Without the kind among the conditions: the planner would take its index and read them all.
    query = (
        select(
            EntryRecord.client_id,
            EntryRecord.id,
            EntryRecord.kind,
            EntryRecord.at,
            EntryRecord.body,
        )
        .where(EntryRecord.client_id.in_(open_), EntryRecord.deleted_at.is_(None))
        .order_by(EntryRecord.at.desc())
    )
    lines = [line for line in session.execute(query) if line.kind in KINDS]
    for holds in (_as_written, _folded):
        for client_id, entry_id, kind, at, body in lines:
            word = open_[client_id]
            if client_id in found or not holds(body, word):
                continue
            texts = bodies.entry(kind, json.loads(body)).words()
            if parts := _first(texts, word):
                found[client_id] = Why(kind, *parts, entry_id=entry_id, on=local_time.day_of(at))


def _as_written(body: str, word: str) -> bool:
    return word in body or japanese.to_katakana(word) in body


def _folded(body: str, word: str) -> bool:
    return word in search.folded(body)


def _in_checks(session: Session, open_: dict[str, str], found: dict[str, Why]) -> None:
    left = open_.keys() - found.keys()
    query = (
        select(CheckState.client_id, FinishedCheck)
        .join(FinishedCheck, FinishedCheck.id == CheckState.check_id)
        .where(CheckState.client_id.in_(left), CheckState.superseded_by.is_(None))
        .order_by(CheckState.conducted_on)
    )
    for client_id, record in session.execute(query) if left else ():
        texts = aside.check_words(record, json.loads(record.answers))
        if parts := _first(texts, open_[client_id]):
            found[client_id] = Why("check", *parts, entry_id=record.id, on=record.conducted_on)


def _first(texts: Iterable[str], word: str) -> tuple[str, str, str] | None:
    return next((parts for each in texts if (parts := search.around(each, word))), None)
