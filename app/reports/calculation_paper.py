"""A calculation on one page: the answer large, its lines, the facts to bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import japanese
from app.reports import ink
from app.reports.blocks import Heading, PageTitle, Panel, Space
from app.reports.calculation import FACTS_TITLE, ROUGH
from app.reports.layout import Layout
from app.reports.page_result import bullet
from app.reports.paragraph import Paragraph

if TYPE_CHECKING:
    from datetime import date

    from app.domain.records import Advisor
    from app.reports.calculation import Calculation


def paper(value: Calculation, advisor: Advisor, on: date) -> bytes:
    """The calculation as a PDF; raises ReportError."""
    from app.reports.pdf import finish

    return finish(
        lambda: _pages(value),
        title=value.title,
        advisor=advisor,
        running=f"{value.title}　{japanese.date_text(on)}",
    )


def _pages(value: Calculation) -> Layout:
    sheet = Layout()
    sheet.add(PageTitle("calculation", value.title, value.about))
    large = ink.STRONG.but(size=16, leading=25)
    sheet.add(Panel([Paragraph(value.headline, large)], after=10))
    sheet.add(Heading("計算"))
    sheet.add_all(bullet(line) for line in value.lines)
    if value.facts:
        sheet.add(Heading(FACTS_TITLE))
        sheet.add_all(bullet(fact) for fact in value.facts)
    sheet.add(Space(12))
    sheet.add(Paragraph(ROUGH, ink.CAPTION))
    return sheet
