"""Days to come back on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import follow_up


def _none(_day: date) -> bool:
    return False


@pytest.mark.parametrize(
    ("day", "step", "wanted"),
    [
        (date(2026, 11, 2), "2w", date(2026, 11, 16)),
        (date(2026, 10, 31), "2w", date(2026, 11, 16)),  # Saturday to Monday
        (date(2026, 1, 31), "1m", date(2026, 3, 2)),  # the end of February is a Saturday
        (date(2027, 11, 30), "3m", date(2028, 2, 29)),
        (date(2026, 11, 30), "1m", date(2027, 1, 4)),  # closed around new year
    ],
)
def test_a_step_ends_on_a_business_day(day: date, step: follow_up.Step, wanted: date) -> None:
    assert follow_up.after(day, step, _none) == wanted


def test_holidays_are_passed_over() -> None:
    holiday = date(2026, 11, 23)
    assert follow_up.after(date(2026, 11, 9), "2w", lambda day: day == holiday) == date(
        2026, 11, 24
    )


def test_weeks_go_from_sunday_to_saturday() -> None:
    for day in (date(2026, 11, 22), date(2026, 11, 25), date(2026, 11, 28)):
        assert follow_up.week_of(day) == (date(2026, 11, 22), date(2026, 11, 28))
    assert follow_up.is_overdue(date(2026, 11, 21), date(2026, 11, 22))
    assert not follow_up.is_overdue(date(2026, 11, 22), date(2026, 11, 22))


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 40))
def test_months_keep_the_day_where_they_can(day: date, months: int) -> None:
    found = follow_up.add_months(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found + timedelta(days=1)).day == 1
