"""Tests of `app.domain.bands`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import bands


@pytest.mark.parametrize(
    ("employees", "code"),
    [
        (0, "0-5"), (5, "0-5"), (6, "6-20"), (20, "6-20"), (21, "21-50"), (50, "21-50"),
        (51, "51-100"), (100, "51-100"), (101, "101-300"), (300, "101-300"), (301, "301-"),
        (99_999, "301-"), (-1, None), (None, None),
    ],
)  # fmt: skip
def test_employees_band(employees: int | None, code: str | None) -> None:
    assert bands.employees_band(employees) == code


def test_labels() -> None:
    assert [tile.label for tile in bands.SIZE_TILES] == [
        "5人以下", "6〜20人", "21〜50人", "51〜100人", "101〜300人", "301人以上",
    ]  # fmt: skip
    assert bands.employees_label("301-") == "301人以上"
    assert bands.employees_label(None) == ""
    assert bands.is_employees_band("0-5")
    assert not bands.is_employees_band("5")


@given(st.integers(min_value=0, max_value=10**13))
def test_every_number_lies_in_exactly_one_band(number: int) -> None:
    assert sum(band.holds(number) for band in bands.EMPLOYEE_BANDS) == 1
