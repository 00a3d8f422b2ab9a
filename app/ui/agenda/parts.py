"""What the lists of 今日 are made of: a titled list that stays short, and its cards."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QPushButton,
    QScrollArea,
    QWidget,
)

from app.domain import local_time
from app.ui import qt, theme
from app.ui.widgets.basic import button, clear, column, label, row
from app.ui.widgets.kept_keyboard import RECORD
from app.ui.widgets.one_line import OneLine
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

FEW, MOST = 3, 50


class ShortList(QWidget):
    """A title and a few cards; [もっと見る] shows more. It hides while it is empty."""

    wider = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        look = theme.tokens()
        self.all = False
        self._cards = column(spacing=look.space_2)
        self._more = button("もっと見る", "quiet", name=f"{title}をもっと見る")
        self._more.clicked.connect(self._widen)
        self._foot = QWidget()
        self._foot.setLayout(row(self._more, None))
        self._heading = label(title, "h3")
        self.setLayout(column(self._heading, self._cards, self._foot, spacing=look.space_2))

    @property
    def limit(self) -> int:
        """How many to read: one more than shows, to know whether there is more."""
        return (MOST if self.all else FEW) + 1

    def rename(self, title: str) -> None:
        """Give it another title."""
        self._heading.setText(title)
        self._more.setAccessibleName(f"{title}をもっと見る")

    def show_cards(self, cards: Sequence[QWidget]) -> None:
        """Show these; the keyboard stays at the same place of the list."""
        place = self._place()
        shown = cards[: self.limit - 1]
        clear(self._cards)
        for card in shown:
            self._cards.addWidget(card)
        for card in cards[len(shown) :]:
            card.deleteLater()
        self._foot.setVisible(len(cards) > len(shown) and not self.all)
        self.setVisible(bool(cards))
        buttons = self._buttons()
        if place is not None and buttons:
            buttons[min(place, len(buttons) - 1)].setFocus(qt.OTHER_REASON)

    def holds_keyboard(self) -> bool:
        """Whether the keyboard is in this list."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _place(self) -> int | None:
        focus = QApplication.focusWidget()
        buttons = self._buttons()
        return buttons.index(focus) if focus in buttons else None

    def _buttons(self) -> list[QWidget]:
        found: list[QWidget] = []
        for number in range(self._cards.count()):
            item = self._cards.itemAt(number)
            card = item.widget() if item else None
            if card is not None:
                found += [one for one in card.findChildren(QAbstractButton) if not one.isHidden()]
        return found

    def _widen(self) -> None:
        self.all = True
        self.wider.emit()


def line_card(
    title: str, detail: str, *buttons: QPushButton, record: str, right: str = ""
) -> QFrame:
    """A name, a line about it, and what can be done in lines below.

    `record` says what it is about, so that the keyboard finds it when it is drawn again.
    """
    look = theme.tokens()
    frame = QFrame()
    frame.setProperty("role", "card")
    frame.setAccessibleName(title)
    frame.setProperty(RECORD, record)
    tools = WrapLayout(gap=look.space_1)
    for pressed in buttons:
        tools.addWidget(pressed)
    head = row(label(title, "strong"), spacing=look.space_2)
    head.setStretch(0, 1)
    if right:
        head.addWidget(label(right, "caption", wrap=False), 0, qt.TOP)
    layout = column(head, OneLine(detail), tools, spacing=look.space_1)
    layout.setContentsMargins(look.space_4, look.space_2, look.space_2, look.space_2)
    frame.setLayout(layout)
    return frame


def act(words: str, name: str, press: Callable[[], object], role: str = "quiet") -> QPushButton:
    """A button of a card; `name` says whose it is."""
    made = button(words, role, name=name)
    made.clicked.connect(partial(_press, press))
    return made


def _press(press: Callable[[], object]) -> None:
    """Without the state of the button, which a click carries along."""
    press()


def into_sight(widget: QWidget) -> None:
    """Scroll to a sheet that was opened, once it has its place."""
    QTimer.singleShot(0, widget, partial(_scroll_to, widget))


def _scroll_to(widget: QWidget) -> None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    if parent is not None:
        parent.ensureWidgetVisible(widget, 0, theme.tokens().space_3)


def short_day(day: date) -> str:
    """A day as it stands on a chip: 11/24（火）."""
    return f"{day:%m/%d}（{local_time.weekday(day)}）"
