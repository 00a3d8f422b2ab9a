"""「つぎの3つ」: three cards, each with its reason, a first small step and how to see it worked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from app import library
from app.ui import theme
from app.ui.widgets import chart_look as look
from app.ui.widgets.basic import button, column, label, row, set_role
from app.ui.widgets.columns import ColumnsLayout

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.reports.content import Thing

NUMBERS = "①②③④⑤"
LEAST = 250  # width of a card, at text size 標準
TAKE, TAKEN = "計画に入れる", "計画に入っています"
MORE = "道具・支援策・事例"


class TakeButton(QPushButton):
    """Puts a step into the plan; says so when the plan has it."""

    def __init__(self, step: str, what: str) -> None:
        super().__init__(TAKE)
        set_role(self, "quiet")
        self.setAutoDefault(False)
        self.step = step
        self._name = f"{what}を計画に入れる"
        self.setAccessibleName(self._name)

    def mark(self, *, taken: bool) -> None:
        """Whether the plan has this step."""
        self.setText(TAKEN if taken else TAKE)
        self.setEnabled(not taken)
        self.setAccessibleName(f"{self._name}（{TAKEN}）" if taken else self._name)


class ThingCard(QFrame):
    """One thing to do."""

    def __init__(self, number: int, thing: Thing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.thing = thing
        tokens = theme.tokens()
        layout = QVBoxLayout(self)
        edge = tokens.space_3
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(tokens.space_2)
        self.heading = label(f"{NUMBERS[number]} {thing.title}", "h3")
        layout.addWidget(self.heading)
        layout.addWidget(label(thing.lead or thing.why))
        for title, text, role in _parts(thing):
            layout.addLayout(column(label(title, "caption"), label(text, role), spacing=2))
        layout.addStretch(1)
        self.take = TakeButton(thing.step, f"「{thing.title}」の今月の一歩")
        self.more = button(
            "道具・支援策・事例", "quiet", name=f"「{thing.title}」のくわしい話を見る"
        )
        self.more.setVisible(bool(thing.tools or thing.measures or thing.cases))
        layout.addLayout(row(self.take, None, self.more))


class ThingsRow(QWidget):
    """The three cards beside each other, or below each other where the room is short.

    `asked(thing)`: more is wanted about it; `taken(step, thing)`: a step goes into the plan.
    """

    asked = Signal(object)
    taken = Signal(str, object)

    def __init__(self, things: Sequence[Thing], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        gap = theme.tokens().space_3
        layout = ColumnsLayout(self, counts=(3, 1), minimum=look.px(LEAST), gap=gap)
        self.cards = tuple(ThingCard(number, thing) for number, thing in enumerate(things))
        for card in self.cards:
            card.more.clicked.connect(lambda _=False, thing=card.thing: self.asked.emit(thing))
            card.take.clicked.connect(
                lambda _=False, of=card: self.taken.emit(of.thing.step, of.thing)
            )
            layout.addWidget(card)

    def offer(self, *, plan: bool) -> None:
        """Whether steps can be taken into the plan here: not while the owner holds the device."""
        for card in self.cards:
            card.take.setVisible(plan)

    def mark(self, texts: Iterable[str]) -> None:
        """Which steps the plan has already."""
        there = frozenset(texts)
        for card in self.cards:
            card.take.mark(taken=card.take.step in there)


def texts(thing: Thing) -> tuple[str, ...]:
    """What a card says, for the words of the glossary in it."""
    return (thing.title, thing.lead or thing.why, *(text for _, text, _ in _parts(thing)))


def _parts(thing: Thing) -> list[tuple[str, str, str]]:
    titles = library.result_texts().titles
    parts = [
        (titles["step"], thing.step, "strong"),
        (titles["effect"], thing.effect, "body"),
        (titles["other_step"], thing.other_step, "body"),
        (titles["indicator"], thing.indicator, "body"),
    ]
    return [part for part in parts if part[1]]
