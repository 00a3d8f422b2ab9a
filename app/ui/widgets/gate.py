"""The calm sheet in the middle of the window on which one thing is asked before the work."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.ui import icons, qt, theme
from app.ui.widgets.basic import column, label, row, scroll

WIDTH = 620


class Gate(QWidget):
    """A page with one white sheet; `body` is the layout of the sheet. Scrolls when it must."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAttribute(qt.STYLED)
        look = theme.tokens()
        self._sheet = QFrame()
        self._sheet.setProperty("role", "sheet")
        self.body: QVBoxLayout = column(spacing=look.space_4)
        edge = look.space_6
        self.body.setContentsMargins(edge, look.space_5, edge, look.space_5)
        self._sheet.setLayout(self.body)
        name = row(
            None, icons.picture("app", look.space_6), label("伴走カルテ", "h3", wrap=False), None
        )
        name.setSpacing(look.space_3)
        inside = QWidget()
        middle = column(None, name, row(None, self._sheet, None), None, spacing=look.space_4)
        middle.setContentsMargins(look.space_4, look.space_4, look.space_4, look.space_4)
        inside.setLayout(middle)
        self._name = name
        outer = column(scroll(inside))
        self.setLayout(outer)
        self.fit()

    def begin(self) -> None:
        """Give the keyboard to the first thing to do."""
        self.setFocus()

    def fit(self) -> None:
        """Take the width of the text size."""
        scale = theme.tokens().scale
        self._sheet.setFixedWidth(min(round(WIDTH * (1 + (scale - 1) * 0.8)), 920))
