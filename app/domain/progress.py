"""What was done and what moved between two checks: tasks, steps of the 伴走, indicators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from app.domain.entries.choosing import Indicator


@dataclass(frozen=True, slots=True)
class Move:
    """An indicator that was one number at the earlier check and is another now."""

    name: str
    unit: str
    before: float
    now: float
    target: float | None


@dataclass(frozen=True, slots=True)
class Progress:
    """Texts of tasks that were done, codes of steps that were, indicators that moved."""

    tasks: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing can be told."""
        return not (self.tasks or self.steps or self.moves)


def moves(indicators: Iterable[Indicator], begun: date, until: date) -> tuple[Move, ...]:
    """The indicators with another value on `until` than on `begun`.

    Before stands the last value up to `begun`, or the first one when it was begun later.
    """
    found = []
    for each in indicators:
        known = [pair for pair in each.series if pair[0] <= until]
        earlier = [value for on, value in known if on <= begun]
        if len(known) > 1 or earlier:
            before, now = (earlier[-1] if earlier else known[0][1]), known[-1][1]
            if before != now:
                found.append(Move(each.name, each.unit, before, now, each.target))
    return tuple(found)
