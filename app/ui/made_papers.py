"""The PDFs that the preview shows: how each is made, and to whom it may be handed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from app.domain import japanese
from app.services import (
    calculating,
    checks,
    chiebukuro,
    claiming,
    clients,
    consultation_paper,
    entries,
    notices,
    plan_paper,
    reporting,
    takeaway,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from app.reports.calculation import Calculation
    from app.services.store import Store


BROUGHT = "QRコードの結果"


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished PDF, the name its file gets, and what the heading says."""

    data: bytes
    file_name: str
    title: str
    has_memo: bool = False  # whether the advisor wrote something that could be on it


@dataclass(frozen=True, slots=True)
class Handed:
    """Whose a paper is, what of theirs stands on it, and what the ledger calls it."""

    client_id: str
    items: tuple[str, ...]
    what: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper to be made, with the one it belongs to: they are never told apart.

    `make()` makes it; where `memo` is true it takes `with_memo`. `handed(with_memo)` reads whose
    it is; a paper without it goes to nobody (no mail, nothing in the ledger).
    """

    make: Callable[..., Paper]
    handed: Callable[[bool], Handed] | None = None
    memo: bool = False
    check_id: str = ""  # the check that it is the report of: it can go along as a QR code

    def made(self, *, with_memo: bool) -> Paper:
        """Make the paper. Raises NotFound or ReportError."""
        return self.make(with_memo=with_memo) if self.memo else self.make()


def of_check(
    store: Store, check_id: str, *, confirmation_boxes: bool, with_peers: bool = False
) -> Wanted:
    """The report of a finished check; `with_peers` lays their mean over the charts."""
    make = partial(
        report, store, check_id, confirmation_boxes=confirmation_boxes, with_peers=with_peers
    )
    return Wanted(make, partial(_report_handed, store, check_id), memo=True, check_id=check_id)


def of_evaluation(store: Store, check_id: str, *, today: date) -> Wanted:
    """The evaluation sheet of a finished check, for an application."""
    make = partial(evaluation, store, check_id, today=today)
    return Wanted(make, partial(_report_handed, store, check_id))


def of_takeaway(store: Store, text: str, *, today: date) -> Wanted:
    """The report of a result that came in a QR code, given as the text of that code."""
    return Wanted(partial(brought, store, text, today=today))


def of_consultation(store: Store, entry_id: str, *, confirmation_boxes: bool) -> Wanted:
    """The record of a consultation."""
    make = partial(consultation, store, entry_id, confirmation_boxes=confirmation_boxes)
    return Wanted(make, partial(_consultation_handed, store, entry_id), memo=True)


def of_plan(store: Store, client_id: str, *, today: date) -> Wanted:
    """The plan of a client."""
    make = partial(plan, store, client_id, today=today)
    return Wanted(make, partial(_plan_handed, store, client_id))


def of_sheet(store: Store, client_id: str, *, today: date) -> Wanted:
    """The blank answer sheet of a client."""
    return Wanted(partial(sheet, store, client_id, today=today))


def of_calculation(store: Store, value: Calculation, *, today: date) -> Wanted:
    """A calculation."""
    return Wanted(partial(calculated, store, value, today=today))


def of_page(store: Store, item_id: str, *, today: date) -> Wanted:
    """A page of the 知恵袋."""
    return Wanted(partial(page, store, item_id, today=today))


def of_notices(store: Store, text: str) -> Wanted:
    """Notices of a measure, a page for each client; `text` is that of `notices.Notices`."""
    return Wanted(partial(_notices, store, notices.from_text(text)))


def _notices(store: Store, wanted: notices.Notices) -> Paper:
    title = f"「{wanted.wanted.name}」のお知らせ（{len(wanted.clients)}件）"
    return Paper(notices.pdf(store, wanted), wanted.file_name, title)


def report(
    store: Store,
    check_id: str,
    *,
    confirmation_boxes: bool = False,
    with_memo: bool = False,
    with_peers: bool = False,
) -> Paper:
    """The report of a check; raises NotFound or ReportError."""
    content = reporting.content(store, check_id)
    data = reporting.pdf(
        content,
        confirmation_boxes=confirmation_boxes,
        with_memo=with_memo,
        with_peers=with_peers,
    )
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


def evaluation(store: Store, check_id: str, *, today: date) -> Paper:
    """The evaluation sheet of a finished check; raises NotFound or ReportError."""
    from app.reports.evaluation import TITLE

    content = reporting.content(store, check_id)
    data = reporting.evaluation_pdf(content, today)
    return Paper(data, reporting.file_name(content, TITLE), TITLE)


def brought(store: Store, text: str, *, today: date) -> Paper:
    """The report of a result in a QR code; raises UnreadableCode or ReportError."""
    given = takeaway.read_text(text, store, today).check
    data = reporting.pdf(claiming.content(store, given))
    return Paper(data, f"{given.conducted_on:%Y%m%d}_{given.code}_経営チェック.pdf", BROUGHT)


def calculated(store: Store, value: Calculation, *, today: date) -> Paper:
    """A calculation; raises ReportError."""
    data = calculating.pdf(store, value, today)
    return Paper(data, calculating.file_name(value, today), value.title)


def page(store: Store, item_id: str, *, today: date) -> Paper:
    """A page of the 知恵袋; raises KeyError or ReportError."""
    title = chiebukuro.read(store, item_id, today).title
    file_name = chiebukuro.file_name(store, item_id, today)
    return Paper(chiebukuro.pdf(store, item_id, today), file_name, title)


def _report_handed(store: Store, check_id: str, with_memo: bool) -> Handed:  # noqa: FBT001
    """The memo belongs to the record of consultations."""
    items = ("checks", "consultations") if with_memo else ("checks",)
    return Handed(checks.get(store, check_id).client_id, items, "経営チェックの結果（PDF）")


def _consultation_handed(store: Store, entry_id: str, _memo: bool) -> Handed:  # noqa: FBT001
    client_id = entries.get(store, entry_id).client_id
    return Handed(client_id, ("consultations",), "相談の記録（PDF）")


def _plan_handed(store: Store, client_id: str, _memo: bool) -> Handed:  # noqa: FBT001
    return Handed(client_id, plan_paper.items(store, client_id), "伴走計画（PDF）")
