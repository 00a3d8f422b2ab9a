"""The points of a line over time."""

from __future__ import annotations

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
