"""Published data that were taken in: a corporation by its number, and candidates while typing."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, bindparam, delete, func, or_, select, text

from app.domain import corporate_number, japanese
from app.domain.changes import Changes, Kind
from app.domain.houjin import Houjin, HoujinSource
from app.errors import StoreBusy
from app.models.reference import HoujinRecord, HoujinSourceRecord
from app.services import houjin_words
from app.services.houjin_import import import_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import InstrumentedAttribute

    from app.services.store import Store

__all__ = ["CHANGED", "candidates", "import_file", "lookup", "remove", "sources"]

CHANGED = Changes(frozenset({Kind.REFERENCE}))
_LAST = "\U0010ffff"  # sorts after everything that a key can hold
_FEW_DIGITS = 3  # fewer say nothing about a number
_PAIR = 2
_HITS = 400  # of a search inside of names; the first few are shown
_ROW = select(*(getattr(HoujinRecord, field.name) for field in fields(Houjin)))


def _begins(column: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    return and_(column >= bindparam("word"), column < bindparam("after"))


def _beginning(ended: bool) -> list[Any]:  # noqa: FBT001 - of our own, below
    """Names and readings that begin with the word."""
    keys = (HoujinRecord.key, HoujinRecord.kana_key)
    return [_shown(ended).where(_begins(key)).order_by(key) for key in keys]


def _inside(ended: bool) -> Any:  # noqa: FBT001 - of our own, below
    """Names with the word in them: of those with all its pairs, which may lie apart."""
    hits = (
        text("SELECT rowid AS id FROM houjin_search WHERE houjin_search MATCH :pairs LIMIT :hits")
        .columns(HoujinRecord.id)
        .subquery()
    )
    keys = (HoujinRecord.key, HoujinRecord.kana_key)
    has = or_(*(func.instr(key, bindparam("word")) > 0 for key in keys))
    found = _shown(ended).join(hits, hits.c.id == HoujinRecord.id).where(has)
    return found.order_by(HoujinRecord.key)


def _shown(ended: bool) -> Any:  # noqa: FBT001 - of our own, below
    return _ROW.where(HoujinRecord.hidden.is_(False), (HoujinRecord.closed_on != "") == ended)


# Built once: to build them anew takes longer than to run them.
_BY_NUMBER = [_ROW.where(_begins(HoujinRecord.number)).order_by(HoujinRecord.number)]
_BY_LETTER = [*_beginning(False), *_beginning(True)]
_BY_WORD = [*_beginning(False), _inside(False), *_beginning(True), _inside(True)]


def lookup(store: Store, number: str) -> Houjin | None:
    """The corporation of a typed 法人番号 (12 digits are completed); None when not known."""
    plain = corporate_number.normalise(number)
    with store.reading() as session:
        row = session.execute(_ROW.where(HoujinRecord.number == plain)).one_or_none()
        return None if row is None else Houjin(*row)


def candidates(store: Store, typed: str, limit: int = 8) -> tuple[Houjin, ...]:
    """What may be meant by the beginning of a number, or by a part of a name or its reading.

    Names that begin so come first, those that have ended last. Three digits are the least.
    """
    queries, given = _search(typed)
    with store.reading() as session:
        found: dict[str, Houjin] = {}
        for query in queries:
            for row in session.execute(query.limit(limit), given):
                found.setdefault(row.number, Houjin(*row))
            if len(found) >= limit:
                break
        return tuple(found.values())[:limit]


def sources(store: Store) -> tuple[HoujinSource, ...]:
    """The files that were taken in, the last one first."""
    with store.reading() as session:
        query = select(HoujinSourceRecord).order_by(HoujinSourceRecord.id.desc())
        return tuple(
            HoujinSource(
                id=record.id,
                file=record.file,
                prefectures=tuple(record.prefectures.split()),
                rows=record.rows,
                newest=record.newest,
                taken_at=record.taken_at,
                finished=record.finished,
            )
            for record in session.scalars(query)
        )


def remove(store: Store) -> Changes:
    """Take everything about corporations out of the store; the files can be taken in again.

    The room goes back to the disk too, so that backups become small again.
    """
    with store.writing() as session:
        session.execute(text("INSERT INTO houjin_search (houjin_search) VALUES ('delete-all')"))
        session.execute(delete(HoujinRecord))
        session.execute(delete(HoujinSourceRecord))
    # Somebody may be writing just now: then the room stays for what comes later.
    with suppress(StoreBusy), store.raw() as connection:
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return CHANGED


def _search(typed: str) -> tuple[Sequence[Any], dict[str, Any]]:
    """The queries for what was typed, the best hits first, and what they are given."""
    number = japanese.digits(typed)
    if number and len(number) == len("".join(japanese.narrow(typed).split()).replace("-", "")):
        queries = _BY_NUMBER if len(number) >= _FEW_DIGITS else []
        return queries, {"word": number, "after": number + _LAST}
    word = houjin_words.plain(typed)
    given = {"word": word, "after": word + _LAST}
    if len(word) < _PAIR:
        return _BY_LETTER if word else [], given
    return _BY_WORD, given | {"pairs": houjin_words.expression(word), "hits": _HITS}
