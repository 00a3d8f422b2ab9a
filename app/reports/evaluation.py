"""The sheet that goes with an application for a subsidy: one page with values and their basis.

An annex for those who judge the application (report 4-2-3, 福山よろず支援拠点): what was answered
when, what follows from it and how, the code to check it by, and room for the evaluator's remarks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import japanese
from app.reports import ink
from app.reports.blocks import Columns, Heading, PageTitle, Space, Stack, labelled
from app.reports.layout import Layout
from app.reports.numbers import one_decimal
from app.reports.page_memo import RuledLines
from app.reports.paragraph import Paragraph
from app.reports.phrases import SETS
from app.reports.tables import table

if TYPE_CHECKING:
    from datetime import date

    from reportlab.platypus import Flowable

    from app.reports.content import Chart, Content

TITLE = "経営チェック評価書"
BASIS = "値の出し方"
STEPS = "取り組むこと（今月の一歩）"
REMARKS = "評価者の所見"
NO_GRADE = (
    "値は、取り組む順番を決めるためのものです。会社の良し悪しや、合否を示すものではありません。"
)
VERIFY = (
    "この評価書は、チェックの答えから計算しています。伴走カルテで確認コードを確かめると、"
    "元の答えと同じかどうかが分かります。"
)
_LINES = 78.0  # three handwriting lines
_LABEL = 92.0
_AIRS = (1.0, 0.6, 0.35)


def paper(content: Content, on: date) -> bytes:
    """The sheet as a PDF of one page; `on` is the day it is made. Raises ReportError."""
    from app.reports.pdf import finish

    return finish(
        lambda: _one_page(content, on),
        title=f"{TITLE} {content.client_name}",
        advisor=content.advisor,
        running=f"{TITLE}　{content.code}",
        numbered=False,
    )


def _one_page(content: Content, on: date) -> Layout:
    """As tight as it takes to be one page; a long vision and memo are not on it."""
    for air in _AIRS:
        sheet = Layout(air=air)
        sheet.add(PageTitle("evaluation", TITLE, f"作成日 {japanese.date_text(on)}"))
        sheet.add_all(_body(content))
        if len(sheet.pages) == 1:
            break
    return sheet


def _body(content: Content) -> list[Flowable]:
    charts = [chart for chart in (content.todo, content.balance) if chart is not None]
    evaluator = " ".join(filter(None, (content.advisor.organisation, content.advisor.name)))
    return [
        *labelled(
            [
                ("事業者", content.client_name),
                ("チェックをした日", content.date_text),
                ("確認コード", content.code),
                ("質問の組", f"経営チェック {SETS[content.item_set]}"),
                ("評価者", evaluator or " "),
            ],
            _LABEL,
        ),
        Space(8),
        Columns([Stack(_values(chart)) for chart in charts], [None] * len(charts), gap=18),
        Heading(BASIS),
        *(_point(line) for line in content.workings),
        *(_point(gap) for gap in _limits(content)),
        Heading(STEPS),
        *(_point(f"{thing.title}：{thing.step}") for thing in content.things),
        Heading(REMARKS),
        RuledLines(_LINES),
        Space(8),
        Paragraph(f"{NO_GRADE}{VERIFY}", ink.CAPTION),
    ]


def _values(chart: Chart) -> list[Flowable]:
    rows = [
        (axis.label, one_decimal(axis.value), one_decimal(axis.previous)) for axis in chart.ranked
    ]
    before = chart.has_previous
    head = ("", "今回", "前回") if before else ("", "今回")
    widths = (None, 44.0, 44.0) if before else (None, 44.0)
    found = table(head, [cells if before else cells[:2] for cells in rows], widths)
    return [Heading(chart.title), *([Paragraph(chart.note, ink.SMALL)] if chart.note else found)]


def _point(text: str) -> Paragraph:
    return Paragraph(text, ink.SMALL.but(indent=10, first="・"))


def _limits(content: Content) -> list[str]:
    gaps = "、".join(content.gaps)
    open_ = f"答えていない質問があります：{gaps}" if gaps else ""
    return [each for each in (content.limits, open_) if each]
