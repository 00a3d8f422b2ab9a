"""Days to come back on: two weeks, one month or three months from a day, on a business day.

Business days leave out Saturdays, Sundays, the given holidays, and the days around new year on
which offices are closed (29 December to 3 January). Holidays come in from outside: they are data.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Holidays = Callable[[date], bool]

Step = Literal["2w", "1m", "3m"]
STEPS: Mapping[Step, str] = {"2w": "2週間", "1m": "1か月", "3m": "3か月"}
_MONTHS: Mapping[Step, int] = {"1m": 1, "3m": 3}
_FRIDAY = 4
_CLOSED_FROM, _CLOSED_TO = (12, 29), (1, 3)


def is_business_day(day: date, holidays: Holidays) -> bool:
    """Whether offices work on this day."""
    key = (day.month, day.day)
    closed = key >= _CLOSED_FROM or key <= _CLOSED_TO
    return day.weekday() <= _FRIDAY and not closed and not holidays(day)


def business_day(day: date, holidays: Holidays) -> date:
    """The day itself, or the next one on which offices work."""
    while not is_business_day(day, holidays):
        day += timedelta(days=1)
    return day


def add_months(day: date, months: int) -> date:
    """The same day of a later month; the last one where the month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def after(day: date, step: Step, holidays: Holidays) -> date:
    """The business day at or after this step from a day."""
    target = day + timedelta(weeks=2) if step == "2w" else add_months(day, _MONTHS[step])
    return business_day(target, holidays)


def week_of(day: date) -> tuple[date, date]:
    """The first and the last day of the week of a day, from Sunday to Saturday."""
    first = day - timedelta(days=(day.weekday() + 1) % 7)
    return first, first + timedelta(days=6)


def is_overdue(due_on: date, today: date) -> bool:
    """Whether the day has passed."""
    return due_on < today
