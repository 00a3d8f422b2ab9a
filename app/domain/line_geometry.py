"""Where the points of a line over time stand: one geometry for the screen and for paper.

The plane is `width` wide and `height` high with its origin at the upper left, as Qt has it; paper
turns it over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    Values = Sequence[float | Fraction | None]


@dataclass(frozen=True, slots=True)
class Plot:
    """Points in order (None where a value is not known), the heights of zero and of levels."""

    spots: tuple[tuple[float, float] | None, ...]
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


def plot(
    values: Values, width: float, height: float, *, levels: Sequence[float | Fraction] = ()
) -> Plot:
    """The points of these values, spread evenly; zero and every level are always in sight."""
    known = [float(value) for value in (*values, *levels) if value is not None]
    low, high = min([0.0, *known]), max([0.0, *known])
    span = (high - low) or 1.0

    def y(value: float) -> float:
        return height * (high - value) / span

    step = width / (len(values) - 1) if len(values) > 1 else 0.0
    first = 0.0 if len(values) > 1 else width / 2
    spots = tuple(
        None if value is None else (first + step * at, y(float(value)))
        for at, value in enumerate(values)
    )
    return Plot(spots, y(0.0), tuple(y(float(level)) for level in levels))
