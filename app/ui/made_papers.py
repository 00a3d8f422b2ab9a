"""The PDFs that the preview shows, each with the name of its file and its heading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain import japanese
from app.services import clients, consultation_paper, entries, plan_paper, reporting

if TYPE_CHECKING:
    from datetime import date

    from app.services.store import Store


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished PDF, the name its file gets, and what the heading says."""

    data: bytes
    file_name: str
    title: str
    has_memo: bool = False  # whether the advisor wrote something that could be on it


def report(
    store: Store, check_id: str, *, confirmation_boxes: bool = False, with_memo: bool = False
) -> Paper:
    """The report of a check; raises NotFound or ReportError."""
    content = reporting.content(store, check_id)
    data = reporting.pdf(content, confirmation_boxes=confirmation_boxes, with_memo=with_memo)
    title = f"{content.client_name} {content.honorific}"
    return Paper(data, reporting.file_name(content), title, has_memo=bool(content.memo))


def consultation(
    store: Store, entry_id: str, *, confirmation_boxes: bool = False, with_memo: bool = False
) -> Paper:
    """The record of a consultation; `with_memo` with what is for colleagues only. NotFound."""
    data = consultation_paper.pdf(
        store, entry_id, for_client=not with_memo, confirmation_boxes=confirmation_boxes
    )
    fields = clients.get(store, entries.get(store, entry_id).client_id).fields
    title = f"{fields.name} {japanese.honorific(fields.kind, fields.name)} 相談の記録"
    return Paper(data, consultation_paper.file_name(store, entry_id), title, has_memo=True)


def plan(store: Store, client_id: str, *, today: date) -> Paper:
    """The plan of a client; raises NotFound or ReportError."""
    fields = clients.get(store, client_id).fields
    title = f"{fields.name} {japanese.honorific(fields.kind, fields.name)} 伴走計画"
    data = plan_paper.pdf(store, client_id, today)
    return Paper(data, plan_paper.file_name(store, client_id, today), title)


def sheet(store: Store, client_id: str, *, today: date) -> Paper:
    """The blank answer sheet of a client; raises NotFound or ReportError."""
    name = clients.get(store, client_id).fields.name
    file_name = f"{today:%Y%m%d}_{japanese.safe_file_name(name)}_回答用紙.pdf"
    return Paper(reporting.sheet_pdf(store, client_id), file_name, f"{name} 回答用紙")
