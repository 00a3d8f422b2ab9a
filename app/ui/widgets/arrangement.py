"""How the three things are shown to the owner: one by one or side by side, for the advisor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QWidget

from app.ui import theme
from app.ui.widgets.basic import button, column, label
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from app.reports.content import Reader

TITLE = "つぎの3つの見せ方"
WAYS = ((True, "一つずつ見せる"), (False, "ならべて見せる"))
EITHER = (
    "「いっしょに」と「自分のやり方で」のお答えが、ほぼ同じでした。"
    "どちらで見たいかを、お客様に聞いて選んでください。"
)
AS_ANSWERED = "お答えに合わせています。お話の様子がちがうときは、替えられます。"


class Arrangement(QFrame):
    """Two ways, of which one is on. `chosen(one_by_one)` when the other is pressed."""

    chosen = Signal(bool)

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.ways: dict[bool, QPushButton] = {}
        box = QWidget()
        flow = WrapLayout(box, gap=theme.tokens().space_2)
        group = QButtonGroup(self)
        for one_by_one, words in WAYS:
            way = button(words, "chip", name=f"{TITLE}：{words}")
            way.setCheckable(True)
            way.setChecked(reader.one_by_one is one_by_one)
            group.addButton(way)
            flow.addWidget(way)
            self.ways[one_by_one] = way
        for one_by_one, way in self.ways.items():
            way.clicked.connect(lambda _=False, value=one_by_one: self.chosen.emit(value))
        words = EITHER if reader.either else AS_ANSWERED
        layout = column(label(TITLE, "h3"), label(words), box, spacing=theme.tokens().space_2)
        edge = theme.tokens().space_4
        layout.setContentsMargins(edge, edge, edge, edge)
        self.setLayout(layout)
