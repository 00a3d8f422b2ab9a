"""Tests of `app.domain.price_rise`."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.price_rise import Product, price_rise
from app.errors import Faults


def test_a_cost_ten_percent_up() -> None:
    found = price_rise(Product(1_000, 600, 200, Fraction(10)))
    assert found.new_cost_yen == 660
    assert found.profit_yen == 80_000
    assert found.refused_yen == 68_000
    assert found.loss_yen == 12_000
    assert found.keep_profit_yen == 1_060
    assert found.keep_margin_yen == 1_100
    assert found.may_lose == 1 - Fraction(340, 440)


def test_prices_to_ask_for_are_rounded_up() -> None:
    found = price_rise(Product(100, 33, 1, Fraction(1)))
    assert found.keep_profit_yen == 101  # 100.33
    assert found.keep_margin_yen == 101


def test_below_cost_nothing_may_be_lost_or_everything() -> None:
    assert price_rise(Product(100, 200, 1, Fraction(10))).may_lose is None
    assert price_rise(Product(100, 95, 1, Fraction(20))).may_lose == 1  # refused: a loss anyway


def test_names_every_number_that_cannot_be() -> None:
    with pytest.raises(Faults) as caught:
        price_rise(Product(0, 0, 0, Fraction(0)))
    assert [fault.place for fault in caught.value.faults] == [
        "売値", "原価", "月の個数", "原価の上がり方",
    ]  # fmt: skip


@given(
    st.integers(1, 10**6), st.integers(1, 10**6), st.integers(1, 10**4),
    st.fractions(Fraction(1, 100), 200),
)  # fmt: skip
def test_the_prices_keep_what_they_say(price: int, cost: int, pieces: int, rise: Fraction) -> None:
    found = price_rise(Product(price, cost, pieces, rise))
    assert (found.keep_profit_yen - found.new_cost_yen) >= price - cost
    assert found.keep_margin_yen * cost >= price * found.new_cost_yen
    assert found.refused_yen <= found.profit_yen
    assert found.may_lose is None or 0 < found.may_lose <= 1
