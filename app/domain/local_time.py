"""The time of Japan: business days are its days, wherever the clock of the computer stands."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

JST = timezone(timedelta(hours=9), "JST")
MIDNIGHT = time()
_WEEKDAYS = "月火水木金土日"


def day_of(moment: datetime) -> date:
    """The day in Japan of an aware moment."""
    return clock(moment).date()


def clock(moment: datetime) -> datetime:
    """An aware moment as the clocks in Japan show it."""
    return moment.astimezone(JST)


def at(day: date, hour: time) -> datetime:
    """The aware moment of a day and a time of the clock in Japan."""
    return datetime.combine(day, hour, JST)


def instant(when: date) -> datetime:
    """A moment as it is and a day as its noon, so that both sort together."""
    return when if isinstance(when, datetime) else noon(when)


def noon(day: date) -> datetime:
    """The moment that stands for a whole day when days and moments are sorted together."""
    return at(day, time(12))


def weekday(day: date) -> str:
    """The day of the week in one character: 月 to 日."""
    return _WEEKDAYS[day.weekday()]
