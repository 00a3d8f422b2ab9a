"""Consultations over all clients: what a check suggests for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import library
from app.domain import consultation_codes
from app.domain.entries.consultation import Consultation
from app.reports.compose import score_of
from app.services import checks

if TYPE_CHECKING:
    from datetime import datetime

    from app.services.store import Store


def from_check(store: Store, check_id: str, *, now: datetime, owner: str) -> Consultation:
    """A consultation about a finished check: its issues as 課題, with a guess of the categories.

    Raises NotFound.
    """
    check = checks.get(store, check_id)
    questionnaire = library.questionnaire(check.questionnaire, check.version)
    score = score_of(questionnaire, check)
    flagged = sorted(score.flagged, key=lambda each: (-each.weight, -each.todo))
    issues = [each.issue for each in flagged]
    return Consultation(
        state="held",
        held_at=now,
        owner=owner,
        check_id=check_id,
        issue="\n".join(f"・{questionnaire.items[issue].label}" for issue in issues),
        future=check.answers.get("q1.vision", ""),
        categories=consultation_codes.of_issues(issues),
    )
