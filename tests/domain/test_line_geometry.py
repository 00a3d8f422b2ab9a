"""The points of a line over time."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.line_geometry import plot


def test_points_are_spread_evenly_with_zero_at_the_foot() -> None:
    found = plot([Fraction(0), Fraction(5), Fraction(10)], 100, 50)
    assert list(found.spots) == [(0, 50), (50, 25), (100, 0)]
    assert found.zero == pytest.approx(50)
    assert found.runs() == (found.spots,)


def test_points_stand_as_far_apart_as_their_days() -> None:
    days = [date(2026, 1, 1), date(2026, 1, 3), date(2026, 1, 11)]
    found = plot([0, None, 10], 100, 50, days=days)
    assert list(found.spots) == [(0, 50), None, (100, 0)]
    assert list(plot([0, 0, 0], 100, 50, days=days).spots) == [(0, 0), (20, 0), (100, 0)]
    assert list(plot([0, 0], 100, 50, days=days[:1] * 2).spots) == [(0, 0), (100, 0)]


def test_only_points_with_room_between_them_have_words() -> None:
    days = [date(2026, 1, day) for day in (1, 2, 5, 6, 10, 11)]
    found = plot([1] * 6, 100, 50, days=days)
    assert list(found.across) == [0, 10, 40, 50, 90, 100]
    assert found.with_room(20) == (0, 2, 5)
    assert found.with_room(10) == (0, 1, 2, 3, 4, 5)
    assert found.with_room(500) == (0, 5)
    assert plot([1], 100, 50).with_room(20) == (0,)
    assert plot([], 100, 50).with_room(20) == ()


def test_negative_values_stand_below_zero() -> None:
    found = plot([-10, 10], 100, 50)
    assert found.zero == pytest.approx(25)
    assert list(found.spots) == [(0, 50), (100, 0)]


def test_a_level_is_in_sight_and_on_the_scale_of_the_values() -> None:
    found = plot([10, 5], 100, 50, levels=[20, 5])
    assert list(found.spots) == [(0, 25), (100, 37.5)]
    assert list(found.levels) == [0, 37.5]
    assert list(plot([10, 5], 100, 50).levels) == []


def test_gaps_part_the_line() -> None:
    found = plot([None, 1, 2, None, 3], 100, 50)
    assert found.spots[0] is None
    assert [len(run) for run in found.runs()] == [2, 1]


def test_one_value_stands_in_the_middle_and_none_is_nothing() -> None:
    assert plot([3], 100, 50).spots == ((50, 0),)
    assert plot([], 100, 50).runs() == ()
    assert plot([0, 0], 100, 50).spots == ((0, 0), (100, 0))


@given(st.lists(st.one_of(st.none(), st.integers(-(10**9), 10**9)), max_size=8))
def test_every_point_lies_inside(values: list[int | None]) -> None:
    found = plot(values, 100, 50)
    assert 0 <= found.zero <= 50
    for spot in found.spots:
        assert spot is None or (-1e-9 <= spot[0] <= 100 + 1e-9 and -1e-9 <= spot[1] <= 50 + 1e-9)
