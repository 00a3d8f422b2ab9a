"""The public holidays of Japan, read from their library when they are first asked for."""

from __future__ import annotations

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
