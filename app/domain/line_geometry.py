"""Where the points of a line over time stand: one geometry for the screen and for paper.

The plane is `width` wide and `height` high with its origin at the upper left, as Qt has it; paper
turns it over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from fractions import Fraction

    Values = Sequence[float | Fraction | None]


@dataclass(frozen=True, slots=True)
class Plot:
    """Points in order (None where a value is not known), the heights of zero and of levels.

    `across`: how far from the left each of them stands, known or not.
    """

    spots: tuple[tuple[float, float] | None, ...]
    across: tuple[float, ...]
    zero: float
    levels: tuple[float, ...] = ()

    def runs(self) -> tuple[tuple[tuple[float, float], ...], ...]:
        """Points that follow each other without a gap; a line goes through each run."""
        found: list[list[tuple[float, float]]] = [[]]
        for spot in self.spots:
            if spot is None:
                found.append([])
            else:
                found[-1].append(spot)
        return tuple(tuple(run) for run in found if run)

    def with_room(self, wide: float) -> tuple[int, ...]:
        """Which points can have words under them, `wide` at most, that do not touch each other.

        The first and the last one always do.
        """
        if not self.across:
            return ()
        last = len(self.across) - 1
        found = [0]
        for at in range(1, last):
            here = self.across[at]
            if here - self.across[found[-1]] >= wide and self.across[last] - here >= wide:
                found.append(at)
        return (*found, last) if last else (0,)


def plot(
    values: Values,
    width: float,
    height: float,
    *,
    days: Sequence[date] = (),
    levels: Sequence[float | Fraction] = (),
) -> Plot:
    """The points of these values; zero and every level are always in sight.

    `days`: when each value was so, the first one first; the points stand as far apart as the days
    do. Without days, or all on the same one, they are spread evenly.
    """
    known = [float(value) for value in (*values, *levels) if value is not None]
    low, high = min([0.0, *known]), max([0.0, *known])
    span = (high - low) or 1.0

    def y(value: float) -> float:
        return height * (high - value) / span

    across = tuple(_across(days, len(values), width))
    spots = tuple(
        None if value is None else (x, y(float(value)))
        for x, value in zip(across, values, strict=True)
    )
    return Plot(spots, across, y(0.0), tuple(y(float(level)) for level in levels))


def _across(days: Sequence[date], count: int, width: float) -> list[float]:
    """How far from the left each of so many points stands."""
    if days and days[0] != days[-1]:
        whole = (days[-1] - days[0]).days
        return [width * (day - days[0]).days / whole for day in days]
    return [width * at / (count - 1) for at in range(count)] if count > 1 else [width / 2] * count
