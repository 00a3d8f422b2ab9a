"""Other businesses of the organisation to compare a check with (domain.md §2, "Overlays")."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app import library
from app.domain import scoring
from app.domain.peers import Like, PeerCheck, groups, summary
from app.models.tables import CheckState, ClientRecord, FinishedCheck

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from app.domain.peers import Peers, Width
    from app.domain.records import Check
    from app.services.store import Store

MOST = 1_000  # clients that are read; the latest met of a larger group tell as much
_AT_ONCE = 500


def of_check(store: Store, check: Check) -> Peers | None:
    """The peers of a full check; None for a short one, and when there are not ten others.

    Counts the latest complete full check of each other client that is not in the trash, when it
    was answered with the same version and not after this one.
    """
    if check.item_set != "full":
        return None
    with store.reading() as session:
        own = select(ClientRecord).where(ClientRecord.id == check.client_id)
        record = session.scalars(own).one()
        like = Like(record.industry, record.size_class)
        for group in groups(like, _clients(session, check.client_id)):
            checks = [_scored(check, row) for row in _latest(session, group.members[:MOST], check)]
            found = _summary(group.width, checks, check)
            if found is not None:
                return found
    return None


def _summary(width: Width, checks: list[PeerCheck], check: Check) -> Peers | None:
    questionnaire = library.questionnaire(check.questionnaire, check.version)
    issues = [item.id for item in questionnaire.section("q2").items]
    tools = [item.id for item in questionnaire.section("q3").items]
    return summary(width, checks, issues, tools)


def _clients(session: Session, own: str) -> list[tuple[str, Like]]:
    """All others with a complete full check, whoever was met last first."""
    query = (
        select(ClientRecord.id, ClientRecord.industry, ClientRecord.size_class)
        .where(
            ClientRecord.deleted_at.is_(None),
            ClientRecord.latest_segment.is_not(None),
            ClientRecord.id != own,
        )
        .order_by(ClientRecord.touched_at.desc(), ClientRecord.number)
    )
    return [(row.id, Like(row.industry, row.size_class)) for row in session.execute(query)]


def _latest(session: Session, clients: Sequence[str], check: Check) -> list[Any]:
    """The latest full check of each of these clients that may be compared."""
    found: list[Any] = []
    for start in range(0, len(clients), _AT_ONCE):
        query = (
            select(
                CheckState.client_id,
                FinishedCheck.answers,
                FinishedCheck.industry,
                FinishedCheck.conducted_on,
            )
            .join(FinishedCheck, FinishedCheck.id == CheckState.check_id)
            .where(
                CheckState.client_id.in_(clients[start : start + _AT_ONCE]),
                CheckState.superseded_by.is_(None),
                FinishedCheck.item_set == "full",
                FinishedCheck.questionnaire == check.questionnaire,
                FinishedCheck.version == check.version,
                FinishedCheck.conducted_on <= check.context.conducted_on,
            )
            .order_by(FinishedCheck.conducted_on, FinishedCheck.finished_at)
        )
        # The last row of a client takes the place of its earlier ones.
        found += {row.client_id: row for row in session.execute(query)}.values()
    return found


def _scored(check: Check, row: Any) -> PeerCheck:
    given: dict[str, str] = json.loads(row.answers)
    questionnaire = library.questionnaire(check.questionnaire, check.version)
    score = scoring.score(questionnaire, given, industry=row.industry)
    return PeerCheck(row.conducted_on, given, score.todo_share, score.balance)
