"""A band inside a page that says what was just done, where a passing note may not show."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from app.ui import theme
from app.ui.widgets.announce import announce
from app.ui.widgets.basic import label, row


class SaidBand(QFrame):
    """Hidden unless there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "note")
        self._words = label("", "strong")
        line = row(self._words)
        edge = theme.tokens().space_2
        line.setContentsMargins(edge * 2, edge, edge * 2, edge)
        self.setLayout(line)
        self.hide()

    @property
    def words(self) -> str:
        """What is said."""
        return self._words.text()

    def say(self, text: str) -> bool:
        """Say this; an empty text hides the band. Whether the room for the rest changed."""
        before = self.isHidden()
        self._words.setText(text)
        self.setHidden(not text)
        announce(self, text)
        return before != self.isHidden()
