"""The figures of a year."""

from __future__ import annotations

from datetime import date

from app.domain.entries.figures import MOST, YearFigures


def test_a_year_stands_at_its_end_and_not_on_the_timeline() -> None:
    year = YearFigures(date(2026, 3, 31), operating_profit=-1, equity=-1)
    assert year.when() == date(2026, 3, 31)
    assert not year.on_timeline
    assert year.faults() == ()


def test_it_says_all_that_is_wrong_at_once() -> None:
    year = YearFigures(sales=-1, cash=MOST + 1, equity=-MOST - 1)
    assert [fault.place for fault in year.faults()] == ["year_end", "sales", "cash", "equity"]
