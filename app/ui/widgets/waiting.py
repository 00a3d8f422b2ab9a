"""The note above a paper while it is made or printed, and after that was given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QProgressBar

from app.ui import theme
from app.ui.widgets.basic import button, label, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Note(QFrame):
    """A line in the colours of `role`: a text, and at its right what belongs to it."""

    def __init__(self, role: str, text: QWidget, *parts: QWidget) -> None:
        super().__init__()
        self.setProperty("role", role)
        layout = row(text, *parts, spacing=theme.tokens().space_3)
        layout.setStretch(0, 1)
        edge = theme.tokens().space_2
        layout.setContentsMargins(2 * edge, edge // 2, edge, edge // 2)
        self.setLayout(layout)


class Waiting(Note):
    """What is waited for with [やめる]; what was given up with [もう一度作る]."""

    def __init__(self, words: str) -> None:
        self._words = label(words)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("進みぐあい")
        self.stop = button("やめる", "quiet")
        self.again = button("もう一度作る")
        super().__init__("note", self._words, self._bar, self.stop, self.again)

    def wait_for(self, words: str) -> None:
        """Say what is being done."""
        self._say(words, working=True)

    def give_up(self, words: str) -> None:
        """Say why nothing is being done any more."""
        self._say(words, working=False)

    def _say(self, words: str, *, working: bool) -> None:
        self._words.setText(words)
        self._bar.setVisible(working)
        self.stop.setVisible(working)
        self.again.setVisible(not working)
        self.show()
