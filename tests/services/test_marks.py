"""Beside words a filter finds by the index whom it finds by the columns without them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text

from app.domain.entries.simple import Action
from app.domain.records import ClientFields, Colleague
from app.domain.search import Search
from app.services import clients, colleagues, entries, finding, marks
from tests.services import making

if TYPE_CHECKING:
    from app.services.store import Store

NOTE = "花"
PEOPLE: dict[str, dict[str, Any]] = {
    "あ堂": {"industry": "E09", "employees": 5, "prefecture": "23", "stage": 1},
    "い堂": {"industry": "E", "employees": 50, "prefecture": "22", "registration": "registered"},
    "う堂": {"industry": "I60", "employees": 500, "prefecture": "23", "stage": 2},
    "か堂": {"industry": "G411", "registration": "met"},
    "さ堂": {},
}
FILTERS: dict[str, tuple[Search, set[str]]] = {
    "row": (Search(row="あ"), {"あ堂", "い堂", "う堂"}),
    "section": (Search(industries=("E",)), {"あ堂", "い堂"}),
    "division": (Search(industries=("E09", "G41")), {"あ堂", "か堂"}),
    "size": (Search(sizes=("small",)), {"あ堂"}),
    "segment": (Search(segments=("hot_self", "hot_with", "cold_self", "cold_with")), set()),
    "stage": (Search(stages=(1, 2)), {"あ堂", "う堂"}),
    "prefecture": (Search(prefectures=("23",)), {"あ堂", "う堂"}),
    "registration": (Search(registrations=("registered",)), {"い堂"}),
    "promise": (Search(open_actions=True), {"い堂"}),
    "several": (Search(prefectures=("23",), stages=(2,), row="あ"), {"う堂"}),
}


@pytest.fixture
def filled(store: Store) -> Store:
    store.clock = lambda: datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
    made = {
        name: clients.create(store, ClientFields(name, kana=name[0], note=NOTE, **more))[0].id
        for name, more in PEOPLE.items()
    }
    entries.create(store, made["い堂"], Action(text="送る", due_on=date(2026, 12, 1)))
    making.check(store, made["う堂"], date(2026, 11, 1))
    return store


def _names(store: Store, wanted: Search) -> set[str]:
    return {row.name for row in finding.find(store, wanted).rows}


def _with_words(wanted: Search) -> Search:
    return replace(wanted, text=NOTE)


@pytest.mark.parametrize("name", FILTERS)
def test_words_change_no_filter(filled: Store, name: str) -> None:
    wanted, _ = FILTERS[name]
    assert list(marks.wanted(wanted))
    assert _names(filled, _with_words(wanted)) == _names(filled, wanted)


@pytest.mark.parametrize("name", [name for name, (_, found) in FILTERS.items() if found])
def test_a_filter_finds_these(filled: Store, name: str) -> None:
    wanted, found = FILTERS[name]
    assert _names(filled, _with_words(wanted)) == found


def test_a_segment_follows_the_latest_check(filled: Store) -> None:
    with filled.reading() as session:
        (segment,) = session.execute(
            text("SELECT latest_segment FROM client WHERE latest_segment IS NOT NULL")
        ).scalars()
    assert _names(filled, Search(NOTE, segments=(segment,))) == {"う堂"}


def test_whoever_is_in_charge_and_nobody(filled: Store) -> None:
    owner = colleagues.save(filled, Colleague("", "見本 太郎"))[0].id
    first = finding.find(filled, Search("あ堂")).rows[0].id
    clients.update(filled, first, ClientFields("あ堂", kana="あ", note=NOTE, owner=owner))
    nobodys = set(PEOPLE) - {"あ堂"}
    for owners, found in (((owner,), {"あ堂"}), (("", owner), set(PEOPLE)), (("",), nobodys)):
        assert _names(filled, Search(owners=owners)) == found
        assert _names(filled, Search(NOTE, owners=owners)) == found


def test_a_mark_is_one_word_of_the_index() -> None:
    assert marks.mark("owner", "01a2-b3") == "^^owner01a2b3"
