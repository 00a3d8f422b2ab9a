"""Clients who are gone for ever, of whom the law still has the log kept (個人情報保護法 29, 30)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.domain import consents
from app.errors import NotFound
from app.models.ledger import DisclosureRecord
from app.models.tables import ClientRecord
from app.services import handing, ledger

if TYPE_CHECKING:
    from datetime import date

    from app.domain.consents import Consent, Disclosure
    from app.services.store import Store

# What was handed to others and received from them; what the person got is no such record.
_KEPT = frozenset({"out", "in"})


@dataclass(frozen=True, slots=True)
class Departed:
    """A client who is gone: the last name, how many lines are kept, and until when at least."""

    id: str
    name: str
    lines: int
    kept_until: date


def everyone(store: Store) -> tuple[Departed, ...]:
    """All of them, the one whose log is kept longest first; who has no line is left out.

    One that was merged into another is told by that one.
    """
    table = DisclosureRecord
    query = (
        select(table)
        .where(table.client_id.not_in(select(ClientRecord.id)))
        .order_by(table.recorded_at, table.id)
    )
    with store.reading() as session:
        gone = ledger.gone(session)
        rows = session.scalars(query).all()
    whose = {each.client_id: each.heir for each in gone}
    until: dict[str, date] = {}
    for each in gone:
        last = consents.kept_until(each.last)
        until[each.heir] = max(last, until.get(each.heir, last))
    voided = {row.refers_to for row in rows}
    names: dict[str, str] = {}
    lines: dict[str, int] = {}
    for row in rows:
        heir = whose.get(row.client_id)
        if heir is None or row.direction not in _KEPT or row.id in voided:
            continue
        lines[heir] = lines.get(heir, 0) + 1
        if row.client_id == heir or heir not in names:
            names[heir] = row.client_name
    found = [Departed(each, names[each], count, until[each]) for each, count in lines.items()]
    return tuple(sorted(found, key=lambda each: (each.kept_until, each.id), reverse=True))


def log(
    store: Store, client_id: str
) -> tuple[Departed, tuple[Disclosure, ...], tuple[Consent, ...]]:
    """Who it was, the lines that are kept, and the consents on which they went. NotFound."""
    found = next((each for each in everyone(store) if each.id == client_id), None)
    if found is None:
        raise NotFound("提供の記録")
    kept = tuple(line for line in handing.log(store, client_id) if line.handing.direction in _KEPT)
    behind = {line.consent_id for line in kept}
    given = (each for each in ledger.of_client(store, client_id) if each.id in behind)
    return found, kept, tuple(given)
