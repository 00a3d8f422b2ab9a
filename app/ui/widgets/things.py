"""「つぎの3つ」: three cards, each with its reason, a first small step and how to see it worked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app import library
from app.ui import theme
from app.ui.widgets import chart_look as look
from app.ui.widgets.basic import column, label
from app.ui.widgets.columns import ColumnsLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.reports.content import Thing

NUMBERS = "①②③④⑤"
LEAST = 250  # width of a card, at text size 標準


class ThingCard(QFrame):
    """One thing to do."""

    def __init__(self, number: int, thing: Thing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        tokens = theme.tokens()
        layout = QVBoxLayout(self)
        edge = tokens.space_3
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(tokens.space_2)
        self.heading = label(f"{NUMBERS[number]} {thing.title}", "h3")
        layout.addWidget(self.heading)
        layout.addWidget(label(thing.why))
        for title, text, role in _parts(thing):
            layout.addLayout(column(label(title, "caption"), label(text, role), spacing=2))
        layout.addStretch(1)


class ThingsRow(QWidget):
    """The three cards beside each other, or below each other where the room is short."""

    def __init__(self, things: Sequence[Thing], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        gap = theme.tokens().space_3
        layout = ColumnsLayout(self, counts=(3, 1), minimum=look.px(LEAST), gap=gap)
        self.cards = tuple(ThingCard(number, thing) for number, thing in enumerate(things))
        for card in self.cards:
            layout.addWidget(card)


def _parts(thing: Thing) -> list[tuple[str, str, str]]:
    titles = library.result_texts().titles
    parts = [
        (titles["step"], thing.step, "strong"),
        (titles["other_step"], thing.other_step, "body"),
        (titles["indicator"], thing.indicator, "body"),
    ]
    return [part for part in parts if part[1]]
