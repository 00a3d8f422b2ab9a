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


@pytest.mark.parametrize(
    ("yen", "code"),
    [
        (0, "0-10m"), (9_999_999, "0-10m"), (10_000_000, "10m-50m"), (49_999_999, "10m-50m"),
        (50_000_000, "50m-100m"), (100_000_000, "100m-300m"), (300_000_000, "100m-300m"),
        (300_000_001, "300m-"), (None, None),
    ],
)  # fmt: skip
def test_capital_band(yen: int | None, code: str | None) -> None:
    assert bands.capital_band(yen, "corporation") == code


def test_people_have_a_band_of_their_own() -> None:
    assert bands.capital_band(5_000_000, "sole_proprietor") == "individual"
    assert bands.capital_label("individual") == "個人"


def test_labels() -> None:
    assert [tile.label for tile in bands.SIZE_TILES] == [
        "5人以下", "6〜20人", "21〜50人", "51〜100人", "101〜300人", "301人以上",
    ]  # fmt: skip
    assert bands.employees_label("301-") == "301人以上"
    assert bands.employees_label(None) == ""
    assert bands.capital_label("300m-") == "3億円超"
    assert bands.capital_label("?") == ""
    assert bands.is_employees_band("0-5")
    assert not bands.is_employees_band("5")


@given(st.integers(min_value=0, max_value=10**13))
def test_every_number_lies_in_exactly_one_band(number: int) -> None:
    for table in (bands.EMPLOYEE_BANDS, bands.CAPITAL_BANDS):
        assert sum(band.holds(number) for band in table) == 1
