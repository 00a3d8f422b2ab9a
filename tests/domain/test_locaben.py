"""The six indicators, and why one of them cannot be said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import locaben
from app.domain.entries.figures import FIGURES, YearFigures

YEAR = YearFigures(
    year_end=date(2026, 3, 31),
    sales=120_000_000,
    operating_profit=6_000_000,
    people=8,
    depreciation=4_000_000,
    borrowings=50_000_000,
    cash=20_000_000,
    receivables=15_000_000,
    inventory=9_000_000,
    payables=4_000_000,
    equity=30_000_000,
    assets=90_000_000,
)
BEFORE = replace(YEAR, year_end=date(2025, 3, 31), sales=100_000_000)


def test_the_formulas() -> None:
    found = {name: each.value for name, each in locaben.indicators(YEAR, BEFORE).items()}
    assert found == {
        "sales_growth": Fraction(20),
        "margin": Fraction(5),
        "productivity": Fraction(750_000),
        "debt": Fraction(3),
        "working_capital": Fraction(2),
        "equity": Fraction(100, 3),
    }
    assert tuple(found) == locaben.NAMES


@pytest.mark.parametrize(
    ("name", "changed", "reason"),
    [
        ("sales_growth", {"sales": None}, "missing"),
        ("margin", {"sales": 0}, "no_sales"),
        ("margin", {"sales": 0, "operating_profit": None}, "no_sales"),
        ("margin", {"sales": None, "operating_profit": 0}, "missing"),
        ("productivity", {"people": 0}, "no_people"),
        ("debt", {"operating_profit": -4_000_000}, "no_earnings"),
        ("debt", {"operating_profit": -9_000_000}, "no_earnings"),
        ("debt", {"operating_profit": -9_000_000, "borrowings": None}, "no_earnings"),
        ("debt", {"operating_profit": -9_000_000, "depreciation": None}, "missing"),
        ("working_capital", {"sales": 0}, "no_sales"),
        ("equity", {"assets": 0}, "no_assets"),
    ],
)
def test_what_cannot_be_said_has_a_reason(
    name: str, changed: dict[str, int | None], reason: str
) -> None:
    found = locaben.indicators(replace(YEAR, **changed), BEFORE)[name]  # type: ignore[arg-type]
    assert (found.value, found.reason) == (None, reason)


def test_growth_needs_the_year_before() -> None:
    assert locaben.indicators(YEAR, None)["sales_growth"].reason == "no_year_before"
    started, unknown = replace(BEFORE, sales=0), replace(BEFORE, sales=None)
    unsaid = replace(YEAR, sales=None)
    for year in (YEAR, unsaid, replace(YEAR, sales=0)):
        assert locaben.indicators(year, started)["sales_growth"].reason == "no_sales_before"
    closed = locaben.indicators(replace(YEAR, sales=0), BEFORE)["sales_growth"]
    assert closed.value == -100
    both = ("sales", locaben.SALES_BEFORE)
    for year, before, missing in (
        (YEAR, unknown, both[1:]),
        (unsaid, BEFORE, both[:1]),
        (unsaid, unknown, both),
        (unsaid, None, both),
    ):
        found = locaben.indicators(year, before)["sales_growth"]
        assert (found.reason, found.missing) == ("missing", missing)


def test_what_is_missing_is_named() -> None:
    empty = locaben.indicators(YearFigures(date(2026, 3, 31), cash=1), None)
    assert empty["debt"].missing == ("borrowings", "operating_profit", "depreciation")


def test_years_are_put_in_order_and_gaps_are_no_year_before() -> None:
    moved = replace(YEAR, year_end=date(2027, 2, 28))  # the closing month was changed
    later = replace(YEAR, year_end=date(2029, 3, 31))
    found = locaben.of_years([later, YEAR, YearFigures(), BEFORE, moved])
    assert [year.year_end for year, _ in found] == [
        date(2025, 3, 31), date(2026, 3, 31), date(2027, 2, 28), date(2029, 3, 31),
    ]  # fmt: skip
    growth = [each["sales_growth"] for _, each in found]
    assert [each.reason for each in growth] == ["no_year_before", None, None, "no_year_before"]
    assert growth[2].value == 0
    twice = locaben.of_years([YEAR, BEFORE, replace(YEAR, sales=110_000_000)])
    assert [each["sales_growth"].value for _, each in twice] == [None, 20, 10]
    assert [year.year_end for year, _ in locaben.latest([later, YEAR, BEFORE, moved])] == [
        date(2026, 3, 31), date(2027, 2, 28), date(2029, 3, 31),
    ]  # fmt: skip


_FIGURE = st.one_of(st.none(), st.integers(-(10**12), 10**12))


@given(st.fixed_dictionaries(dict.fromkeys(FIGURES, _FIGURE)))
def test_any_figures_give_a_value_or_a_reason(figures: dict[str, int | None]) -> None:
    year = YearFigures(date(2026, 3, 31), **figures)
    for each in locaben.indicators(year, year).values():
        assert (each.value is None) != (each.reason is None)
        assert bool(each.missing) == (each.reason == "missing")
