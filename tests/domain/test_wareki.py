"""Tests of `app.domain.wareki`."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.wareki import date_text, era_of, month_end, parse_date, wareki, wareki_year

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2019, 5, 1), "令和元年5月1日"),
        (date(2019, 4, 30), "平成31年4月30日"),
        (date(1989, 1, 8), "平成元年1月8日"),
        (date(1989, 1, 7), "昭和64年1月7日"),
        (date(1926, 12, 25), "昭和元年12月25日"),
        (date(1926, 12, 24), "大正15年12月24日"),
        (date(1912, 7, 30), "大正元年7月30日"),
        (date(1912, 7, 29), "明治45年7月29日"),
        (date(1868, 10, 23), "明治元年10月23日"),
        (date(1868, 10, 22), "1868年10月22日"),
        (date(2026, 11, 22), "令和8年11月22日"),
    ],
)
def test_wareki_at_the_borders_of_eras(day: date, expected: str) -> None:
    assert wareki(day) == expected


def test_before_the_first_era_there_is_none() -> None:
    assert era_of(date(1868, 10, 22)) is None
    assert wareki_year(date(1868, 10, 22)) == ""


def test_date_text_names_both_years() -> None:
    assert date_text(date(2026, 11, 22)) == "2026年11月22日（令和8年）"
    assert date_text(date(1800, 1, 1)) == "1800年1月1日"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("R8.11.22", date(2026, 11, 22)),
        ("r8/11/22", date(2026, 11, 22)),
        ("令和8年11月22日", date(2026, 11, 22)),
        ("令和元年5月1日", date(2019, 5, 1)),
        ("㋿８年11月22日(日)", date(2026, 11, 22)),
        ("平成35年1月1日", date(2023, 1, 1)),
        ("S64.1.7", date(1989, 1, 7)),
        ("2026-11-22", date(2026, 11, 22)),
        ("2026ー11ー22", date(2026, 11, 22)),
        ("2026/1/2", date(2026, 1, 2)),
        ("2026年11月22日（日曜日）", date(2026, 11, 22)),
        ("20261122", date(2026, 11, 22)),
        ("２０２６１１２２", date(2026, 11, 22)),
        (" ２０２６．１１．２２ ", date(2026, 11, 22)),
        ("11/22", date(2026, 11, 22)),
        ("１１月２３日", date(2026, 11, 23)),
        ("11/24", date(2025, 11, 24)),
        ("2/29", date(2024, 2, 29)),
        ("2026-02-29", None),
        ("2/30", None),
        ("R0.1.1", None),
        ("令和8年13月1日", None),
        ("26/11/22", None),
        ("0026/11/22", None),
        ("00261122", None),
        ("1867-12-31", None),
        ("1868-01-25", date(1868, 1, 25)),
        ("あした", None),
        ("", None),
    ],
)
def test_parse_date(typed: str, expected: date | None) -> None:
    assert parse_date(typed, TODAY) == expected


@given(st.text(max_size=20))
def test_parse_date_is_total(text: str) -> None:
    found = parse_date(text, TODAY)
    assert found is None or isinstance(found, date)


@given(st.dates(min_value=date(1868, 10, 23), max_value=date(2117, 12, 31)))
def test_every_written_date_is_read_back(day: date) -> None:
    assert parse_date(wareki(day), TODAY) == day
    assert parse_date(day.isoformat(), TODAY) == day
    assert parse_date(f"{day.year}年{day.month}月{day.day}日", TODAY) == day


@given(st.dates(max_value=date(9998, 12, 31)))
def test_month_end(day: date) -> None:
    end = month_end(day)
    assert (end.year, end.month) == (day.year, day.month)
    assert end.day >= 28
    assert date.fromordinal(end.toordinal() + 1).day == 1
