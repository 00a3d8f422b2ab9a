"""The holidays of Japan."""

from __future__ import annotations

from datetime import date

from app.services import holidays


def test_holidays_of_2026() -> None:
    assert holidays.is_holiday(date(2026, 9, 22)), "a day between two holidays is one"
    assert holidays.is_holiday(date(2026, 11, 23))
    assert not holidays.is_holiday(date(2026, 11, 24))


def test_the_quick_days_leave_them_out() -> None:
    assert holidays.quick_days(date(2026, 11, 9)) == (
        ("2週間", date(2026, 11, 24)),
        ("1か月", date(2026, 12, 9)),
        ("3か月", date(2027, 2, 9)),
    )
