"""月次実績: the contacts of a month counted by way, industry and issue, so that sums add up.

A contact is a visit that was held, a consultation that was held, or a phone call in which
somebody was reached. A visit or call and the consultations that were written up for it are one
contact. Each contact counts once: under its way, under the industry of its client and under the
issue of its first consultation. So the tables agree, that of industries by issues too.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.consultation_codes import MAIN, SUB, category_name
from app.domain.entries.consultation import Consultation
from app.domain.entries.simple import NOT_REACHED, Call, Visit
from app.domain.jsic import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from app.domain.entries.base import Entry, Value

WAYS: Mapping[str, str] = {
    "visit": "巡回（訪問）",
    "counter": "窓口（来所）",
    "phone": "電話",
    "web": "Web会議",
    "event": "セミナー・展示会",
    "face": "対面（巡回か窓口か不明）",
}
UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact: its way, the section of the client's industry and its issue, "" for unknown."""

    client_id: str
    way: str
    section: str
    issue: str


@dataclass(frozen=True, slots=True)
class Table:
    """Counts by headings at the left and above; rows and columns that are empty are left out."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: Mapping[tuple[str, str], int]

    def cell(self, row: str, column: str) -> int:
        """How many contacts."""
        return self.counts.get((row, column), 0)

    def row_sum(self, row: str) -> int:
        """How many contacts of a row."""
        return sum(self.cell(row, column) for column in self.columns)

    def column_sum(self, column: str) -> int:
        """How many contacts of a column."""
        return sum(self.cell(row, column) for row in self.rows)

    @property
    def total(self) -> int:
        """How many contacts in all."""
        return sum(self.counts.values())


def contacts(found: Iterable[Entry], industries: Mapping[str, str | None]) -> tuple[Contact, ...]:
    """The contacts among entries; `industries` are codes by the ids of clients."""
    entries = tuple(found)
    ways = {entry.id: entry.value.way for entry in entries if isinstance(entry.value, Visit)}
    first = _first_written_up(entries)
    made = []
    for entry in entries:
        way = _way(entry.value)
        if way and _is_one(entry, first):
            way = ways.get(entry.parent, way)
            section = (industries.get(entry.client_id) or UNKNOWN)[:1]
            made.append(Contact(entry.client_id, way, section, _issue(entry.value)))
    return tuple(made)


def by_section(found: Iterable[Contact]) -> Table:
    """Contacts by industry and way."""
    pairs = [(each.section, each.way) for each in found]
    return _table(pairs, (*SECTIONS, UNKNOWN), _ways(pairs))


def by_issue(found: Iterable[Contact]) -> Table:
    """Contacts by their first issue and way; the most frequent first, unknown last."""
    pairs = [(each.issue, each.way) for each in found]
    often = Counter(issue for issue, _ in pairs)
    order = sorted(often, key=lambda issue: (issue == UNKNOWN, -often[issue], issue))
    return _table(pairs, order, _ways(pairs))


def crossed(found: Iterable[Contact]) -> dict[str, Table]:
    """Contacts by industry and first issue: all of them under "", then those of each way.

    Every table has the columns of the first, in the order of the categories, unknown last.
    """
    contacts_of = tuple(found)
    issues = {each.issue for each in contacts_of}
    columns = tuple(issue for issue in (*_issues(), UNKNOWN) if issue in issues)
    groups = {UNKNOWN: contacts_of}
    for way in _ways([("", each.way) for each in contacts_of]):
        groups[way] = tuple(each for each in contacts_of if each.way == way)
    order = (*SECTIONS, UNKNOWN)
    return {
        way: _table([(each.section, each.issue) for each in group], order, columns)
        for way, group in groups.items()
    }


def _is_one(entry: Entry, first: Mapping[str, str]) -> bool:
    """Whether it is a contact by itself, or stands for one that several entries tell of."""
    if isinstance(entry.value, Consultation):
        return first.get(entry.parent, entry.id) == entry.id
    return entry.id not in first


def _first_written_up(entries: Iterable[Entry]) -> dict[str, str]:
    """The first consultation that was held for a visit or call, by the id of that one."""
    found: dict[str, tuple[datetime, str]] = {}
    for entry in entries:
        value = entry.value
        if isinstance(value, Consultation) and value.state == "held" and entry.parent:
            known = (value.held_at or entry.created_at, entry.id)
            found[entry.parent] = min(known, found.get(entry.parent, known))
    return {parent: name for parent, (_, name) in found.items()}


def _table(pairs: list[tuple[str, str]], order: Iterable[str], columns: tuple[str, ...]) -> Table:
    rows = {row for row, _ in pairs}
    return Table(tuple(row for row in order if row in rows), columns, Counter(pairs))


def _ways(pairs: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The ways above a table: the three usual ones, and others that occur."""
    found = {way for _, way in pairs} | {"visit", "counter", "phone"}
    return tuple(way for way in WAYS if way in found)


def _issues() -> Iterator[str]:
    """The words of every category in the order of the codes."""
    for main, words in MAIN.items():
        yield words
        for sub in SUB[main]:
            yield category_name(f"{main}.{sub}")


def _way(value: Value) -> str:
    if isinstance(value, Visit):
        return value.way if value.state == "held" else ""
    if isinstance(value, Call):
        return "" if value.result in NOT_REACHED else "phone"
    if isinstance(value, Consultation) and value.state == "held":
        return value.channel if value.channel in WAYS else "face"
    return ""


def _issue(value: Value) -> str:
    if isinstance(value, Consultation) and value.categories:
        return category_name(value.categories[0])
    return UNKNOWN
