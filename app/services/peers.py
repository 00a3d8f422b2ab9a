"""Other businesses of the organisation to compare a check with (domain.md §2, "Overlays")."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from app import library
from app.domain import scoring
from app.domain.peers import Like, PeerCheck, Peers, group, summary
from app.models.tables import CheckState, ClientRecord, FinishedCheck

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.domain.records import Check
    from app.services.store import Store

MOST = 5_000  # checks that are read; the newest of a larger group tell as much
_AT_ONCE = 500


def of_check(store: Store, check: Check) -> Peers | None:
    """The peers of a full check; None for a short one, and when there are not ten others.

    Counts the latest full check of each other client that is not in the trash, answered with the
    same version, and made until the day of this one.
    """
    if check.item_set != "full":
        return None
    with store.reading() as session:
        own = session.get_one(ClientRecord, _number(session, check.client_id))
        found = _latest(session, check)
        likes = ((row.check_id, Like(row.industry, row.size_class)) for row in found)
        chosen = group(Like(own.industry, own.size_class), likes)
        if chosen is None:
            return None
        read = _answers(session, chosen.members[:MOST])
    questionnaire = library.questionnaire(check.questionnaire, check.version)
    checks = [_scored(check, *each) for each in read]
    issues = [item.id for item in questionnaire.section("q2").items]
    tools = [item.id for item in questionnaire.section("q3").items]
    return summary(chosen.width, checks, issues, tools)


def _number(session: Session, client_id: str) -> int:
    return session.scalars(select(ClientRecord.number).where(ClientRecord.id == client_id)).one()


def _latest(session: Session, check: Check) -> Sequence[Any]:
    """The latest full check of each other client, the newest first."""
    rank = func.row_number().over(
        partition_by=CheckState.client_id,
        order_by=(FinishedCheck.conducted_on.desc(), FinishedCheck.finished_at.desc()),
    )
    ranked = (
        select(
            CheckState.check_id,
            CheckState.client_id,
            FinishedCheck.conducted_on,
            rank.label("rank"),
        )
        .join(FinishedCheck, FinishedCheck.id == CheckState.check_id)
        .where(
            CheckState.superseded_by.is_(None),
            CheckState.client_id != check.client_id,
            FinishedCheck.item_set == "full",
            FinishedCheck.questionnaire == check.questionnaire,
            FinishedCheck.version == check.version,
            FinishedCheck.conducted_on <= check.context.conducted_on,
        )
        .subquery()
    )
    query = (
        select(ranked.c.check_id, ClientRecord.industry, ClientRecord.size_class)
        .join(ClientRecord, ClientRecord.id == ranked.c.client_id)
        .where(ranked.c.rank == 1, ClientRecord.deleted_at.is_(None))
        .order_by(ranked.c.conducted_on.desc(), ranked.c.check_id)
    )
    return session.execute(query).all()


def _answers(session: Session, check_ids: Sequence[str]) -> Iterable[tuple[str, str | None, date]]:
    found: list[tuple[str, str | None, date]] = []
    for start in range(0, len(check_ids), _AT_ONCE):
        query = select(
            FinishedCheck.answers, FinishedCheck.industry, FinishedCheck.conducted_on
        ).where(FinishedCheck.id.in_(check_ids[start : start + _AT_ONCE]))
        found += [(row.answers, row.industry, row.conducted_on) for row in session.execute(query)]
    return found


def _scored(check: Check, answers: str, industry: str | None, on: date) -> PeerCheck:
    given: dict[str, str] = json.loads(answers)
    questionnaire = library.questionnaire(check.questionnaire, check.version)
    score = scoring.score(questionnaire, given, industry=industry)
    return PeerCheck(on, given, score.todo_share, score.balance)
