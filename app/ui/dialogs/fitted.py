"""A dialog as high as its wrapped texts need; Qt by itself opens it too low."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import theme

LEAST = 460  # width, at text size 標準


class FittedDialog(QDialog):
    """Set it up with `fit`; it takes its height from its width when it is shown."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(round(LEAST * theme.tokens().scale))

    def fit(self, layout: QVBoxLayout) -> None:
        """Take this layout, with the margins of a dialog."""
        edge = theme.tokens().space_5
        layout.setContentsMargins(edge, edge, edge, edge)
        self.setLayout(layout)

    @override
    def setVisible(self, visible: bool, /) -> None:
        layout = self.layout()
        if visible and layout is not None:
            width = max(self.minimumWidth(), layout.totalMinimumSize().width())
            self.resize(width, layout.totalHeightForWidth(width))
        super().setVisible(visible)
