"""記録の保存期間: clients whose record may be reviewed, because nobody met them for years.

Nothing is removed by this: it only says who. What the law keeps (consents, disclosures) has its
own time in `app.services.ledger`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.domain.follow_up import add_months
from app.models.tables import ClientRecord

if TYPE_CHECKING:
    from app.services.store import Store

_MONTHS = 12
_IN_JAPAN = "+9 hours"  # the store keeps UTC


@dataclass(frozen=True, slots=True)
class Candidate:
    """A client to be reviewed: the last day of contact, else the day the record was made."""

    id: str
    name: str
    last_on: date


@dataclass(frozen=True, slots=True)
class Review:
    """The candidates, longest ago first, and how many there are in all."""

    rows: tuple[Candidate, ...]
    total: int


def review(store: Store, today: date, *, years: int, limit: int = 200) -> Review:
    """The clients without contact for so many years; those never met count from their making."""
    made = func.date(ClientRecord.created_at, _IN_JAPAN)
    last = func.coalesce(ClientRecord.seen_on, made)
    before = add_months(today, -_MONTHS * years).isoformat()
    found = select(ClientRecord.id, ClientRecord.name, last.label("last")).where(
        ClientRecord.deleted_at.is_(None), last < before
    )
    with store.reading() as session:
        total = session.scalar(select(func.count()).select_from(found.subquery()))
        page = session.execute(found.order_by(last, ClientRecord.number).limit(limit))
        rows = tuple(Candidate(row.id, row.name, date.fromisoformat(str(row.last))) for row in page)
    return Review(rows, int(total or 0))
