"""月次実績: the contacts of a month counted by way, industry and issue, so that sums add up.

A contact is a visit that was held, a consultation that was held, or a phone call in which
somebody was reached. A consultation that belongs to a visit is one contact, not two. Each contact
counts once: under its way, under the industry of its client and under its first issue.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.consultation_codes import category_name
from app.domain.entries.consultation import Consultation
from app.domain.entries.simple import Call, Visit
from app.domain.jsic import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
_NOT_REACHED = frozenset({"no_answer", ""})


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact: its way, the section of the client's industry and its issue, "" for unknown."""

    client_id: str
    way: str
    section: str
    issue: str


@dataclass(frozen=True, slots=True)
class Table:
    """Counts by a heading at the left and ways above; rows and columns that are empty are left."""

    rows: tuple[str, ...]
    ways: tuple[str, ...]
    counts: Mapping[tuple[str, str], int]

    def cell(self, row: str, way: str) -> int:
        """How many contacts."""
        return self.counts.get((row, way), 0)

    def row_sum(self, row: str) -> int:
        """How many contacts of a row."""
        return sum(self.cell(row, way) for way in self.ways)

    def way_sum(self, way: str) -> int:
        """How many contacts of a way."""
        return sum(self.cell(row, way) for row in self.rows)

    @property
    def total(self) -> int:
        """How many contacts in all."""
        return sum(self.counts.values())


def contacts(found: Iterable[Entry], industries: Mapping[str, str | None]) -> tuple[Contact, ...]:
    """The contacts among entries; `industries` are codes by the ids of clients."""
    entries = tuple(found)
    ways = {entry.id: entry.value.way for entry in entries if isinstance(entry.value, Visit)}
    written_up = {
        entry.parent
        for entry in entries
        if isinstance(entry.value, Consultation) and entry.value.state == "held"
    }
    made = []
    for entry in entries:
        way = _way(entry.value)
        if way and entry.id not in written_up:
            way = ways.get(entry.parent, way)
            section = (industries.get(entry.client_id) or UNKNOWN)[:1]
            made.append(Contact(entry.client_id, way, section, _issue(entry.value)))
    return tuple(made)


def by_section(found: Iterable[Contact]) -> Table:
    """Contacts by industry and way."""
    return _table([(each.section, each.way) for each in found], (*SECTIONS, UNKNOWN))


def by_issue(found: Iterable[Contact]) -> Table:
    """Contacts by their first issue and way; the most frequent first, unknown last."""
    pairs = [(each.issue, each.way) for each in found]
    often = Counter(issue for issue, _ in pairs)
    order = sorted(often, key=lambda issue: (issue == UNKNOWN, -often[issue], issue))
    return _table(pairs, tuple(order))


def _table(pairs: list[tuple[str, str]], order: tuple[str, ...]) -> Table:
    rows, ways = {row for row, _ in pairs}, {way for _, way in pairs}
    return Table(
        tuple(row for row in order if row in rows),
        tuple(way for way in WAYS if way in ways or way in ("visit", "counter", "phone")),
        Counter(pairs),
    )


def _way(value: Value) -> str:
    if isinstance(value, Visit):
        return value.way if value.state == "held" else ""
    if isinstance(value, Call):
        return "" if value.result in _NOT_REACHED else "phone"
    if isinstance(value, Consultation) and value.state == "held":
        return value.channel if value.channel in WAYS else "face"
    return ""


def _issue(value: Value) -> str:
    if isinstance(value, Consultation) and value.categories:
        return category_name(value.categories[0])
    return UNKNOWN
