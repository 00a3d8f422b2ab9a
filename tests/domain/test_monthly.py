"""Contacts of a month counted so that sums add up."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.domain import monthly
from app.domain.entries.base import Entry
from app.domain.entries.consultation import Consultation
from app.domain.entries.simple import Call, Note, Visit

if TYPE_CHECKING:
    from app.domain.entries.base import Value

AT = datetime(2026, 11, 4, 1, 0, tzinfo=UTC)


def _entry(name: str, value: Value, client: str = "a", parent: str = "") -> Entry:
    return Entry(name, client, value, "u", "u", AT, AT, parent)


FOUND = (
    _entry("1", Visit(state="held", starts_at=AT, way="visit")),
    _entry("2", Visit(state="planned", starts_at=AT)),
    _entry("3", Visit(state="held", starts_at=AT, way="counter"), "b"),
    _entry("4", Call(called_at=AT, result="no_answer")),
    _entry("5", Call(called_at=AT, result="reached"), "c"),
    _entry("6", Consultation(state="held", channel="face", categories=("it.dx",)), "b", "3"),
    _entry("7", Consultation(state="held", channel="face", categories=("management.cash",))),
    _entry("8", Consultation(state="requested", channel="face")),
    _entry("9", Consultation(state="held", channel="web")),
    _entry("10", Note("メモ")),
)
INDUSTRIES = {"a": "E09", "b": "I60", "c": None}


def test_what_counts_counts_once() -> None:
    found = monthly.contacts(FOUND, INDUSTRIES)
    assert [(each.way, each.section, each.issue) for each in found] == [
        ("visit", "E", ""),
        ("phone", "", ""),
        ("counter", "I", "IT／システム導入：DX導入"),
        ("face", "E", "経営課題：資金繰り"),
        ("web", "E", ""),
    ]


def test_the_sums_of_both_tables_are_the_same() -> None:
    found = monthly.contacts(FOUND, INDUSTRIES)
    sections, issues = monthly.by_section(found), monthly.by_issue(found)
    for table in (sections, issues):
        assert sum(map(table.row_sum, table.rows)) == len(found) == table.total
        assert sum(map(table.way_sum, table.ways)) == len(found)
    assert sections.rows == ("E", "I", "")
    assert issues.rows[-1] == ""
    assert sections.ways == issues.ways
    assert sections.cell("E", "visit") == 1


def test_a_month_without_contacts_has_the_three_usual_ways() -> None:
    assert monthly.by_section(()).ways == ("visit", "counter", "phone")
