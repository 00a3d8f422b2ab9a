"""Small tools of measuring: repeat, take the middle, compare in the same run."""

from __future__ import annotations

import gc
import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the outcome: what, the figure in words, its ratio to the limit or peer.

    `ratio` <= `limit` is good; both are pure numbers.
    """

    what: str
    detail: str
    ratio: float
    limit: float

    @property
    def good(self) -> bool:
        """Whether the limit is kept."""
        return self.ratio <= self.limit

    def line(self) -> str:
        """The figure as a line of the table."""
        mark = "ok  " if self.good else "OVER"
        return f"{mark} {self.what:<34} {self.ratio:8.2f} (limit {self.limit:g})  {self.detail}"


def milliseconds(job: Callable[[], object], repeats: int) -> list[float]:
    """The durations of `repeats` calls in milliseconds.

    Cyclic garbage is collected between the calls and not in them, as the application does it.
    """
    durations = []
    collecting = gc.isenabled()
    gc.disable()
    try:
        for _ in range(repeats):
            gc.collect(0)
            begun = time.perf_counter()
            job()
            durations.append((time.perf_counter() - begun) * 1000)
    finally:
        if collecting:
            gc.enable()
    return durations


def median(values: list[float]) -> float:
    """The middle value."""
    return statistics.median(values)


def p95(values: list[float]) -> float:
    """The value that 95 of 100 stay below."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
