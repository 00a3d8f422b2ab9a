"""Finding clients by words anywhere in their record and by filters, with why each was found.

Every word must stand somewhere in the record of the client: one in the name, another in a note.
Without another order those whose name, reading, town or number begins or holds the words come
first, by reading; then those of whom it is written, the one worked with last first.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, text

from app.domain import industry, japanese, local_time, search
from app.domain.entries.kinds import KINDS
from app.domain.records import Page
from app.domain.search import Search, Why
from app.models.entries import ColleagueRecord, EntryRecord
from app.models.tables import CheckState, ClientRecord, FinishedCheck
from app.services import aside, bodies, clients, filters, lookup, marks, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from app.domain.records import ClientFields
    from app.services.store import Store

MOST = 1_000  # from so many hits on they are not counted
_READ_FILTERED = 6_000  # so many hits are looked up one by one sooner than all clients are read
_NEAR = 200  # as far into many hits each client is asked for by itself
_SAMPLE = 12  # when not half of the first so many are hits, the next one may be far: read all hits
_ALL = "SELECT rowid FROM entry_search WHERE entry_search MATCH :words"
_NAMED = "SELECT rowid FROM client_search WHERE client_search MATCH :names"
_EACH = f"EXISTS ({_ALL} AND entry_search.rowid = client.number)"
_ORDERS = {
    "kana": "sort_key, number",
    "seen": "seen_on DESC, number DESC",
    "recent": "touched_at DESC, number DESC",
}
_INDEXES = {"kana": "ix_client_list", "seen": "ix_client_seen", "recent": "ix_client_recent"}
# One look among the names for each client: those found by name by reading, the others after all.
_NAMES_FIRST = (
    f"CASE WHEN number IN ({_NAMED}) THEN sort_key || char(1) || printf('%012d', number) "
    f"ELSE char(1114111) END, {_ORDERS['recent']}"
)
# What the line of a client says anyway needs no word of why.
_SHOWN = frozenset({"name", "kana", "town"})


def find(store: Store, wanted: Search, *, offset: int = 0, limit: int = 100) -> Page:
    """A page of the clients that meet it, and how many there are in all.

    From `MOST` on they are not counted: the page says `more`.
    """
    words = lookup.words(wanted.text)
    if words is None:
        return Page((), 0)
    clauses, values = _filters(store, wanted, words)
    asked = _Asked(wanted, words, clauses, values, max(0, offset), max(0, limit))
    with store.reading() as session:
        numbers, total = _numbers(session, asked)
        found = clients.rows_of(session, numbers)
        whys = _whys(session, numbers, words)
    lines = tuple(replace(each, why=whys.get(each.id)) for each in found)
    return Page(lines, min(total, MOST) if words else total, more=bool(words) and total > MOST)


def ids(store: Store, wanted: Search) -> tuple[str, ...]:
    """The ids of all clients that meet it, in the order of `find`."""
    words = lookup.words(wanted.text)
    if words is None:
        return ()
    clauses, values = _filters(store, wanted, words)
    with store.reading() as session:
        if words:
            clauses.append(f"number IN ({_ALL})")
            values.update(_words(session, wanted, words))
        query = _select("id", "client", clauses, _order(wanted, words))
        return tuple(session.execute(text(query), values).scalars())


def _filters(
    store: Store, wanted: Search, words: tuple[str, ...]
) -> tuple[list[str], dict[str, Any]]:
    """Conditions and their values; beside words without those that the search index meets."""
    return filters.clauses(wanted, local_time.day_of(store.clock()), coded=not words)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A search on its way: its folded words, its conditions and their values, the page."""

    wanted: Search
    words: tuple[str, ...]
    clauses: list[str]
    values: dict[str, Any]
    offset: int
    limit: int

    @property
    def end(self) -> int:
        return self.offset + self.limit


def _numbers(session: Session, asked: _Asked) -> tuple[list[int], int]:
    """The numbers of the page, and how many there are; more than `MOST` for not counted."""
    if not asked.words:
        return _without_words(session, asked)
    asked.values.update(_words(session, asked.wanted, asked.words))
    filtered = len(asked.clauses) > 1
    most = _READ_FILTERED if filtered else MOST
    if _count(session, f"{_ALL} LIMIT {most + 1}", asked) <= most:
        return _few(session, asked)
    if filtered:
        return _many_filtered(session, asked)
    return _many(session, asked), MOST + 1


def _without_words(session: Session, asked: _Asked) -> tuple[list[int], int]:
    # This index holds every column that is asked for: the table itself is not read.
    source = "client INDEXED BY ix_client_list"
    total = _read(session, _select("count(*)", source, asked.clauses), asked.values)[0]
    if len(asked.clauses) == 1:
        source = f"client INDEXED BY {_INDEXES[asked.wanted.sort]}"
    query = _select("number", source, asked.clauses, _ORDERS[asked.wanted.sort])
    return _window(session, query, asked), total


def _few(session: Session, asked: _Asked) -> tuple[list[int], int]:
    """All of them are looked up and sorted."""
    # A plus sign keeps the planner from the sorted index: look up the hits and sort them.
    clauses = ["+deleted_at IS NULL", *asked.clauses[1:], f"number IN ({_ALL})"]
    query = _select("number", "client", clauses, _order(asked.wanted, asked.words))
    found = _read(session, f"{query} LIMIT {max(asked.end, MOST + 1)}", asked.values)
    return found[asked.offset : asked.end], len(found)


