"""Bands of employees and capital (domain.md §6) and the six size tiles of a new client."""

from __future__ import annotations

from dataclasses import dataclass

# Kinds whose owner is the business: their band of capital is 個人.
INDIVIDUALS = frozenset({"sole_proprietor", "startup_planned"})


@dataclass(frozen=True, slots=True)
class Band:
    """A range of whole numbers, both ends included; `last` None = no upper end."""

    code: str
    label: str
    first: int
    last: int | None

    def holds(self, number: int) -> bool:
        """Whether the number lies in the band."""
        return self.first <= number and (self.last is None or number <= self.last)


EMPLOYEE_BANDS = (
    Band("0-5", "5人以下", 0, 5),
    Band("6-20", "6〜20人", 6, 20),
    Band("21-50", "21〜50人", 21, 50),
    Band("51-100", "51〜100人", 51, 100),
    Band("101-300", "101〜300人", 101, 300),
    Band("301-", "301人以上", 301, None),
)
INDIVIDUAL = "individual"
CAPITAL_BANDS = (
    Band("0-10m", "1,000万円未満", 0, 9_999_999),
    Band("10m-50m", "1,000万円以上5,000万円未満", 10_000_000, 49_999_999),
    Band("50m-100m", "5,000万円以上1億円未満", 50_000_000, 99_999_999),
    Band("100m-300m", "1億円以上3億円以下", 100_000_000, 300_000_000),
    Band("300m-", "3億円超", 300_000_001, None),
)
SIZE_TILES = EMPLOYEE_BANDS


def employees_band(employees: int | None) -> str | None:
    """The code of the band of an exact number of employees; None when unknown or negative."""
    return _code(EMPLOYEE_BANDS, employees)


def capital_band(capital_yen: int | None, kind: str | None) -> str | None:
    """The code of the band of capital in yen; `individual` for people, None when unknown."""
    if kind in INDIVIDUALS:
        return INDIVIDUAL
    return _code(CAPITAL_BANDS, capital_yen)


def is_employees_band(code: str) -> bool:
    """Whether this is the code of a band of employees."""
    return any(band.code == code for band in EMPLOYEE_BANDS)


def employees_label(code: str | None) -> str:
    """The label of a band of employees; empty when there is none."""
    return next((band.label for band in EMPLOYEE_BANDS if band.code == code), "")


def capital_label(code: str | None) -> str:
    """The label of a band of capital; empty when there is none."""
    if code == INDIVIDUAL:
        return "個人"
    return next((band.label for band in CAPITAL_BANDS if band.code == code), "")


def _code(bands: tuple[Band, ...], number: int | None) -> str | None:
    if number is None:
        return None
    return next((band.code for band in bands if band.holds(number)), None)
