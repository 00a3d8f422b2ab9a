"""前の版: every version of an entry, who wrote it when, what it said, and a way back to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QFrame, QWidget

from app.reports import entry_text
from app.reports.phrases import People
from app.services import bodies, colleagues, history
from app.ui import theme
from app.ui.client_words import moment
from app.ui.widgets.basic import button, card, column, label, row, scroll

if TYPE_CHECKING:
    from app.domain.entries.base import Entry, Value
    from app.services.history import Version
    from app.services.store import Store

WIDTH, HEIGHT = 640, 560  # px at text size 標準


class VersionsDialog(QDialog):
    """The versions, the newest first; `chosen` is the value to go back to, or None."""

    def __init__(self, store: Store, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme.tokens()
        self.setWindowTitle("前の版")
        self.chosen: Value | None = None
        self._entry = entry
        self._people = People(colleagues.names(store))
        self.backs: list[QWidget] = []
        cards = column(spacing=look.space_3)
        for number, version in enumerate(history.of_record(store, entry.id)):
            cards.addWidget(self._card(version, newest=not number))
        cards.addStretch(1)
        inside = QWidget()
        inside.setLayout(cards)
        close = button("閉じる", "primary")
        close.clicked.connect(self.reject)
        layout = column(
            label("この記録の前の版", "h3"), scroll(inside), row(None, close), spacing=look.space_4
        )
        layout.setStretch(1, 1)
        edge = look.space_5
        layout.setContentsMargins(edge, edge, edge, edge)
        self.setLayout(layout)
        room = parent.window().size() if parent is not None else self.screen().availableSize()
        self.resize(
            min(round(WIDTH * look.scale), room.width() - 2 * edge),
            min(round(HEIGHT * look.scale), room.height() - 2 * edge),
        )
        close.setFocus()

    def _card(self, version: Version, *, newest: bool) -> QFrame:
        look = theme.tokens()
        who = version.author_name or "担当者"
        head = label(f"{moment(version.at)}　{who}", "strong")
        words = "いまの内容" if newest else version.action
        parts: list[QWidget] = [head, label(words, "caption")]
        parts += [label(f"{name}：{text}") for name, text in self._lines(version.after)]
        frame = card(*parts, spacing=look.space_2)
        layout = frame.layout()
        value = self._value(version.after)
        if not newest and value is not None and layout is not None:
            back = button("この版に戻す", name=f"{moment(version.at)}の版に戻す")
            back.clicked.connect(partial(self._back, value))
            layout.addWidget(back)
            self.backs.append(back)
        return frame

    def _lines(self, state: dict[str, Any] | None) -> tuple[tuple[str, str], ...]:
        value = self._value(state)
        return () if value is None else entry_text.lines(value, self._people)

    def _value(self, state: dict[str, Any] | None) -> Value | None:
        return None if state is None else bodies.entry(self._entry.kind, state["value"])

    def _back(self, value: Value) -> None:
        self.chosen = value
        self.accept()
