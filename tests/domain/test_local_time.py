"""The days of Japan."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from app.domain import local_time


def test_the_day_changes_at_midnight_in_japan() -> None:
    assert local_time.day_of(datetime(2026, 11, 22, 14, 59, tzinfo=UTC)) == date(2026, 11, 22)
    assert local_time.day_of(datetime(2026, 11, 22, 15, 0, tzinfo=UTC)) == date(2026, 11, 23)


def test_clocks_show_the_time_of_japan() -> None:
    shown = local_time.clock(datetime(2026, 11, 22, 15, 0, tzinfo=UTC))
    assert f"{shown:%Y/%m/%d %H:%M}" == "2026/11/23 00:00"


def test_a_day_stands_at_its_noon() -> None:
    day = date(2026, 11, 22)
    assert local_time.noon(day) == datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
    assert local_time.at(day, time(9, 30)) == datetime(2026, 11, 22, 0, 30, tzinfo=UTC)


def test_moments_and_days_sort_together() -> None:
    day = date(2026, 11, 22)
    moment = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
    assert local_time.instant(moment) is moment
    assert local_time.instant(day) == local_time.noon(day)


def test_the_days_of_the_week_begin_with_monday() -> None:
    week = [date(2026, 11, 23 + number) for number in range(7)]
    assert "".join(map(local_time.weekday, week)) == "月火水木金土日"
