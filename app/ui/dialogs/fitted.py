"""A dialog as high as its wrapped texts need; Qt by itself opens it too low."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import qt, theme

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

LEAST = 460  # width, at text size 標準


class FittedDialog(QDialog):
    """Set it up with `fit`; it takes its height from its width when it is shown.

    It grows when its texts become longer while it shows, and stays so.
    """

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
    def event(self, event: QEvent, /) -> bool:
        """Follow what the dialog says."""
        asked = event.type() == qt.EVENT.LayoutRequest
        done = super().event(event)  # a deferred delete ends the dialog right here
        if asked and self.isVisible():
            self._grow()
        return done

    @override
    def setVisible(self, visible: bool, /) -> None:
        layout = self.layout()
        if visible and layout is not None:
            width = max(self.minimumWidth(), layout.totalMinimumSize().width())
            self.resize(width, layout.totalHeightForWidth(width))
        super().setVisible(visible)

    def _grow(self) -> None:
        layout = self.layout()
        wanted = layout.totalHeightForWidth(self.width()) if layout is not None else 0
        if wanted > self.height():
            self.resize(self.width(), wanted)
