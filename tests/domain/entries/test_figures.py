"""The figures of a year."""

from __future__ import annotations

from datetime import date

from app.domain.entries.figures import MOST, YearFigures
from app.domain.entries.simple import Note


def test_a_year_stands_at_its_end_and_not_on_the_timeline() -> None:
    year = YearFigures(date(2026, 3, 31), operating_profit=-1, equity=-1)
    assert year.when() == date(2026, 3, 31)
    assert not year.on_timeline
    assert year.faults() == ()


def test_a_year_is_there_once() -> None:
    year = YearFigures(date(2026, 3, 31))
    clash = year.clash(YearFigures(date(2026, 3, 20), sales=1))
    assert clash is not None
    assert clash.place == "year_end"
    assert clash.sentence.startswith("2026年3月期の数字は、もうあります。")
    for other in (YearFigures(date(2026, 4, 1)), YearFigures(date(2025, 3, 31)), YearFigures()):
        assert year.clash(other) is None
        assert other.clash(year) is None
    assert year.clash(Note("あ")) is None
    assert Note("あ").clash(Note("あ")) is None


def test_it_says_all_that_is_wrong_at_once() -> None:
    year = YearFigures(sales=-1, cash=MOST + 1, equity=-MOST - 1)
    assert [fault.place for fault in year.faults()] == ["year_end", "sales", "cash", "equity"]
