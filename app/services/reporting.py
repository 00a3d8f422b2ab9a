"""What leaves a check on paper: its content, the PDF, the answer sheet, pictures, plain text.

reportlab and matplotlib are imported when something is drawn, not before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import library
from app.domain import japanese
from app.domain.progress import Progress
from app.reports.compose import Beside, compose
from app.services import checks, clients, own_knowledge, peers, profile, progress

if TYPE_CHECKING:
    from datetime import date

    from app.domain.records import Check
    from app.reports.content import Chart, Content
    from app.services.store import Store

_LONGEST_NAME = 80
_TO_FULL_WIDTH = str.maketrans('\\/:*?"<>|', "＼／：＊？”＜＞｜")


def content(store: Store, check_id: str) -> Content:
    """Everything the result of a finished check shows, with the previous check beside it.

    Raises NotFound.
    """
    check = checks.get(store, check_id)
    previous = checks.previous(store, check)
    client = clients.get(store, check.client_id).fields
    return compose(
        library.questionnaire(check.questionnaire, check.version),
        check,
        client=client,
        advisor=profile.advisor(store),
        previous=previous,
        texts=library.result_texts(),
        knowledge=own_knowledge.knowledge(store, client),
        beside=Beside(
            library.reference_values(), peers.of_check(store, check), _since(store, check, previous)
        ),
    )


def _since(store: Store, check: Check, previous: Check | None) -> Progress:
    """What was done between the two checks; nothing without an earlier one."""
    if previous is None:
        return Progress()
    begun, until = previous.context.conducted_on, check.context.conducted_on
    return progress.between(store, check.client_id, begun, until)


def evaluation_pdf(value: Content, on: date) -> bytes:
    """The one-page evaluation sheet of a result, made on this day. Raises ReportError."""
    from app.reports.evaluation import paper

    return paper(value, on)


def report_pdf(
    store: Store, check_id: str, *, confirmation_boxes: bool = False, with_memo: bool = False
) -> bytes:
    """The report of a finished check as a PDF file; see `pdf` for the two choices."""
    return pdf(content(store, check_id), confirmation_boxes=confirmation_boxes, with_memo=with_memo)


def pdf(
    value: Content,
    *,
    confirmation_boxes: bool = False,
    with_memo: bool = False,
    with_peers: bool = False,
) -> bytes:
    """A result as a PDF file; `confirmation_boxes` adds three boxes for stamps at the end.

    The advisor's memo is printed only `with_memo`: the usual copy is for the client. The means of
    businesses like this one are drawn only `with_peers`.
    """
    from app.reports.pdf import report

    return report(
        value,
        confirmation_boxes=confirmation_boxes,
        with_memo=with_memo,
        with_peers=with_peers,
    )


def sheet_pdf(store: Store, client_id: str) -> bytes:
    """A blank answer sheet with the name of the client on it."""
    from app.reports.sheet import sheet

    fields = clients.get(store, client_id).fields
    return sheet(
        library.questionnaire(),
        name=fields.name,
        honorific=japanese.honorific(fields.kind, fields.name),
        advisor=profile.advisor(store),
    )


def chart_picture(chart: Chart, fmt: str) -> bytes:
    """A chart as "png" or "svg" for slides and documents; ReportError for another format."""
    from app.reports.pictures import chart_picture as draw

    return draw(chart, fmt)


def plain_text(value: Content) -> str:
    """A result as plain text, to be pasted into another system."""
    from app.reports.text import plain_text as write

    return write(value)


def file_name(value: Content, what: str = "経営チェック") -> str:
    """`YYYYMMDD_会社名_経営チェック.pdf`: forbidden characters full width, at most 80 long."""
    start, end = f"{value.conducted_on:%Y%m%d}_", f"_{what}.pdf"
    name = japanese.safe_file_name(value.client_name.translate(_TO_FULL_WIDTH))
    room = _LONGEST_NAME - len(start) - len(end)
    return f"{start}{name[:room].rstrip('._ ')}{end}"
