"""Taking in files of the 国税庁: a thousand rows a transaction, so that nobody waits for the lock.

Each row says all about one corporation and is written whole. An import that was stopped leaves
what it has taken in, marked as unfinished; the same file again goes on from there, since rows that
say nothing new are passed over (docs/adr/0011).
"""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select

from app.domain.houjin import Houjin, HoujinOutcome
from app.domain.prefectures import PREFECTURES
from app.errors import Fault, Faults
from app.models.reference import HoujinRecord, HoujinSourceRecord
from app.services import houjin_file, houjin_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sqlalchemy.orm import Session

    from app.domain.houjin import HoujinRow
    from app.services.houjin_file import Part, Read
    from app.services.store import Store

AT_ONCE = 1_000  # rows a transaction: some tenths of a second
MOST_FAULTS = 1_000  # from here on the file is not what it should be
_COLUMNS = tuple(field.name for field in fields(Houjin))
_VALUES = attrgetter(*_COLUMNS)
_INSERT = (
    f"INSERT INTO houjin (id, {', '.join(_COLUMNS)}, key, kana_key) "  # noqa: S608 - our own names
    f"VALUES ({', '.join('?' * (len(_COLUMNS) + 3))})"
)
_UPDATE = f"UPDATE houjin SET {', '.join(f'{name} = ?' for name in _COLUMNS)} WHERE id = ?"  # noqa: S608
_INDEX = "INSERT INTO houjin_search (rowid, grams) VALUES (?, ?)"
_DELETE = "DELETE FROM houjin WHERE id = ?"
_UNINDEX = "DELETE FROM houjin_search WHERE rowid = ?"


