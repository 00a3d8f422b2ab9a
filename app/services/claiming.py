"""A check that came without a name, in a QR code, finds its client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.domain import brought
from app.domain.changes import Changes, Kind
from app.domain.records import ClientFields
from app.models.tables import CheckState, FinishedCheck, ProfileRecord
from app.reports.compose import alone
from app.services import bulk, clients, profile
from app.services.store import new_id

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.domain.takeaway import Takeaway
    from app.reports.content import Content
    from app.services.store import Store

NOBODY = "お名前のないお客様"


def content(store: Store, given: Takeaway) -> Content:
    """The full result of a check that was read, before it has a client."""
    fields = fields_of(given, NOBODY)
    check = brought.check_of(given, industry=fields.industry, finished_at=store.clock())
    return alone(check, fields, profile.advisor(store))


def fields_of(given: Takeaway, name: str) -> ClientFields:
    """What a new client is known by from its check."""
    return ClientFields(name, industry=given.industry, employees_band=given.employees_band)


def take(store: Store, client_id: str, given: Takeaway) -> tuple[str, Changes]:
    """Give the check to a client: its id, the one that is there when it was taken before.

    The code on its paper stays. Raises NotFound.
    """
    with store.writing() as session:
        client = clients.find(session, client_id)
        there = _known(session, client_id, given)
        if there is not None:
            return there, Changes(frozenset())
        check = brought.check_of(
            given,
            check_id=new_id(),
            client_id=client_id,
            industry=given.industry or client.industry,
            advisor=session.get_one(ProfileRecord, 1).name,
            finished_at=store.clock(),
        )
        bulk.insert_all(session, (), (check,))
    kinds = frozenset({Kind.CHECK, Kind.CLIENT})
    return check.id, Changes(kinds, frozenset({client_id, check.id}))


def _known(session: Session, client_id: str, given: Takeaway) -> str | None:
    query = (
        select(FinishedCheck.id)
        .join(CheckState, CheckState.check_id == FinishedCheck.id)
        .where(CheckState.client_id == client_id, FinishedCheck.code == given.code)
    )
    return session.scalars(query.limit(1)).first()
