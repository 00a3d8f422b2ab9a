"""What is told a client of a measure: what it is, by when, where to ask, and how sure we are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.knowledge import labels
from app.domain.own_knowledge import OwnMeasure

if TYPE_CHECKING:
    from datetime import date

    from app.domain.knowledge.items import Measure, Rates
    from app.domain.seeking import Wanted


@dataclass(frozen=True, slots=True)
class Offer:
    """A measure as it stands on a notice; what is not known is "" or empty.

    `rates` are never without their source; `rated`: whether it has any at all.
    `as_of` is the month of the content, `expires` the day after which it must be checked.
    """

    name: str
    what: str = ""
    who: str = ""
    ask: str = ""
    prepare: tuple[str, ...] = ()
    note: str = ""
    deadline: date | None = None
    rates: Rates | None = None
    rated: bool = False
    as_of: str = ""
    expires: date | None = None

    def is_expired(self, today: date) -> bool:
        """Whether its content must be checked before anybody relies on it."""
        return self.expires is not None and self.expires < today


def of(wanted: Wanted, source: OwnMeasure | Measure | None) -> Offer:
    """What is told of what is looked for; `source` is the measure that it was made from."""
    if source is None:
        return Offer(wanted.name, wanted.note, deadline=wanted.deadline)
    measure = source.measure if isinstance(source, OwnMeasure) else source
    return Offer(
        wanted.name,
        measure.purpose,
        measure.who,
        measure.ask,
        measure.prepare,
        measure.note,
        wanted.deadline,
        measure.rates,
        measure.kind in labels.RATED,
        measure.as_of,
        measure.expires,
    )
