"""費用対効果 in 30 seconds: hours saved a week against what a tool costs (domain.md §3).

    gain a year  = hours a week · wage · 52
    left a year  = gain - cost a year
    months       = (cost to begin + cost of one year) / (gain / 12)

All on exact fractions; money is yen.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Final

from app.domain.strict_json import raise_faults
from app.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

WEEKS: Final = 52
MONTHS: Final = 12
MOST_HOURS: Final = 168
MOST_YEN: Final = 10**12


@dataclass(frozen=True, slots=True)
class Saving:
    """What is known: hours saved a week (all people together), yen an hour, yen of cost."""

    hours_per_week: Fraction
    wage_yen: int
    yearly_cost_yen: int
    initial_cost_yen: int = 0


@dataclass(frozen=True, slots=True)
class Payback:
    """What follows. `months` None: the gain never pays for the cost.

    `gain_yen` and `left_yen` are of one year without the cost to begin; `hours` a year.
    """

    hours: Fraction
    gain_yen: Fraction
    left_yen: Fraction
    months: int | None


def payback(saving: Saving) -> Payback:
    """When the tool has paid for itself; raises Faults for numbers that cannot be."""
    raise_faults(list(_faults(saving)))
    hours = saving.hours_per_week * WEEKS
    gain = hours * saving.wage_yen
    left = gain - saving.yearly_cost_yen
    return Payback(hours, gain, left, _months(saving, gain, left))


def _months(saving: Saving, gain: Fraction, left: Fraction) -> int | None:
    """Months until the gain has covered the beginning and the year's cost; 0 when nothing costs."""
    outlay = saving.initial_cost_yen + saving.yearly_cost_yen
    if outlay == 0:
        return 0
    if gain == 0 or (left <= 0 and outlay > gain):
        return None
    if outlay <= gain:
        return ceil(outlay / (gain / MONTHS))
    # Beyond one year each further year costs again: only what is left pays the beginning.
    return ceil(saving.initial_cost_yen / (left / MONTHS))


def _faults(saving: Saving) -> Iterator[Fault]:
    if not 0 <= saving.hours_per_week <= MOST_HOURS:
        yield Fault("減らせる時間", f"0から{MOST_HOURS}（1週間の全部）までの時間にしてください。")
    for place, yen in (
        ("時給", saving.wage_yen),
        ("年の費用", saving.yearly_cost_yen),
        ("はじめの費用", saving.initial_cost_yen),
    ):
        if not 0 <= yen <= MOST_YEN:
            yield Fault(place, "0円以上の金額にしてください。")
