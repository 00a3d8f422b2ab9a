"""A band that says that an answer could not be saved, with a way to try again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.ui import theme
from app.ui.widgets.announce import announce
from app.ui.widgets.basic import button, label, row

WORDS = "この答えは、まだ保存できていません。画面には残っています。"
SAVED = "答えを保存しました。"


class UnsavedBand(QFrame):
    """Hidden unless something waits to be saved. `again()` when it is to be tried again."""

    again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "warning")
        self.button = button("もう一度保存する")
        self.button.clicked.connect(self.again)
        words = label(WORDS, "strong")
        line = row(words, self.button)
        line.setStretch(0, 1)
        edge = theme.tokens().space_2
        line.setContentsMargins(edge * 2, edge, edge, edge)
        self.setLayout(line)
        self.hide()

    def show_trouble(self, *, on: bool) -> None:
        """Show it or hide it; who listens is told when the trouble begins and when it is over."""
        if on == self.isHidden():
            announce(self, WORDS if on else SAVED, urgent=on)
        self.setVisible(on)
