"""The calm sheet in the middle of the window on which one thing is asked before the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import icons, qt, theme
from app.ui.widgets.basic import column, label, row, scroll

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

WIDTH = 620
EDGES = 2  # the line around the sheet, both sides


class Gate(QWidget):
    """A page with one white sheet, as high as what it says and never higher than the window.

    `head` and `foot` always show; `body` between them scrolls when the room is short. The sheet
    is placed by hand: a layout would not let it be lower than its wrapped texts ask for.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAttribute(qt.STYLED)
        look = theme.tokens()
        self.head: QVBoxLayout = column(spacing=look.space_2)
        self.body: QVBoxLayout = column(spacing=look.space_4)
        self.foot: QVBoxLayout = column(spacing=look.space_2)
        for part in (self.head, self.body, self.foot):
            part.setContentsMargins(look.space_6, 0, look.space_6, 0)
        self._name = QWidget(self)
        name = row(icons.picture("app", look.space_6), label("伴走カルテ", "h3", wrap=False))
        name.setSpacing(look.space_3)
        self._name.setLayout(name)
        self._sheet = QFrame(self)
        self._sheet.setProperty("role", "sheet")
        self._inside = QWidget()
        self._inside.setLayout(self.body)
        self._area = scroll(self._inside)
        self._whole = column(self.head, self._area, self.foot, spacing=look.space_4)
        self._whole.setContentsMargins(0, look.space_5, 0, look.space_5)
        self._whole.setStretch(1, 1)
        self._sheet.setLayout(self._whole)
        for watched in (self._sheet, self._inside):
            watched.installEventFilter(self)
        self.fit()

    def begin(self) -> None:
        """Give the keyboard to the first thing to do."""
        self.setFocus()

    def fit(self) -> None:
        """Take the width of the text size."""
        scale = theme.tokens().scale
        self._width = min(round(WIDTH * (1 + (scale - 1) * 0.8)), 920)
        self._place()

    def to_top(self) -> None:
        """Show the body from its beginning."""
        self._area.verticalScrollBar().setValue(0)

    def show_part(self, part: QWidget) -> None:
        """Scroll until this part of the body is in sight."""
        self._area.ensureWidgetVisible(part, 0, theme.tokens().space_4)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Put the sheet in the middle."""
        super().resizeEvent(event)
        self._place()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Follow what the sheet says."""
        if event.type() == qt.EVENT.LayoutRequest:
            self._place()
        return False

    def _place(self) -> None:
        """The name of the product stands above the sheet where both have room."""
        gap = theme.tokens().space_4
        wanted, room = self._wanted(), self.height() - 2 * gap
        name = self._name.sizeHint()
        named = name.height() + gap + wanted <= room
        high = min(wanted, room)
        top = (self.height() - high - (name.height() + gap if named else 0)) // 2
        self._name.setVisible(named)
        if named:
            left = (self.width() - name.width()) // 2
            self._name.setGeometry(left, top, name.width(), name.height())
            top += name.height() + gap
        wide = self._wide()
        place = QRect((self.width() - wide) // 2, top, wide, max(0, high))
        if place != self._sheet.geometry():
            self._sheet.setGeometry(place)

    def _wide(self) -> int:
        """The width of the text size, where the window has it."""
        return min(self._width, self.width() - 2 * theme.tokens().space_2)

    def _wanted(self) -> int:
        """The height at which nothing has to scroll."""
        width = self._wide() - EDGES
        heights = [_height(part, width) for part in (self.head, self.body, self.foot)]
        shown = [high for high in heights if high]
        margins = self._whole.contentsMargins()
        gaps = self._whole.spacing() * max(0, len(shown) - 1)
        return sum(shown) + gaps + margins.top() + margins.bottom() + EDGES


def _height(part: QLayout, width: int) -> int:
    if part.isEmpty():
        return 0
    return part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