def _many_filtered(session: Session, asked: _Asked) -> tuple[list[int], int]:
    clauses = [*asked.clauses, f"number IN ({_ALL})"]
    order = _order(asked.wanted, asked.words)
    if order == _NAMES_FIRST and not _count(session, f"{_NAMED} LIMIT 1", asked):
        order = _ORDERS["recent"]
    query = _select("number", "client INDEXED BY ix_client_list", clauses, order)
    found = _read(session, f"{query} LIMIT {max(asked.end, MOST + 1)}", asked.values)
    return found[asked.offset : asked.end], len(found)


def _many(session: Session, asked: _Asked) -> list[int]:
    """Walk the sorted list."""
    sort = asked.wanted.sort
    near = asked.end <= _NEAR and _often(session, asked)
    holds = _EACH if near else f"+number IN ({_ALL})"
    if sort != "kana":
        source = f"client INDEXED BY {_INDEXES[sort]}"
        return _window(
            session, _select("number", source, [*asked.clauses, holds], _ORDERS[sort]), asked
        )
    # Who is found by name need not meet the filters that the words of the index stand for.
    called = f"{_NAMED} INTERSECT {_ALL}" if any(marks.wanted(asked.wanted)) else _NAMED
    named = _count(session, called, asked)
    found: list[int] = []
    if asked.offset < named:
        clauses = [*asked.clauses, f"+number IN ({called})"]
        source = "client INDEXED BY ix_client_list"
        found = _window(session, _select("number", source, clauses, _ORDERS["kana"]), asked)
    if len(found) < asked.limit:
        clauses = [*asked.clauses, f"number NOT IN ({called})", holds]
        source = "client INDEXED BY ix_client_recent"
        left = replace(asked, offset=max(0, asked.offset - named), limit=asked.limit - len(found))
        found += _window(session, _select("number", source, clauses, _ORDERS["recent"]), left)
    return found


def _often(session: Session, asked: _Asked) -> bool:
    """Whether the head of the list is so full of hits that the next one is near."""
    sort = "recent" if asked.wanted.sort == "kana" else asked.wanted.sort
    source = f"client INDEXED BY {_INDEXES[sort]}"
    first = f"{_select('number', source, asked.clauses, _ORDERS[sort])} LIMIT {_SAMPLE}"
    return _count(session, _select("1", f"({first}) AS client", [_EACH]), asked) * 2 >= _SAMPLE


def _words(session: Session, wanted: Search, words: tuple[str, ...]) -> dict[str, str | None]:
    called = _colleagues(session)
    owners = {
        word: [marks.mark("owner", each) for each, names in called.items() if _in(names, word)]
        for word in words
    }
    return {
        "words": lookup.anywhere(words, owners, marks.wanted(wanted)),
        "names": lookup.expression(wanted.text),
    }


def _colleagues(session: Session) -> dict[str, tuple[str, str]]:
    """Names and readings of all who may be in charge, by id; of those who left too."""
    query = select(ColleagueRecord.id, ColleagueRecord.name, ColleagueRecord.kana)
    return {each: (name, kana) for each, name, kana in session.execute(query)}


def _in(texts: Iterable[str], word: str) -> bool:
    return any(word in search.folded(each) for each in texts if each)


def _order(wanted: Search, words: tuple[str, ...]) -> str:
    return _NAMES_FIRST if words and wanted.sort == "kana" else _ORDERS[wanted.sort]


def _select(what: str, source: str, clauses: list[str], order: str = "") -> str:
    query = f"SELECT {what} FROM {source} WHERE {' AND '.join(clauses)}"  # noqa: S608 - fixed parts only
    return f"{query} ORDER BY {order}" if order else query


def _window(session: Session, query: str, asked: _Asked) -> list[int]:
    return _read(session, f"{query} LIMIT {asked.limit} OFFSET {asked.offset}", asked.values)


def _count(session: Session, query: str, asked: _Asked) -> int:
    return _read(session, f"SELECT count(*) FROM ({query})", asked.values)[0]  # noqa: S608 - fixed parts only


def _read(session: Session, query: str, values: dict[str, Any]) -> list[int]:
    return list(session.execute(text(query), values).scalars().all())


def _whys(session: Session, numbers: Sequence[int], words: Sequence[str]) -> dict[str, Why]:
    """Why each of these clients was found, where its line does not show it."""
    found: dict[str, Why] = {}
    open_: dict[str, str] = {}
    if not words or not numbers:
        return found
    called = _colleagues(session)
    query = select(ClientRecord).where(ClientRecord.number.in_(numbers))
    for record in session.scalars(query):
        fields = rows.client(record).fields
        missing = _not_shown(fields, words)
        if missing and (why := _in_profile(fields, called, missing)):
            found[record.id] = why
        elif missing:
            open_[record.id] = missing
    _in_entries(session, open_, found)
    _in_checks(session, open_, found)
    return found


def _not_shown(fields: ClientFields, words: Sequence[str]) -> str:
    """The first word that the line of the client does not show; "" when it shows all."""
    shown = [each for name, each in search.texts(fields) if name in _SHOWN]
    shown.append(industry.short_name(fields.industry))
    together = _together(shown)
    return next((word for word in words if word not in together or not _in(shown, word)), "")


def _in_profile(
    fields: ClientFields, called: Mapping[str, tuple[str, str]], word: str
) -> Why | None:
    in_charge = (("owner", each) for each in called.get(fields.owner or "", ()))
    texts = list(chain(search.texts(fields), in_charge))
    if word not in _together(value for _, value in texts):
        return None
    for name, value in texts:
        if parts := search.around(value, word):
            return Why(name, *parts)
    return None


def _together(texts: Iterable[str]) -> str:
    """All of them folded at once, which is quicker: holds at least what each of them holds."""
    return search.folded("。".join(filter(None, texts)))


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
