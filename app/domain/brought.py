"""A check that was made elsewhere and is brought along, in a file or in a QR code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.records import Check, CheckContext

if TYPE_CHECKING:
    from datetime import datetime

    from app.domain.answer_file import AnswerFile
    from app.domain.takeaway import Takeaway


def check_of(
    given: AnswerFile | Takeaway,
    *,
    industry: str | None,
    finished_at: datetime,
    check_id: str = "",
    client_id: str = "",
    advisor: str = "",
) -> Check:
    """The check as the store keeps it; without ids while it belongs to nobody."""
    return Check(
        id=check_id,
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
        finished_at=finished_at,
    )
