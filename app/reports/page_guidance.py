"""進め方の手がかり: for each of the three things the tools, whom to ask, a like business."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import library
from app.reports import ink, layout, peer_words
from app.reports.blocks import PageTitle, Panel
from app.reports.page_result import Numbered, total_height
from app.reports.page_steps import labelled
from app.reports.paragraph import Paragraph

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from app.reports.content import Content, Reference, Thing, ToolTip
    from app.reports.layout import Layout

TITLE = "進め方の手がかり"
ASIDE = "費用は目安です。窓口で確かめてください"


# How much is told of each thing, the fullest first: reason, tools, whether a case.
_FORMS = ((True, 2, True), (False, 2, True), (False, 1, True), (False, 1, False))


def add_guidance(page: Layout, content: Content) -> None:
    """Add the page in the fullest form that fits, when there is anything to say on it."""
    told = [
        (number, thing)
        for number, thing in enumerate(content.things, 1)
        if thing.tools or thing.measures or thing.cases
    ]
    if not told:
        return
    page.new_page()
    title = PageTitle("guidance", TITLE, ASIDE)
    for why, tools, case in _FORMS:
        blocks: list[Flowable] = [
            Numbered(number, _thing(thing, why=why, tools=tools, case=case), after=9)
            for number, thing in told
        ]
        blocks += _peers(content)
        if total_height([title, *blocks]) <= layout.HEIGHT:
            break
    page.add(title)
    page.add_all(blocks)


def _thing(thing: Thing, *, why: bool, tools: int, case: bool) -> list[Flowable]:
    titles = library.result_texts().titles
    blocks: list[Flowable] = [Paragraph(thing.title, ink.STRONG.but(size=12, leading=18, after=1))]
    if why:
        blocks.append(labelled(titles["why"], thing.why))
    blocks += [labelled(titles["tools"], _tool(tool)) for tool in thing.tools[:tools]]
    if thing.measures:
        blocks.append(labelled(titles["measures"], "\n".join(map(_measure, thing.measures))))
    blocks += [labelled(titles["cases"], _case(each)) for each in thing.cases[:case]]
    return blocks


def _peers(content: Content) -> list[Flowable]:
    """What others answered, in a panel below the things."""
    if content.peers is None:
        return []
    told = content.peers
    head = Paragraph(f"{peer_words.TITLE}　{told.who}", ink.STRONG)
    lines = [Paragraph(sentence, ink.BODY) for sentence in told.sentences]
    return [Panel([head, *lines, Paragraph(told.note, ink.CAPTION)], after=0)]


def _tool(tool: ToolTip) -> str:
    return f"{tool.title}（{tool.cost}）\n{tool.effect}\nはじめの一歩：{tool.step}"


def _measure(measure: Reference) -> str:
    return f"{measure.title}（{measure.note}）　{measure.text}"


def _case(case: Reference) -> str:
    return f"{case.title}（{case.note}）\n{case.text}\n{case.reason}"
