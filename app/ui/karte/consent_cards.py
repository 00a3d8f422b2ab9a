"""The cards of 「同意」: one for each consent, one line for each handing and each request."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain import consents
from app.ui import theme
from app.ui.karte import consent_words as words
from app.ui.widgets.basic import button, card, clear, column, label
from app.ui.widgets.columns import ColumnsLayout
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.domain.consents import Consent, DataRequest, Disclosure

NOTHING = "まだ、いただいた同意はありません。[同意をいただく] で、お話ししながら記録できます。"
NO_LOG = "渡したもの、受け取ったものの記録は、まだありません。"
CANCEL, ANSWER, UNDO_WITHDRAWAL = "記録を取り消す", "対応を記録する", "取り下げの記録を取り消す"
NO_REQUESTS = "開示や訂正などの請求は、まだありません。"


class ConsentCards(QWidget):
    """The consents of a client. Each signal carries the consent."""

    withdrawn = Signal(object)
    asked_again = Signal(object)
    printed = Signal(object)
    cancelled = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        look = theme.tokens()
        self._grid = ColumnsLayout(counts=(2, 1), minimum=round(340 * look.scale), gap=look.space_3)
        self._none = label(NOTHING)
        self.setLayout(column(self._none, self._grid, spacing=0))

    def show_consents(self, given: Sequence[Consent], today: date) -> None:
        """Show these, those that hold first."""
        clear(self._grid)
        self._none.setVisible(not given)
        for each in sorted(given, key=lambda one: not consents.is_valid(one, today)):
            self._grid.addWidget(self._card(each, today))

    def _card(self, consent: Consent, today: date) -> QFrame:
        look = theme.tokens()
        status = consents.status(consent, today)
        holds = consents.is_valid(consent, today)
        name = words.title(consent)
        text = label(consent.text, "caption")
        text.hide()
        frame = card(
            label(words.STATUS[status], "caption"),
            label(name, "h3"),
            label(words.items(consent.terms.items)),
            label(words.until(consent, today), "strong"),
            label(words.given(consent), "caption"),
            text,
            self._buttons(consent, text, holds=holds),
            None,
            spacing=look.space_1,
        )
        frame.setAccessibleName(f"{name}：{words.STATUS[status]}")
        return frame

    def _buttons(self, consent: Consent, text: QWidget, *, holds: bool) -> WrapLayout:
        name = words.title(consent)
        layout = WrapLayout(gap=theme.tokens().space_1)

        def add(word: str, act: object) -> None:
            pressed = button(word, "quiet", name=f"{name}：{word}")
            pressed.clicked.connect(act)
            layout.addWidget(pressed)

        def turn() -> None:
            text.setHidden(not text.isHidden())

        add("文を見る", turn)
        add("同意書を印刷", partial(self.printed.emit, consent))
        if holds:
            add("取り下げを記録する", partial(self.withdrawn.emit, consent))
        else:
            add("もう一度いただく", partial(self.asked_again.emit, consent))
        back = UNDO_WITHDRAWAL if consent.withdrawal else CANCEL
        add(back, partial(self.cancelled.emit, consent))
        return layout


class Lines(QWidget):
    """A list of lines, each with more below it and small buttons. `pressed(word, id)`."""

    pressed = Signal(str, str)

    def __init__(self, nothing: str) -> None:
        super().__init__()
        self._nothing = nothing
        self._lines: QVBoxLayout = column(spacing=theme.tokens().space_2)
        self.setLayout(self._lines)

    def show_lines(self, lines: Sequence[tuple[str, str, str, tuple[str, ...]]]) -> None:
        """Show (id, title, more, words of buttons)."""
        clear(self._lines)
        if not lines:
            self._lines.addWidget(label(self._nothing, "sub"))
        for key, head, more, buttons in lines:
            self._lines.addWidget(self._line(key, head, more, buttons))

    def _line(self, key: str, head: str, more: str, buttons: tuple[str, ...]) -> QFrame:
        look = theme.tokens()
        layout = WrapLayout(gap=look.space_1)
        for word in buttons:
            press = button(word, "quiet", name=f"{head}：{word}")
            press.clicked.connect(partial(self.pressed.emit, word, key))
            layout.addWidget(press)
        return card(label(head, "strong"), label(more, "sub"), layout, spacing=look.space_1)


def log_lines(log: Sequence[Disclosure]) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """The lines of the log."""
    return [(each.id, words.handed(each), words.handed_more(each), (CANCEL,)) for each in log]


def request_lines(
    requests: Sequence[DataRequest],
) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """The lines of the requests."""
    return [
        (
            each.id,
            words.asked(each),
            words.asked_more(each),
            (ANSWER, CANCEL) if each.request.state == "open" else (CANCEL,),
        )
        for each in requests
    ]
