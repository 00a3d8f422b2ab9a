"""The plan of a client on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import japanese
from app.domain.entries.figures import YearFigures
from app.services import clients, colleagues, entries, profile, tracker

if TYPE_CHECKING:
    from datetime import date

    from app.services.store import Store


def pdf(store: Store, client_id: str, today: date) -> bytes:
    """The plan as a PDF. Raises NotFound, ReportError."""
    from app.reports.plan import PlanSheet, plan

    fields = clients.get(store, client_id).fields
    found = tracker.plan(store, client_id)
    value = PlanSheet(
        client_name=fields.name,
        honorific=japanese.honorific(fields.kind, fields.name),
        on=today,
        sheet=found.sheet,
        process=found.process,
        tasks=found.tasks,
        tools=found.tools,
        flows=found.flows,
        indicators=found.indicators,
        figures=_figures(store, client_id),
        names=tuple(colleagues.names(store).items()),
    )
    return plan(value, profile.advisor(store))


def items(store: Store, client_id: str) -> tuple[str, ...]:
    """What stands on it, as items of the ledger."""
    return ("plans", "figures") if _figures(store, client_id) else ("plans",)


def file_name(store: Store, client_id: str, today: date) -> str:
    """The name of its file. Raises NotFound."""
    name = clients.get(store, client_id).fields.name
    return f"{today:%Y%m%d}_{japanese.safe_file_name(name)}_伴走計画.pdf"


def _figures(store: Store, client_id: str) -> tuple[YearFigures, ...]:
    found = entries.of_client(store, client_id, kinds=(YearFigures.kind,))
    return tuple(each.value for each in found if isinstance(each.value, YearFigures))
