"""Tests of `app.services.demo_support`: consultations, figures and plans that can be kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.domain import locaben
from app.domain.entries.consultation import Consultation, Referral
from app.domain.entries.figures import YearFigures
from app.domain.entries.kinds import KINDS
from app.services import demo_entries, demo_people

if TYPE_CHECKING:
    from app.domain.entries.base import Entry

UNTIL = date(2026, 11, 22)
AUTHOR = ("01920000-0000-7000-8000-000000000001", "見本 花子")


@pytest.fixture(scope="module", params=[UNTIL, date(2026, 3, 2)])
def sample(request: pytest.FixtureRequest) -> list[Entry]:
    """The entries of many businesses, before and after the books are closed."""
    found: list[Entry] = []
    for place in range(150):
        of = demo_people.business(7, place, request.param)
        found += demo_entries.entries(of, seed=7, place=place, until=request.param, author=AUTHOR)
    return found


def test_every_value_can_be_kept(sample: list[Entry]) -> None:
    assert [(entry.kind, entry.value.faults()) for entry in sample if entry.value.faults()] == []
    kinds = {entry.kind for entry in sample}
    assert kinds == set(KINDS) - {"document", "prior_meeting"}


def test_consultations_have_lead_times_and_some_lead_to_an_expert(sample: list[Entry]) -> None:
    held = [entry.value for entry in sample if isinstance(entry.value, Consultation)]
    assert len({value.lead_class for value in held}) >= 4
    states = {entry.value.state for entry in sample if isinstance(entry.value, Referral)}
    assert states == {"applied", "done"}


def test_figures_give_all_six_indicators(sample: list[Entry]) -> None:
    by_client: dict[str, list[YearFigures]] = {}
    for entry in sample:
        if isinstance(entry.value, YearFigures):
            by_client.setdefault(entry.client_id, []).append(entry.value)
    for years in by_client.values():
        assert len(years) == 3
        last = locaben.of_years(years)[-1][1]
        assert sum(each.value is not None for each in last.values()) >= 5
