"""The six indicators in words."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import get_args

import pytest

from app.domain.locaben import NAMES, Indicator, Reason
from app.reports import locaben_words as words


def test_every_indicator_has_words() -> None:
    assert tuple(words.WORDS) == NAMES


@pytest.mark.parametrize(
    ("unit", "value", "text"),
    [
        ("percent", Fraction(100, 3), "33.3％"),
        ("percent", Fraction(-1, 20), "▲0.1％"),
        ("yen", Fraction(7_505_000), "751万円／人"),
        ("yen", Fraction(-12_340_000), "▲1,234万円／人"),
        ("times", Fraction(3), "3.0倍"),
        ("times", Fraction(-1), "実質無借金"),
        ("months", Fraction(9, 4), "2.3か月"),
    ],
)
def test_values_are_read_with_their_unit(unit: str, value: Fraction, text: str) -> None:
    indicator = Indicator("x", unit, value)  # type: ignore[arg-type]
    assert words.value_words(indicator) == text
    assert words.why_not(indicator) == ""


def test_reasons_say_what_to_do() -> None:
    missing = Indicator("debt", "times", reason="missing", missing=("receivables", "cash"))
    assert words.value_words(missing) == ""
    assert words.why_not(missing) == "売上債権、現預金を入れると出せます。"
    assert "前の年" in words.why_not(Indicator("x", "percent", reason="no_year_before"))
    before = Indicator("x", "percent", reason="missing", missing=("sales", "sales_before"))
    assert words.why_not(before) == "売上高、前の年の売上高を入れると出せます。"
    none = Indicator("x", "percent", reason="no_sales_before")
    assert words.why_not(none) == "前の年の売上高が0なので、伸びは割合では表せません。"


def test_every_reason_has_its_sentence() -> None:
    for reason in get_args(Reason):
        assert words.why_not(Indicator("x", "percent", reason=reason, missing=("cash",)))


def test_figures_are_read_with_their_unit() -> None:
    assert words.figure_words("sales", 1_200_000) == "1,200,000円"
    assert words.figure_words("operating_profit", -5_000) == "▲5,000円"
    assert words.figure_words("people", 8) == "8人"
    assert words.figure_words("people", None) == ""


def test_years_are_named_by_their_end() -> None:
    assert words.year_name(date(2026, 3, 31)) == "2026年3月期"
    assert words.year_name(None) == "決算の日がない年"
