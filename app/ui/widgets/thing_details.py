"""What belongs to one of the three things: tools, whom to ask, a business like this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from app import library
from app.ui import theme
from app.ui.knowledge.term_chips import TermChips
from app.ui.widgets import chart_look as look
from app.ui.widgets.basic import button, card, column, label, row
from app.ui.widgets.columns import ColumnsLayout
from app.ui.widgets.things import TakeButton, folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.reports.content import Reference, Thing, ToolTip

LEAST = 300  # width of a part, at text size 標準


class ThingDetails(QFrame):
    """A sheet below the three cards; `read(id)`: a page of the 知恵袋 is wanted.

    `brief`: the card left out some of what it says, so that it stands here.
    `taken(step, tool)`: the first step of a tool goes into the plan. `closed()` puts it away.
    """

    read = Signal(str)
    taken = Signal(str, object)
    closed = Signal()

    def __init__(self, thing: Thing, *, plan: bool, brief: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "note")
        self.thing = thing
        titles = library.result_texts().titles
        tokens = theme.tokens()
        self.takes: list[TakeButton] = []
        self.links: list[QPushButton] = []
        self.close_it = button("閉じる", "quiet", name=f"「{thing.title}」のくわしい話を閉じる")
        self.close_it.clicked.connect(self.closed)
        parts = QWidget()
        layout = ColumnsLayout(parts, counts=(2, 1), minimum=look.px(LEAST), gap=tokens.space_3)
        left = folded(thing, brief=brief)
        for tool in thing.tools:
            layout.addWidget(self._tool(tool, plan=plan))
        for key, found in (("measures", thing.measures), ("cases", thing.cases)):
            if found:
                layout.addWidget(self._references(titles[key], found))
        self.terms = TermChips()
        self.terms.read.connect(self.read)
        self.terms.show_texts((*(text for _, text in left), *_texts(thing)))
        head = row(label(f"「{thing.title}」のために", "h3"), self.close_it)
        head.setStretch(0, 1)
        told = [_left_out(left)] if left else []
        body = column(head, label(thing.why), *told, parts, self.terms, spacing=tokens.space_2)
        edge = tokens.space_3
        body.setContentsMargins(edge, edge, edge, edge)
        self.setLayout(body)

    def mark(self, texts: Iterable[str]) -> None:
        """Which steps the plan has already."""
        there = frozenset(texts)
        for take in self.takes:
            take.mark(taken=take.step in there)

    def _tool(self, tool: ToolTip, *, plan: bool) -> QFrame:
        titles = library.result_texts().titles
        take = TakeButton(f"{tool.title}：{tool.step}", f"「{tool.title}」の一歩")
        take.clicked.connect(lambda _=False: self.taken.emit(tool.step, tool))
        take.setVisible(plan)
        self.takes.append(take)
        rows = (
            (titles["effect"], tool.effect),
            (titles["step"], tool.step),
            (titles["cost"], tool.cost),
        )
        lines = [column(label(title, "caption"), label(text), spacing=2) for title, text in rows]
        head = label(f"{titles['tools']}：{tool.title}", "strong")
        more = row(take, None, self._link(tool.id, tool.title))
        return card(head, *lines, None, more, spacing=6)

    def _references(self, title: str, found: Iterable[Reference]) -> QFrame:
        parts = []
        for each in found:
            name = label(f"{each.title}（{each.note}）", "strong")
            lines = [
                label(text, role)
                for text, role in ((each.text, "body"), (each.reason, "caption"))
                if text
            ]
            parts.append(
                column(name, *lines, row(None, self._link(each.id, each.title)), spacing=2)
            )
        return card(label(title, "strong"), *parts, None, spacing=8)

    def _link(self, item_id: str, title: str) -> QPushButton:
        link = button("くわしく読む", "quiet", name=f"「{title}」をくわしく読む")
        link.clicked.connect(lambda _=False: self.read.emit(item_id))
        self.links.append(link)
        return link


def _left_out(parts: Iterable[tuple[str, str]]) -> QFrame:
    """What a short card did not say."""
    lines = [column(label(title, "caption"), label(text), spacing=2) for title, text in parts]
    return card(*lines, None, spacing=8)


def _texts(thing: Thing) -> Iterable[str]:
    """What stands in the sheet, for the words of the glossary in it."""
    yield thing.why
    for tool in thing.tools:
        yield from (tool.title, tool.effect, tool.step)
    for each in (*thing.measures, *thing.cases):
        yield from (each.title, each.text)
