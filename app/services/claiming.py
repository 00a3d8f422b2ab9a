"""A check that came without a name, in a QR code, finds its client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app import library
from app.domain.changes import Changes, Kind
from app.domain.records import Check, CheckContext, ClientFields
from app.models.tables import CheckState, FinishedCheck, ProfileRecord
from app.reports.compose import Beside, compose
from app.services import bulk, clients, profile
from app.services.store import new_id

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from app.domain.takeaway import Takeaway
    from app.reports.content import Content
    from app.services.store import Store

NOBODY = "お名前のないお客様"


def content(store: Store, given: Takeaway) -> Content:
    """The full result of a check that was read, before it has a client."""
    fields = fields_of(given, NOBODY)
    return compose(
        library.questionnaire(given.questionnaire, given.version),
        _check(given, "", fields.industry, "", store.clock()),
        client=fields,
        advisor=profile.advisor(store),
        previous=None,
        texts=library.result_texts(),
        knowledge=library.knowledge(),
        beside=Beside(library.reference_values()),
    )


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
        advisor = session.get_one(ProfileRecord, 1).name
        industry = given.industry or client.industry
        check = _check(given, client_id, industry, advisor, store.clock())
        bulk.insert_all(session, (), (check,))
    kinds = frozenset({Kind.CHECK, Kind.CLIENT})
    return check.id, Changes(kinds, frozenset({client_id, check.id}))


def _check(
    given: Takeaway, client_id: str, industry: str | None, advisor: str, at: datetime
) -> Check:
    return Check(
        id=new_id(),
        client_id=client_id,
        questionnaire=given.questionnaire,
        version=given.version,
        item_set=given.item_set,
        answers=dict(given.answers),
        industry=industry,
        context=CheckContext(given.conducted_on, source="import"),
        memo="",
        advisor=advisor,
        code=given.code,
        finished_at=at,
    )


def _known(session: Session, client_id: str, given: Takeaway) -> str | None:
    query = (
        select(FinishedCheck.id)
        .join(CheckState, CheckState.check_id == FinishedCheck.id)
        .where(CheckState.client_id == client_id, FinishedCheck.code == given.code)
    )
    return session.scalars(query.limit(1)).first()
