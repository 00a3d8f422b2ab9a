"""A dialog as high as its wrapped texts need; Qt by itself opens it too low."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import qt, theme

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QLayout

LEAST = 460  # width, at text size 標準
EDGE = 48  # what stays free of the window around a dialog that takes its size from it
LOWEST = 720  # the lowest window there is, for a dialog without one


class Rolling(QScrollArea):
    """A part of a dialog: as high as what it holds, and scrolling where the window ends."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(qt.NO_FRAME)
        self.setHorizontalScrollBarPolicy(qt.SCROLL_NEVER)
        self.setFocusPolicy(qt.NO_FOCUS)
        self._content = content
        self.setWidget(content)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Tell the dialog when what it holds becomes higher; Qt keeps that to itself."""
        if event.type() == qt.EVENT.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        high = self._content.heightForWidth(width)
        return self._content.sizeHint().height() if high < 0 else high


class FittedDialog(QDialog):
    """Set it up with `fit`; it takes its height from its width when it is shown.

    It grows when its texts become longer while it shows, and stays so. One with a `Rolling` part
    stays within the window of its parent.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(round(LEAST * theme.tokens().scale))

    def widen(self, width: int) -> None:
        """Be at least so wide, at text size 標準, as far as the window behind has room."""
        parent = self.parentWidget()
        wanted = round(width * theme.tokens().scale)
        room = wanted if parent is None else parent.window().width() - EDGE
        self.setMinimumWidth(min(wanted, room))

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
            self.resize(width, self._height(layout, width))
        super().setVisible(visible)

    def _grow(self) -> None:
        layout = self.layout()
        wanted = self._height(layout, self.width()) if layout is not None else 0
        if wanted > self.height():
            self.resize(self.width(), wanted)

    def _height(self, layout: QLayout, width: int) -> int:
        wanted = layout.totalHeightForWidth(width)
        if self.findChild(Rolling) is None:
            return wanted
        parent = self.parentWidget()
        room = LOWEST if parent is None else parent.window().height()
        return min(wanted, room - EDGE)
