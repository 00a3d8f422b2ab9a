"""A small text that stays on one line: what has no room is cut, and stands in the tool tip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel
from typing_extensions import override

from app.ui import qt

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

SLACK = 2  # px: an advance is rounded, and the cut is not
LEAST = 8  # letters that always have room


class OneLine(QLabel):
    """`words` is the whole text; `text` is what is shown of it."""

    def __init__(self, words: str, role: str = "caption") -> None:
        super().__init__(words)
        self.words = words
        self.setTextFormat(qt.PLAIN)
        self.setProperty("role", role)
        self.setProperty("elided", True)
        self.setAccessibleName(words)

    def tell(self, words: str) -> None:
        """Show another text."""
        self.words = words
        self.setAccessibleName(words)
        self._cut()
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        """Room for the whole text."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.words) + SLACK, metrics.height())

    @override
    def minimumSizeHint(self) -> QSize:
        """Some letters, whatever the text."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("あ") * LEAST, metrics.height())

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Cut what has no room."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        shown = self.fontMetrics().elidedText(self.words, qt.ELIDE_RIGHT, self.width())
        self.setText(shown)
        self.setToolTip("" if shown == self.words else self.words)
