"""Contacts of a month counted so that sums add up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from app.domain import monthly
from app.domain.entries.base import Entry
from app.domain.entries.consultation import Consultation
from app.domain.entries.simple import CALL_RESULTS, Call, Note, Visit

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


def test_a_visit_with_several_consultations_is_one_contact() -> None:
    def held(name: str, hours: int, category: str, parent: str = "v") -> Entry:
        at = AT + timedelta(hours=hours)
        value = Consultation(state="held", held_at=at, channel="face", categories=(category,))
        return _entry(name, value, "a", parent)

    visit = _entry("v", Visit(state="held", starts_at=AT, way="visit"))
    asked = _entry("x", Consultation(state="requested", categories=("it.crm",)), "a", "v")
    two = (held("2", 2, "it.dx"), held("1", 1, "management.cash"), asked, visit)
    for found in (two, two[::-1]):
        counted = monthly.contacts(found, INDUSTRIES)
        assert [(each.way, each.issue) for each in counted] == [("visit", "経営課題：資金繰り")]
    elsewhere = (held("3", 0, "it.dx", "other month"), held("4", 1, "it.crm", "other month"))
    assert len(monthly.contacts(elsewhere, INDUSTRIES)) == 1
    calls = (_entry("c", Call(called_at=AT), "a", "v"), _entry("d", Call(called_at=AT), "a", "v"))
    assert len(monthly.contacts((*two, *calls), INDUSTRIES)) == 3


def test_a_call_to_be_made_again_reached_nobody() -> None:
    calls = [_entry(code, Call(called_at=AT, result=code)) for code in CALL_RESULTS]
    assert {each.id for each in calls if each.value.contact_on()} == {
        "reached", "booked", "declined",
    }  # fmt: skip
    assert len(monthly.contacts(calls, INDUSTRIES)) == 3


def test_the_sums_of_both_tables_are_the_same() -> None:
    found = monthly.contacts(FOUND, INDUSTRIES)
    sections, issues = monthly.by_section(found), monthly.by_issue(found)
    for table in (sections, issues):
        assert sum(map(table.row_sum, table.rows)) == len(found) == table.total
        assert sum(map(table.column_sum, table.columns)) == len(found)
    assert sections.rows == ("E", "I", "")
    assert issues.rows[-1] == ""
    assert sections.columns == issues.columns
    assert sections.cell("E", "visit") == 1


def test_a_month_without_contacts_has_the_three_usual_ways() -> None:
    assert monthly.by_section(()).columns == ("visit", "counter", "phone")


def test_industries_by_issues_sum_up_to_the_other_tables() -> None:
    found = monthly.contacts(FOUND, INDUSTRIES)
    tables = monthly.crossed(found)
    assert list(tables) == ["", "visit", "counter", "phone", "web", "face"]
    every = tables.pop("")
    assert every.columns == ("経営課題：資金繰り", "IT／システム導入：DX導入", "")
    assert {table.columns for table in tables.values()} == {every.columns}
    sections, issues = monthly.by_section(found), monthly.by_issue(found)
    assert {row: every.row_sum(row) for row in every.rows} == {
        row: sections.row_sum(row) for row in sections.rows
    }
    assert {each: every.column_sum(each) for each in every.columns} == {
        row: issues.row_sum(row) for row in issues.rows
    }
    for way, table in tables.items():
        assert table.total == sections.column_sum(way)
        assert {row: table.row_sum(row) for row in table.rows} == {
            row: sections.cell(row, way) for row in sections.rows if sections.cell(row, way)
        }
    assert tables["counter"].cell("I", "IT／システム導入：DX導入") == 1
    assert tables["counter"].rows == ("I",)


def test_a_category_without_its_sub_category_has_a_column_too() -> None:
    codes = ("invoice", "it", "it.dx", "management")
    entries = [
        _entry(code, Consultation(state="held", channel="web", categories=(code,)))
        for code in codes
    ]
    every = monthly.crossed(monthly.contacts(entries, INDUSTRIES))[""]
    assert every.columns == (
        "経営課題", "IT／システム導入", "IT／システム導入：DX導入", "インボイス／電子帳簿保存法",
    )  # fmt: skip
    assert every.total == len(codes)


def test_a_month_without_contacts_crosses_nothing() -> None:
    tables = monthly.crossed(())
    assert list(tables) == ["", "visit", "counter", "phone"]
    assert [(table.rows, table.columns, table.total) for table in tables.values()] == [
        ((), (), 0)
    ] * 4
