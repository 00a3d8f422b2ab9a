"""「つぎの3つ」: three cards, each with its reason, a first small step and how to see it worked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLayout, QPushButton, QVBoxLayout, QWidget

from app import library
from app.reports import phrases
from app.ui import icons, theme
from app.ui.widgets import chart_look as look
from app.ui.widgets.announce import announce
from app.ui.widgets.basic import button, column, label, row, set_role
from app.ui.widgets.columns import ColumnsLayout
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.reports.content import Thing

NUMBERS = "①②③④⑤"
LEAST = 250  # width of a card, at text size 標準
TAKE, TAKEN = "計画に入れる", "計画に入っています"
MORE, READ_ON = "道具・支援策・事例", "くわしく見る"
LATER = "そのあとで（{}つ）"
SHOWN = 2  # parts on a short card: the step and what it brings


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
    """One thing to do. `large`: it stands alone; `brief`: the rest of it is told on demand."""

    def __init__(
        self, number: int, thing: Thing, *, large: bool = False, brief: bool = False
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.thing = thing
        tokens = theme.tokens()
        layout = QVBoxLayout(self)
        edge = tokens.space_4 if large else tokens.space_3
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(tokens.space_2)
        self.heading = label(f"{NUMBERS[number]} {thing.title}", "h2" if large else "h3")
        layout.addWidget(self.heading)
        said = phrases.by_sentence if brief else str
        layout.addWidget(label(said(thing.lead or thing.why)))
        (title, step), *rest = parts(thing, brief=brief)
        layout.addLayout(_part(title, said(step), "h3" if large else "strong"))
        _add_rest(layout, rest, large=large)
        layout.addStretch(1)
        self.consult = button("相談する", name=f"「{thing.title}」について相談する")
        self.consult.setParent(self)
        self.consult.hide()
        self.take = TakeButton(thing.step, f"「{thing.title}」の今月の一歩")
        known = bool(thing.tools or thing.measures or thing.cases)
        more = MORE if known else READ_ON
        self.more = button(more, "quiet", name=f"「{thing.title}」のくわしい話を見る")
        self.more.setVisible(known or bool(folded(thing, brief=brief)))
        layout.addLayout(self._buttons(large=large))

    def _buttons(self, *, large: bool) -> QLayout:
        if not large:
            return row(self.take, None, self.more)
        wrap = WrapLayout(gap=theme.tokens().space_2)
        for each in (self.consult, self.take, self.more):
            wrap.addWidget(each)
        return wrap


class ThingsRow(QWidget):
    """The three cards beside each other, or below each other where the room is short.

    `one_by_one`: the first stands alone, the others show on demand.
    `asked(thing)`: more is wanted about it; `taken(step, thing)`: a step goes into the plan;
    `consulted(thing)`: it is to be talked about; `folded(folded)`: the others went or came.
    """

    asked = Signal(object)
    taken = Signal(str, object)
    consulted = Signal(object)
    folded = Signal(bool)

    def __init__(
        self, things: Sequence[Thing], *, one_by_one: bool = False, brief: bool = False
    ) -> None:
        super().__init__()
        self.one_by_one = one_by_one
        self.cards = tuple(
            ThingCard(number, thing, large=one_by_one and not number, brief=brief)
            for number, thing in enumerate(things)
        )
        for card in self.cards:
            card.more.clicked.connect(lambda _=False, thing=card.thing: self.asked.emit(thing))
            card.take.clicked.connect(
                lambda _=False, of=card: self.taken.emit(of.thing.step, of.thing)
            )
            card.consult.clicked.connect(
                lambda _=False, thing=card.thing: self.consulted.emit(thing)
            )
        self.later = button("", "quiet")
        self.later.setParent(self)
        self.later.hide()
        self._rest = QWidget(self)
        self._rest.hide()
        if one_by_one:
            self._build_one_by_one()
        else:
            _fill(self, self.cards, (3, 1))

    @property
    def open(self) -> bool:
        """Whether all cards show."""
        return not self.one_by_one or not self._rest.isHidden()

    def offer(self, *, plan: bool, consult: bool = False) -> None:
        """Whether steps can be taken into the plan here: not while the owner holds the device.

        To talk about a thing is offered where they come one by one, for the first of them.
        """
        for card in self.cards:
            card.take.setVisible(plan)
        for card in self.cards[:1]:
            card.consult.setVisible(consult and self.one_by_one)

    def mark(self, texts: Iterable[str]) -> None:
        """Which steps the plan has already."""
        there = frozenset(texts)
        for card in self.cards:
            card.take.mark(taken=card.take.step in there)

    def _build_one_by_one(self) -> None:
        first, *others = self.cards
        self.setLayout(column(first, row(self.later, None), self._rest, spacing=4))
        _fill(self._rest, others, (2, 1))
        self.later.clicked.connect(self._turn)
        self._fold(folded=True)
        self.later.setVisible(bool(others))

    def _turn(self) -> None:
        self._fold(folded=self.open)
        announce(self.later, self.later.accessibleName())
        self.folded.emit(not self.open)

    def _fold(self, *, folded: bool) -> None:
        words = LATER.format(len(self.cards) - 1)
        self._rest.setHidden(folded)
        self.later.setText(words)
        icons.put(self.later, "folded" if folded else "opened")
        self.later.setAccessibleName(f"{words}：{'閉じています' if folded else '開いています'}")


def texts(thing: Thing, *, brief: bool = False) -> tuple[str, ...]:
    """What a card says, for the words of the glossary in it."""
    said = (text for _, text in parts(thing, brief=brief))
    return (thing.title, thing.lead or thing.why, *said)


def parts(thing: Thing, *, brief: bool = False) -> list[tuple[str, str]]:
    """What a card says below its reason, with titles, the step first."""
    hidden = folded(thing, brief=brief)
    return [part for part in _all_parts(thing) if part not in hidden]


def folded(thing: Thing, *, brief: bool) -> tuple[tuple[str, str], ...]:
    """What a short card leaves for [くわしく見る]."""
    return tuple(_all_parts(thing)[SHOWN:]) if brief else ()


def _all_parts(thing: Thing) -> list[tuple[str, str]]:
    titles = library.result_texts().titles
    keys = ("step", "effect", "other_step", "indicator")
    rows = [(titles[key], getattr(thing, key)) for key in keys]
    return [part for part in rows if part[1]]


def _part(title: str, text: str, role: str = "body") -> QVBoxLayout:
    return column(label(title, "caption"), label(text, role), spacing=2)


def _add_rest(layout: QVBoxLayout, rest: Sequence[tuple[str, str]], *, large: bool) -> None:
    """The parts below the step: below each other, or side by side on a card as wide as a page."""
    if not large:
        for title, text in rest:
            layout.addLayout(_part(title, text))
        return
    boxes = []
    for title, text in rest:
        box = QWidget()
        part = _part(title, text)
        part.addStretch(1)
        box.setLayout(part)
        boxes.append(box)
    beside = QWidget()
    _fill(beside, boxes, (max(1, len(boxes)), 1))
    layout.addWidget(beside)


def _fill(box: QWidget, parts: Sequence[QWidget], counts: tuple[int, ...]) -> None:
    """Put parts side by side where the room is."""
    gap = theme.tokens().space_3
    layout = ColumnsLayout(box, counts=counts, minimum=look.px(LEAST), gap=gap)
    for part in parts:
        layout.addWidget(part)
