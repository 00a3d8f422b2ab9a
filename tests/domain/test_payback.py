"""Tests of `app.domain.payback`."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.payback import Saving, payback
from app.errors import Faults


def months(hours: int, wage: int, yearly: int, initial: int = 0) -> int | None:
    return payback(Saving(Fraction(hours), wage, yearly, initial)).months


def test_two_hours_a_week_pay_a_small_tool_within_months() -> None:
    found = payback(Saving(Fraction(2), 1_200, 36_000))
    assert found.hours == 104
    assert found.gain_yen == 124_800
    assert found.left_yen == 88_800
    assert found.months == 4  # 36,000 / 10,400 a month = 3.46…


@pytest.mark.parametrize(
    ("hours", "wage", "yearly", "initial", "wanted"),
    [
        (1, 1_000, 0, 0, 0),  # nothing to pay
        (0, 1_000, 12_000, 0, None),  # nothing gained
        (1, 1_000, 60_000, 0, None),  # costs more each year than it brings
        (1, 1_000, 52_000, 0, 12),  # exactly what it brings
        (1, 1_000, 12_000, 40_000, 12),  # 52,000 of outlay in exactly one year
        (1, 1_000, 12_000, 80_000, 24),  # 40,000 left a year pay the beginning in two
        (1, 1_000, 52_000, 1, None),  # nothing is left to pay the beginning
        (0, 1_000, 0, 10_000, None),
    ],
)
def test_months_until_it_has_paid(
    hours: int, wage: int, yearly: int, initial: int, wanted: int | None
) -> None:
    assert months(hours, wage, yearly, initial) == wanted


def test_names_every_number_that_cannot_be() -> None:
    with pytest.raises(Faults) as caught:
        payback(Saving(Fraction(169), -1, -1, -1))
    assert [fault.place for fault in caught.value.faults] == [
        "減らせる時間", "時給", "年の費用", "はじめの費用",
    ]  # fmt: skip


_YEN = st.integers(0, 10_000_000)


@given(st.fractions(0, 168), st.integers(0, 10_000), _YEN, _YEN)
def test_more_hours_never_take_longer(hours: Fraction, wage: int, yearly: int, first: int) -> None:
    less = payback(Saving(hours / 2, wage, yearly, first)).months
    more = payback(Saving(hours, wage, yearly, first)).months
    assert less is None or (more is not None and more <= less)
