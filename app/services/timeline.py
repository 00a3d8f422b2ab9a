"""経過: everything dated about a client in one list, what is to come on top.

A client may have thousands of entries: a page reads as many lines as it shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import merge
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.domain import japanese, local_time
from app.domain.entries.kinds import KINDS
from app.models.entries import EntryRecord, VersionRecord
from app.services import checks, entries

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime

    from sqlalchemy.orm import Session

    from app.domain.entries.base import Entry
    from app.domain.records import Check
    from app.services.store import Store

CHECK = "check"
PAGE = 50
_TO_COME = frozenset({"planned", "requested"})
_AT_ONCE = PAGE + 1  # rows that are fetched together: a page, and whether there are more


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; nothing given means everything.

    `kinds` keeps some kinds ("check" for finished checks), `words` those that hold every word,
    `to_come` only what is to come.
    """

    kinds: tuple[str, ...] = ()
    words: str = ""
    to_come: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line: an entry or a finished check. `changed_at` only when it was changed since."""

    id: str
    kind: str
    at: datetime
    author_name: str
    to_come: bool = False
    changed_at: datetime | None = None
    entry: Entry | None = None
    check: Check | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The first lines; `more` tells that there are others."""

    lines: tuple[Line, ...] = ()
    more: bool = False


def page(store: Store, client_id: str, wanted: Wanted, *, limit: int = PAGE) -> Page:
    """The first lines of a client: what is to come (the next first), then the latest first."""
    with store.reading() as session:
        found = tuple(islice(_lines(session, store, client_id, wanted), limit + 1))
    return Page(found[:limit], more=len(found) > limit)


def of_client(store: Store, client_id: str, wanted: Wanted) -> tuple[Line, ...]:
    """All lines of a client, in the order of `page`."""
    with store.reading() as session:
        return tuple(_lines(session, store, client_id, wanted))


def changed(store: Store, record_ids: Collection[str]) -> frozenset[str]:
    """The records of these that have an earlier version."""
    with store.reading() as session:
        found = session.scalars(
            select(VersionRecord.record_id).where(
                VersionRecord.record_id.in_(record_ids), VersionRecord.before.is_not(None)
            )
        )
        return frozenset(found)


def _lines(session: Session, store: Store, client_id: str, wanted: Wanted) -> Iterator[Line]:
    """The lines one after the other; nothing is read before it is asked for."""
    kinds = [
        name
        for name, shape in KINDS.items()
        if shape.on_timeline and (not wanted.kinds or name in wanted.kinds)
    ]
    found = _entries(session, client_id, kinds, to_come=True)
    if not wanted.to_come:
        past = _entries(session, client_id, kinds, to_come=False)
        with_checks = not wanted.kinds or CHECK in wanted.kinds
        done = _checks(store, client_id) if with_checks else iter(())
        found = chain(found, merge(past, done, key=_when, reverse=True))
    typed = [japanese.search_text(word) for word in wanted.words.split()]
    return (line for line in found if _holds(line, typed))


def _entries(
    session: Session, client_id: str, kinds: Collection[str], *, to_come: bool
) -> Iterator[Line]:
    ahead: Any = EntryRecord.due_on.is_not(None) | EntryRecord.state.in_(_TO_COME)
    order = (EntryRecord.at, EntryRecord.id)
    query = (
        select(EntryRecord)
        .where(
            EntryRecord.client_id == client_id,
            EntryRecord.deleted_at.is_(None),
            EntryRecord.kind.in_(kinds),
            ahead if to_come else ~ahead,
        )
        .order_by(*(order if to_come else (column.desc() for column in order)))
        .execution_options(yield_per=_AT_ONCE)
    )
    for row in session.scalars(query):
        yield _entry(entries.entry(row), to_come=to_come)


def _checks(store: Store, client_id: str) -> Iterator[Line]:
    yield from sorted(map(_check, checks.history(store, client_id)), key=_when, reverse=True)


def _entry(entry: Entry, *, to_come: bool) -> Line:
    return Line(
        id=entry.id,
        kind=entry.kind,
        at=local_time.instant(entry.value.when() or entry.created_at),
        author_name=entry.author_name,
        to_come=to_come,
        changed_at=entry.updated_at if entry.updated_at != entry.created_at else None,
        entry=entry,
    )


def _check(check: Check) -> Line:
    return Line(
        id=check.id,
        kind=CHECK,
        at=local_time.noon(check.context.conducted_on),
        author_name=check.advisor,
        check=check,
    )


def _holds(line: Line, typed: list[str]) -> bool:
    if not typed:
        return True
    if line.entry is not None:
        texts = line.entry.value.words()
    else:
        assert line.check is not None
        texts = (line.check.memo, line.check.answers.get("q1.vision", ""))
    whole = "\n".join(japanese.search_text(text) for text in texts)
    return all(word in whole for word in typed)


def _when(line: Line) -> tuple[datetime, str]:
    return line.at, line.id
