"""進め方の手がかり: for each of the three things the tools, whom to ask, a like business."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import library
from app.reports import ink
from app.reports.blocks import PageTitle
from app.reports.page_result import Numbered
from app.reports.page_steps import labelled
from app.reports.paragraph import Paragraph

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from app.reports.content import Content, Reference, Thing, ToolTip
    from app.reports.layout import Layout

TITLE = "進め方の手がかり"
ASIDE = "費用は目安です。申し込む前に、窓口で確かめてください"


def add_guidance(page: Layout, content: Content) -> None:
    """Add the page, when there is anything to say on it."""
    told = [thing for thing in content.things if thing.tools or thing.measures or thing.cases]
    if not told:
        return
    page.new_page()
    page.add(PageTitle("guidance", TITLE, ASIDE))
    for number, thing in enumerate(content.things, 1):
        if thing in told:
            page.add(Numbered(number, _thing(thing), after=9))


def _thing(thing: Thing) -> list[Flowable]:
    titles = library.result_texts().titles
    blocks: list[Flowable] = [
        Paragraph(thing.title, ink.STRONG.but(size=12, leading=18, after=1)),
        labelled(titles["why"], thing.why),
    ]
    blocks += [labelled(titles["tools"], _tool(tool)) for tool in thing.tools]
    if thing.measures:
        blocks.append(labelled(titles["measures"], "\n".join(map(_measure, thing.measures))))
    blocks += [labelled(titles["cases"], _case(case)) for case in thing.cases]
    return blocks


def _tool(tool: ToolTip) -> str:
    return f"{tool.title}（{tool.cost}）\n{tool.effect}\nはじめの一歩：{tool.step}"


def _measure(measure: Reference) -> str:
    return f"{measure.title}（{measure.note}）　{measure.text}"


def _case(case: Reference) -> str:
    return f"{case.title}（{case.note}）\n{case.text}\n{case.reason}"
