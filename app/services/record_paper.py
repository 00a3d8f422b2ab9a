"""A client's whole record on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app import library
from app.domain import local_time, scoring
from app.services import checks, clients, colleagues, entries, profile

if TYPE_CHECKING:
    from app.domain.records import Check
    from app.reports.record_content import CheckLine
    from app.services.store import Store


def pdf(store: Store, client_id: str) -> bytes:
    """The record as a PDF: profile, what is open, checks, plan, figures, consultations, the past.

    Raises NotFound, ReportError.
    """
    from app.reports.record_content import RecordContent
    from app.reports.record_pdf import record_pdf

    value = RecordContent(
        fields=clients.get(store, client_id).fields,
        advisor=profile.advisor(store),
        today=local_time.day_of(store.clock()),
        names=colleagues.names(store),
        checks=tuple(map(_line, checks.history(store, client_id))),
        entries=entries.of_client(store, client_id),
    )
    return record_pdf(value)


def _line(check: Check) -> CheckLine:
    from app.reports.record_content import CheckLine

    source = library.questionnaire(check.questionnaire, check.version)
    item_set: Any = "short" if check.item_set == "short" else "full"
    found = scoring.score(source, check.answers, industry=check.industry, item_set=item_set)
    issues = sorted(found.issues, key=lambda each: -each.todo)[:3]
    return CheckLine(
        on=check.context.conducted_on,
        item_set=check.item_set,
        code=check.code,
        issues=tuple(source.items[each.issue].label for each in issues if each.todo > 0),
        corrected=check.superseded_by is not None,
    )