def import_file(
    store: Store,
    path: str | Path,
    *,
    progress: Callable[[int, float], None] = lambda _rows, _share: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> HoujinOutcome:
    """Take in a prefecture file or a diff file, .csv or .zip.

    Rows with faults are left out and named in the outcome. `progress` gets the rows so far and the
    share of the file (0..1); `cancelled` is asked after each thousand rows. Raises Faults when
    the file cannot be read, holds no row of this kind or more than a thousand faults.
    """
    place = Path(path)
    found = houjin_file.parts(place)
    for part in found:
        houjin_file.check(part)
    work = _Import(store, place, sum(part.size for part in found))
    for rows, share in work.batches(found):
        work.write(rows)
        progress(work.outcome.rows, share)
        if cancelled():
            work.outcome = replace(work.outcome, finished=False)
            break
    return work.finish()


class _Import:
    """One import: what it has done so far, and the row that tells of the file."""

    def __init__(self, store: Store, path: Path, size: int) -> None:
        self._store, self._path, self._size = store, path, max(1, size)
        self._source: int | None = None
        self._prefectures: set[str] = set()
        self._newest = ""
        self._faults: list[Fault] = []
        self.outcome = HoujinOutcome()

    def batches(self, parts: Iterable[Part]) -> Iterator[tuple[list[HoujinRow], float]]:
        """The good rows, some at once, with the share of the bytes; keeps the faults."""
        before = 0
        for part in parts:
            lines = houjin_file.read(part)
            while batch := list(islice(lines, AT_ONCE)):
                yield self._good(batch), min(1.0, (before + batch[-1].done) / self._size)
            before += part.size

    def write(self, rows: Sequence[HoujinRow]) -> None:
        """Write some rows in one transaction, and how far the import has come."""
        if not rows:
            return
        with self._store.reading() as session:
            batch = _Batch(session, _latest(rows))
        self._newest = max(self._newest, *(row.houjin.updated_on for row in rows))
        self._prefectures |= {row.houjin.prefecture for row in rows} & set(PREFECTURES)
        with self._store.writing() as session:
            batch.write(session)
            done = self.outcome
            self.outcome = replace(
                done,
                rows=done.rows + len(rows),
                new=done.new + batch.new,
                changed=done.changed + batch.changed,
                closed=done.closed + batch.closed,
            )
            self._tell(session, finished=False)

    def finish(self) -> HoujinOutcome:
        """Mark the file as taken in whole, unless it was stopped."""
        if not self.outcome.rows:
            raise Faults(tuple(self._faults) or (_empty(self._path),))
        if self.outcome.finished:
            with self._store.writing() as session:
                self._tell(session, finished=True)
        return replace(self.outcome, faults=tuple(self._faults))

    def _good(self, batch: Sequence[Read]) -> list[HoujinRow]:
        self._faults += [each.fault for each in batch if each.fault is not None]
        if len(self._faults) > MOST_FAULTS:
            raise Faults(tuple(self._faults[:MOST_FAULTS]))
        return [each.row for each in batch if each.row is not None]

    def _tell(self, session: Session, *, finished: bool) -> None:
        """Write what is known of the file; an unfinished import of it before is forgotten."""
        record = session.get(HoujinSourceRecord, self._source) if self._source else None
        if record is None:
            same = HoujinSourceRecord.file == self._path.name
            session.execute(delete(HoujinSourceRecord).where(same))
            record = HoujinSourceRecord(file=self._path.name, taken_at=self._store.clock())
            session.add(record)
        record.prefectures = " ".join(sorted(self._prefectures))
        record.rows, record.newest = self.outcome.rows, self._newest
        record.finished = finished
        session.flush()
        self._source = record.id


class _Batch:
    """Some rows against what the store has of them: worked out first, so that writing is short.

    Nobody else writes these tables: the store has one writing process, and that one lane.
    """

    def __init__(self, session: Session, rows: Sequence[HoujinRow]) -> None:
        self._next = (session.scalar(select(func.max(HoujinRecord.id))) or 0) + 1
        self._inserts: list[tuple[Any, ...]] = []
        self._updates: list[tuple[Any, ...]] = []
        self._gone: list[tuple[int]] = []
        self._indexed: list[tuple[int, str]] = []
        self.new = self.changed = self.closed = 0
        known = _known(session, [row.houjin.number for row in rows])
        for row in rows:
            if row.houjin.number in known:
                self._meet(*known[row.houjin.number], row)
            elif not row.deleted:
                self._add(row.houjin)
                self.new += 1
                self.closed += row.houjin.closed

    def write(self, session: Session) -> None:
        """Write what was worked out, in the caller's transaction."""
        raw = session.connection()
        for statement, values in (
            (_DELETE, self._gone),
            (_UNINDEX, self._gone),
            (_UPDATE, self._updates),
            (_INSERT, self._inserts),
            (_INDEX, self._indexed),
        ):
            if values:
                raw.exec_driver_sql(statement, values)

    def _add(self, houjin: Houjin) -> None:
        key, kana_key = houjin_words.keys(houjin)
        self._inserts.append((self._next, *_VALUES(houjin), key, kana_key))
        self._indexed.append((self._next, houjin_words.grams(key, kana_key)))
        self._next += 1

    def _meet(self, id_: int, old: Houjin, row: HoujinRow) -> None:
        """Bring a known corporation up to date, unless the row is older than what is known."""
        new = row.houjin
        if new.updated_on < old.updated_on or (new == old and not row.deleted):
            return
        self.changed += row.deleted or replace(old, updated_on=new.updated_on) != new
        self.closed += new.closed and not old.closed and not row.deleted
        if row.deleted or (old.name, old.kana) != (new.name, new.kana):
            self._gone.append((id_,))
            if not row.deleted:  # with a new id, so that the index is written in its order
                self._add(new)
            return
        self._updates.append((*_VALUES(new), id_))


def _latest(rows: Iterable[HoujinRow]) -> list[HoujinRow]:
    """The rows that tell how things are now, one for each number: the last of the newest."""
    found: dict[str, HoujinRow] = {}
    for row in rows:
        if not row.latest:
            continue
        other = found.get(row.houjin.number)
        if other is None or other.houjin.updated_on <= row.houjin.updated_on:
            found[row.houjin.number] = row
    return list(found.values())


def _known(session: Session, numbers: Iterable[str]) -> dict[str, tuple[int, Houjin]]:
    columns = [getattr(HoujinRecord, name) for name in _COLUMNS]
    query = select(HoujinRecord.id, *columns).where(HoujinRecord.number.in_(list(numbers)))
    return {row[1]: (row[0], Houjin(*row[1:])) for row in session.execute(query)}


def _empty(path: Path) -> Fault:
    return Fault(str(path), "ファイルの中に、法人の行がありません。")
