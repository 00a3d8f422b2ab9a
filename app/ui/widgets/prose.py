"""Running text with the line spacing of the design; a plain label sets lines too tight."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from app.ui import qt

LINE_HEIGHT = 140  # percent


class Prose(QLabel):
    """A wrapped label; `text()` is what was given, not the markup that spaces the lines."""

    def __init__(self, text: str, role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plain = ""
        self.setProperty("role", role)
        self.setTextFormat(qt.RICH)
        self.setWordWrap(True)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    @override
    def text(self) -> str:
        return self._plain

    @override
    def setText(self, text: str, /) -> None:
        self._plain = text
        self.setAccessibleName(text)
        lines = escape(text).replace("\n", "<br>")
        super().setText(f'<p style="line-height:{LINE_HEIGHT}%; margin:0">{lines}</p>')


def prose(text: str, role: str = "body") -> Prose:
    """Running text; `role` as for a label."""
    return Prose(text, role)
