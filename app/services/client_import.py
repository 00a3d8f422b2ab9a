"""Taking in a list of clients: look at it, examine every row, then write all or nothing.

A file is read twice, row by row: once to say everything that is wrong with it and who is known
already, once to write. The whole import is one transaction and one step back.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Literal

from app.domain import japanese, merging
from app.domain.changes import Changes, Kind
from app.domain.entries.simple import Note
from app.domain.records import Client
from app.domain.tables import columns, rows_in
from app.errors import Fault, Faults
from app.services import (
    bulk,
    client_fields,
    clients,
    colleagues,
    entries,
    files,
    import_words,
    kept,
    lookup,
    merge_words,
    rows,
    table_file,
    twins,
)
from app.services.history import Batch
from app.services.store import Store, new_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from app.domain.records import ClientFields
    from app.services.table_file import Line

    Progress = Callable[[int, float], object]

Decision = Literal["new", "join", "skip"]
SAMPLES = 20
_HEAD = 20  # rows among which the headings are looked for
_AT_ONCE = 1_000
_PACKED = 10**13  # more than any 法人番号
_ASKED = 1_000  # rows between two questions whether to go on
MOST_FAULTS = 100_000
ACTION = "お客様の一覧の取り込み"


@dataclass(frozen=True, slots=True)
class Plan:
    """A file and what its columns mean: `keys` of `columns.COLUMNS`, "" for those left out."""

    path: Path
    headings: tuple[str, ...]
    keys: tuple[str, ...]
    heading_row: int  # its number in the file


@dataclass(frozen=True, slots=True)
class Look:
    """The first look at a file: a plan, guessed or remembered, and the first rows."""

    plan: Plan
    samples: tuple[tuple[str, ...], ...]
    remembered: bool
    encoding: str


@dataclass(frozen=True, slots=True)
class Twin:
    """A row that may be a business known already: a client, or an earlier row of the file."""

    row: int
    name: str
    why: twins.Why
    other_name: str
    client_id: str = ""
    other_row: int = 0

    @property
    def proposal(self) -> Decision:
        """What is done unless somebody decides otherwise: the same phone alone proves nothing."""
        return "new" if self.why == "phone" else "join"


@dataclass(frozen=True, slots=True)
class Examined:
    """What a file holds: rows, those without a fault, the faults, and who is known already.

    `hidden` are the cells left out because a マイナンバー may stand there. `sha256` is that of the
    file: rows are known by their numbers, which mean nothing in a file that was changed.
    """

    sha256: str
    rows: int
    good: int
    faults: tuple[Fault, ...]
    hidden: tuple[Fault, ...]
    twins: tuple[Twin, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did, in rows; `noted` counts values of joined rows that stand in notes."""

    made: int = 0
    joined: int = 0
    skipped: int = 0
    faulty: int = 0
    noted: int = 0


class Stopped(Exception):
    """The import was stopped; nothing was written."""


def look(store: Store, path: Path) -> Look:
    """The headings of a file with their meaning, and its first rows. Raises Faults."""
    table = table_file.open_table(path)
    head = [line for line in islice(table.lines(), _HEAD + SAMPLES) if not line.broken]
    if not head:
        raise table_file.empty(path)
    at = columns.heading_row([line.cells for line in head[:_HEAD]])
    headings = head[at].cells
    known = remembered(store, headings)
    plan = Plan(path, headings, known or columns.guess(headings), head[at].number)
    samples = tuple(line.cells for line in head[at + 1 :][:SAMPLES])
    encoding = table_file.ENCODINGS.get(table.encoding, "Excel")
    return Look(plan, samples, known is not None, encoding)


def remembered(store: Store, headings: Sequence[str]) -> tuple[str, ...] | None:
    """What these headings meant the last time; None when they are new."""
    found = kept.get(store, _name(headings))
    return tuple(found) if isinstance(found, list) and len(found) == len(headings) else None


def remember(store: Store, plan: Plan) -> None:
    """Keep the meaning of these headings for the next time."""
    kept.put(store, _name(plan.headings), list(plan.keys))


def demand(plan: Plan) -> None:
    """Raises Faults when the meanings of the columns do not make clients."""
    found = columns.faults_of(plan.keys)
    if found:
        raise Faults(tuple(Fault(str(plan.path), import_words.mapping(code)) for code in found))


def preview(store: Store, found: Look, plan: Plan) -> tuple[ClientFields, ...]:
    """The first rows as they would be, faults left out."""
    owners = _owners(store)
    return tuple(
        rows_in.read(cells, plan.keys, plan.headings, owners).fields for cells in found.samples
    )


