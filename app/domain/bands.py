"""Bands of employees (domain.md §6), which are the six size tiles of a new client."""

from __future__ import annotations

from dataclasses import dataclass

# Kinds whose owner is the business: they have neither capital nor 法人番号.
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
SIZE_TILES = EMPLOYEE_BANDS


def employees_band(employees: int | None) -> str | None:
    """The code of the band of an exact number of employees; None when unknown or negative."""
    if employees is None:
        return None
    return next((band.code for band in EMPLOYEE_BANDS if band.holds(employees)), None)


def is_employees_band(code: str) -> bool:
    """Whether this is the code of a band of employees."""
    return any(band.code == code for band in EMPLOYEE_BANDS)


def employees_label(code: str | None) -> str:
    """The label of a band of employees; empty when there is none."""
    return next((band.label for band in EMPLOYEE_BANDS if band.code == code), "")
