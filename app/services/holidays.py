"""The public holidays of Japan, read from their library when they are first asked for."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from app.domain import follow_up

if TYPE_CHECKING:
    from datetime import date

    from app.domain.follow_up import Step


@lru_cache(maxsize=4096)
def is_holiday(day: date) -> bool:
    """Whether this is a public holiday."""
    import jpholiday

    return bool(jpholiday.is_holiday(day))


def after(day: date, step: Step) -> date:
    """The business day at or after this step from a day, as `follow_up.after`."""
    return follow_up.after(day, step, is_holiday)


def quick_days(day: date) -> tuple[tuple[str, date], ...]:
    """The days offered with one tap: 2週間, 1か月, 3か月 from this day."""
    return tuple((words, after(day, step)) for step, words in follow_up.STEPS.items())


def business_day(day: date) -> date:
    """The day itself, or the next one on which offices work."""
    return follow_up.business_day(day, is_holiday)


def days_to_meet(day: date) -> tuple[date, ...]:
    """The days offered for a visit: the next two business days, then one, two and four weeks on."""
    first = business_day(day + timedelta(days=1))
    second = business_day(first + timedelta(days=1))
    later = (business_day(day + timedelta(weeks=weeks)) for weeks in (1, 2, 4))
    return tuple(sorted({first, second, *later}))