def examine(
    store: Store,
    plan: Plan,
    *,
    progress: Progress = lambda _rows, _share: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Examined:
    """Read every row and write nothing. Raises Faults for the file, Stopped."""
    demand(plan)
    sha256 = _sha256(plan)
    work = _Examination(store, plan)
    for line in _lines(plan, progress, cancelled):
        work.take(line)
    return work.result(sha256)


def take_in(
    store: Store,
    plan: Plan,
    examined: Examined,
    decisions: Mapping[int, Decision],
    *,
    progress: Progress = lambda _rows, _share: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Outcome, Changes]:
    """Write the rows without faults, all in one transaction; `decisions` by the number of a row.

    Rows without a decision go the way that their twin proposes. Raises Faults (also when the file
    is not the one that was examined), NotFound, Stopped.
    """
    demand(plan)
    _demand_same(plan, examined)
    owners, names = _owners(store), colleagues.names(store)
    with store.writing() as session:
        batch = Batch(session, store.clock(), ACTION)
        work = _Import(batch, names, examined, decisions)
        for line in _lines(plan, progress, cancelled):
            row = _read(plan, line, owners)
            if row.fields is None:
                work.faulty += 1
            else:
                work.take(line.number, row.fields)
        work.flush()
        _demand_same(plan, examined)  # nor was it changed while it was read
        kinds = frozenset({Kind.CLIENT, Kind.ENTRY})
        return work.outcome, Changes(kinds, undo=batch.undo, action=batch.action)


@dataclass(slots=True)
class _Row:
    """A row that was read: tidy fields or faults, and the cells that were left out."""

    fields: ClientFields | None
    faults: list[Fault] = field(default_factory=list)
    hidden: list[Fault] = field(default_factory=list)


class _Examination:
    """Reads row after row and remembers what there is to say."""

    def __init__(self, store: Store, plan: Plan) -> None:
        self._plan = plan
        self._owners = _owners(store)
        with store.reading() as session:
            self._index = twins.index(session)
        self._numbers: dict[int, int] = {}
        self._places: dict[int, int] = {}
        self._rows = self._good = 0
        self._faults: list[Fault] = []
        self._hidden: list[Fault] = []
        self._twins: list[Twin] = []

    def take(self, line: Line) -> None:
        """Examine a row."""
        self._rows += 1
        row = _read(self._plan, line, self._owners)
        self._hidden += row.hidden
        if len(self._faults) < MOST_FAULTS:
            self._faults += row.faults
        if row.fields is None:
            return
        self._good += 1
        twin = self._twin(line.number, row.fields)
        if twin is not None:
            self._twins.append(twin)

    def result(self, sha256: str) -> Examined:
        """What was found."""
        return Examined(
            sha256,
            self._rows,
            self._good,
            tuple(self._faults),
            tuple(self._hidden),
            tuple(self._twins),
        )

    def _twin(self, number: int, fields: ClientFields) -> Twin | None:
        found = self._index.find(fields)
        sure = found is not None and found[1] != "phone"
        told = fields.corporate_number
        if found is not None and sure:
            told = told or found[0].number
            if told and not found[0].number:  # it gets that of this row
                self._index.learn(found[0], told)
        earlier = self._earlier(number, fields, told)
        if earlier is not None and not sure:
            return Twin(number, fields.name, earlier[1], fields.name, other_row=earlier[0])
        if found is None:
            return None
        return Twin(number, fields.name, found[1], found[0].name, client_id=found[0].id)

    def _earlier(
        self, number: int, fields: ClientFields, told: str | None
    ) -> tuple[int, twins.Why] | None:
        """An earlier row of the same business; `told` is the 法人番号 that it has by now.

        Hashes, and a row and its 法人番号 in one, keep a long list small in memory.
        """
        mine = int(told or 0)
        key = (lookup.name_key(fields.name), fields.prefecture, fields.town, fields.street)
        place = hash(key)
        at, theirs = divmod(self._places.setdefault(place, number * _PACKED + mine), _PACKED)
        if fields.corporate_number:
            row = self._numbers.setdefault(int(fields.corporate_number), number)
            if row != number:
                return row, "number"
        if at == number or (mine and theirs and mine != theirs):
            return None
        if mine and not theirs:
            self._places[place] += mine
        return at, "name"


class _Import:
    """Writes rows: new clients many at once, joined ones each for itself."""

    def __init__(
        self,
        batch: Batch,
        names: Mapping[str, str],
        examined: Examined,
        decisions: Mapping[int, Decision],
    ) -> None:
        self._batch, self._names = batch, names
        self._twins = {twin.row: twin for twin in examined.twins}
        self._decisions = decisions
        self._targets = {twin.other_row for twin in examined.twins if twin.other_row}
        self._made: dict[int, str] = {}
        self._waiting: list[Client] = []
        self.faulty = self._new = self._joined = self._skipped = self._noted = 0

    @property
    def outcome(self) -> Outcome:
        """What was done so far."""
        return Outcome(self._new, self._joined, self._skipped, self.faulty, self._noted)

    def take(self, number: int, fields: ClientFields) -> None:
        """Write a row as it was decided."""
        twin = self._twins.get(number)
        decision = self._decisions.get(number) or (twin.proposal if twin else "new")
        known = (twin.client_id or self._made.get(twin.other_row, "")) if twin else ""
        if decision == "skip":
            self._skipped += 1
        elif decision != "join" or not known or not self._join(number, known, fields):
            self._make(number, fields)

    def flush(self) -> None:
        """Write what waits."""
        session = self._batch.session
        bulk.insert_all(session, self._waiting, ())
        for client in self._waiting:
            clients.note_made(self._batch, client)
        session.flush()
        self._waiting.clear()

    def _make(self, number: int, fields: ClientFields) -> None:
        now = self._batch.now
        client = Client(new_id(), fields, now, now)
        if number in self._targets:
            self._made[number] = client.id
        self._waiting.append(client)
        self._new += 1
        if len(self._waiting) >= _AT_ONCE:
            self.flush()

    def _join(self, number: int, client_id: str, fields: ClientFields) -> bool:
        """False when by now the client has another 法人番号: then the row is no part of it."""
        self.flush()
        record = clients.find(self._batch.session, client_id)
        old = rows.client(record).fields
        if twins.two_numbers(old.corporate_number, fields.corporate_number):
            return False
        clients.rewrite(self._batch, record, client_fields.tidy(merging.fill(old, fields)))
        self._note(client_id, merging.lost(old, fields, {}))
        if number in self._targets:
            self._made[number] = client_id
        self._joined += 1
        return True

    def _note(self, client_id: str, left: merging.Lost) -> None:
        """Write down the values that the record has no room for; the same list again adds none."""
        self._noted += len(left)
        note = Note(merge_words.joined(left, self._names))
        if left and not entries.has(self._batch.session, client_id, note):
            entries.add(self._batch, client_id, note)


def _lines(plan: Plan, progress: Progress, cancelled: Callable[[], bool]) -> Iterator[Line]:
    """The rows below the headings."""
    count = 0
    for line in table_file.open_table(plan.path).lines():
        if line.number == plan.heading_row and line.cells != plan.headings:
            raise table_file.fault(plan.path, import_words.CHANGED)
        if line.number <= plan.heading_row:
            continue
        count += 1
        if count % _ASKED == 0:
            progress(count, line.share)
            if cancelled():
                raise Stopped
        yield line
    progress(count, 1.0)


def _sha256(plan: Plan) -> str:
    try:
        return files.sha256(plan.path)
    except OSError as error:
        raise files.unreadable(str(plan.path), error) from error


def _demand_same(plan: Plan, examined: Examined) -> None:
    if _sha256(plan) != examined.sha256:
        raise table_file.fault(plan.path, import_words.CHANGED)


def _read(plan: Plan, line: Line, owners: Mapping[str, str]) -> _Row:
    if line.broken:
        sentence = import_words.broken(line.number, line.last)
        return _Row(None, [Fault(f"{plan.path}:{line.number}", sentence)])
    given = rows_in.read(line.cells, plan.keys, plan.headings, owners)
    made = _Row(None)
    made.hidden = [
        Fault(_place(plan, line, _heading(plan, at)), import_words.HIDDEN) for at in given.hidden
    ]
    made.faults = [
        Fault(
            _place(plan, line, _heading(plan, each.column)),
            import_words.cell(each.reason, each.text),
        )
        for each in given.wrong
    ]
    try:
        fields = client_fields.tidy(given.fields)
    except Faults as error:
        for each in error.faults:
            heading = import_words.column_of(each.place, plan.keys, plan.headings)
            made.faults.append(Fault(_place(plan, line, heading), each.sentence))
        return made
    if not made.faults:
        made.fields = fields
    return made


def _place(plan: Plan, line: Line, heading: str) -> str:
    return f"{plan.path}:{line.number}: {heading}"


def _heading(plan: Plan, at: int) -> str:
    named = at < len(plan.headings) and plan.headings[at].strip()
    return named or f"{at + 1}列目"


def _owners(store: Store) -> dict[str, str]:
    return {japanese.search_text(each.name): each.id for each in colleagues.all_of_them(store)}


def _name(headings: Sequence[str]) -> str:
    plain = "\n".join(columns.plain_heading(each) for each in headings)
    return f"columns:{hashlib.sha256(plain.encode()).hexdigest()[:32]}"


def with_keys(plan: Plan, keys: Sequence[str]) -> Plan:
    """The plan with other meanings of its columns."""
    return replace(plan, keys=tuple(keys))
