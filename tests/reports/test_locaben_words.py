"""The six indicators in words."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import get_args

import pytest

from app.domain.entries.figures import YearFigures
from app.domain.locaben import NAMES, Indicator, Reason, indicators
from app.reports import locaben_words as words


def test_every_indicator_has_words() -> None:
    assert tuple(words.WORDS) == NAMES


NONE = Fraction(0)


def test_plain_words_say_what_the_formula_takes_off() -> None:
    year = YearFigures(
        sales=12, operating_profit=1, depreciation=0, borrowings=5, cash=5,
        receivables=3, inventory=2, payables=5,
    )  # fmt: skip
    found = indicators(year, None)
    assert (found["debt"].value, found["working_capital"].value) == (NONE, NONE)
    assert "手元のお金を引いた残り" in words.WORDS["debt"].plain
    assert "仕入れや掛け売りで立て替えているお金" in words.WORDS["working_capital"].plain


@pytest.mark.parametrize(
    ("unit", "value", "text"),
    [
        ("percent", Fraction(100, 3), "33.3％"),
        ("percent", Fraction(-1, 20), "▲0.1％"),
        ("percent", Fraction(-1, 200), "0.0％"),
        ("yen", Fraction(4_444), "4,444円／人"),
        ("yen", Fraction(-4_444, 3), "▲1,481円／人"),
        ("yen", Fraction(-1, 3), "0円／人"),
        ("yen", Fraction(14_500), "1.5万円／人"),
        ("yen", Fraction(-99_999), "▲10.0万円／人"),
        ("yen", Fraction(100_000), "10万円／人"),
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
