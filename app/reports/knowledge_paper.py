"""A page of the 知恵袋 on paper: what the screen shows, without its links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import japanese
from app.domain.knowledge import titles
from app.reports import ink
from app.reports.blocks import Heading, PageTitle
from app.reports.layout import Layout
from app.reports.page_result import bullet
from app.reports.paragraph import Paragraph

if TYPE_CHECKING:
    from datetime import date

    from reportlab.platypus import Flowable

    from app.domain.knowledge.page import Block, KnowledgePage
    from app.domain.records import Advisor

KIND = "知恵袋"
_STYLES = {
    "body": ink.BODY,
    "lead": ink.STRONG.but(leading=17),
    "note": ink.CAPTION,
    "caution": ink.STRONG,
}


def paper(page: KnowledgePage, advisor: Advisor, on: date) -> bytes:
    """The page as a PDF; raises ReportError."""
    from app.reports.pdf import finish

    return finish(
        lambda: _pages(page),
        title=f"{KIND} {page.title}",
        advisor=advisor,
        running=f"{KIND}　{page.title}　{japanese.date_text(on)}印刷",
    )


def _pages(page: KnowledgePage) -> Layout:
    sheet = Layout()
    aside = "　".join(filter(None, (titles.KINDS[page.kind], page.tag)))
    sheet.add(PageTitle("knowledge", page.title, aside))
    for block in page.blocks:
        sheet.add_all(_block(block))
    return sheet


def _block(block: Block) -> list[Flowable]:
    style = _STYLES[block.tone].but(after=3)
    head: list[Flowable] = [Heading(block.heading)] if block.heading else []
    texts = [Paragraph(text, style) for text in block.text]
    return [*head, *texts, *(bullet(point) for point in block.points)]
