"""Numbers as people read them."""

from __future__ import annotations

import pytest

from app.reports import numbers


@pytest.mark.parametrize(
    ("value", "tenths", "whole"),
    [
        (0.0, "0.0", "0"),
        (-0.01, "0.0", "0"),
        (6.25, "6.3", "6"),
        (7.0, "7.0", "7"),
        (33.333333, "33.3", "33"),
        (100.0, "100.0", "100"),
        (72.5, "72.5", "73"),
        (1e16, "10000000000000000.0", "10000000000000000"),
    ],
)
def test_half_up(value: float, tenths: str, whole: str) -> None:
    assert numbers.one_decimal(value) == tenths
    assert numbers.whole(value) == whole


def test_unknown() -> None:
    assert numbers.one_decimal(None) == "—"


@pytest.mark.parametrize(
    ("value", "shown"), [(1.125, "1.13"), (2.5, "2.5"), (3.0, "3"), (10.0, "10")]
)
def test_two_decimals(value: float, shown: str) -> None:
    assert numbers.two_decimals(value) == shown
