"""Tests of `app.services.demo_entries`: what an advisor would have written, always the same."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from app.domain.entries.simple import Action, Call, Note, Visit
from app.domain.local_time import day_of
from app.services import demo_entries, demo_people

if TYPE_CHECKING:
    from app.domain.entries.base import Entry
    from app.services.demo_people import Business

UNTIL = date(2026, 11, 22)
AUTHOR = ("01920000-0000-7000-8000-000000000001", "見本 花子")


def _written(count: int = 120, seed: int = 5) -> list[tuple[Business, tuple[Entry, ...]]]:
    found = []
    for place in range(count):
        business = demo_people.business(seed, place, UNTIL)
        entries = demo_entries.entries(business, seed=seed, place=place, until=UNTIL, author=AUTHOR)
        found.append((business, entries))
    return found


@pytest.fixture(scope="module")
def sample() -> list[Entry]:
    """The entries of many businesses."""
    return [entry for _, entries in _written() for entry in entries]


def test_the_same_arguments_give_the_same_entries() -> None:
    assert [entries for _, entries in _written(5)] == [entries for _, entries in _written(5)]


def test_every_entry_can_be_kept_and_belongs_to_its_business(
    sample: list[Entry],
) -> None:
    assert [entry for entry in sample if entry.value.faults()] == []
    assert {entry.author_name for entry in sample} == {"見本 花子"}
    assert len({entry.id for entry in sample}) == len(sample)


def test_there_is_a_visit_for_every_check() -> None:
    for business, entries in _written(20):
        held = {
            day_of(entry.value.starts_at)
            for entry in entries
            if isinstance(entry.value, Visit)
            and entry.value.state == "held"
            and entry.value.starts_at is not None
        }
        assert set(business.days) == held


def test_some_visits_lie_ahead_and_some_promises_are_late(
    sample: list[Entry],
) -> None:
    values = [entry.value for entry in sample]
    ahead = [each for each in values if isinstance(each, Visit) and each.state == "planned"]
    assert ahead
    for each in ahead:
        assert each.starts_at is not None
        day = day_of(each.starts_at)
        assert UNTIL <= day <= UNTIL + timedelta(days=23)
        assert day.weekday() < 5
    due = [each.due() for each in values if isinstance(each, Action)]
    assert any(day is not None and day < UNTIL for day in due)
    assert any(isinstance(each, Call) for each in values)
    assert any(isinstance(each, Note) for each in values)
