"""Every kind of entry there is, by its name in the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.entries.choosing import Flow, Indicator, ToolComparison
from app.domain.entries.consultation import Consultation, PriorMeeting, Referral
from app.domain.entries.document import Document
from app.domain.entries.figures import YearFigures
from app.domain.entries.simple import Action, Call, Note, Visit
from app.domain.entries.tracker import GoalSheet, PlanTask, Process

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.entries.base import Value

KINDS: Mapping[str, type[Value]] = {
    value.kind: value
    for value in (
        Note,
        Call,
        Visit,
        Action,
        Document,
        Consultation,
        PriorMeeting,
        Referral,
        YearFigures,
        GoalSheet,
        Process,
        PlanTask,
        ToolComparison,
        Flow,
        Indicator,
    )
}
