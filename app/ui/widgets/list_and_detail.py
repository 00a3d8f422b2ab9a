"""A list and what is chosen in it: side by side where there is room, else one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from app.ui import qt, theme
from app.ui.widgets.basic import button, column, row

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

WIDE = 820  # px at text size 標準
SHARES = (5, 6)  # of list and detail


class ListAndDetail(QWidget):
    """Shows the list; `open_detail` the detail as well, or instead of it where it is narrow.

    `closed()` when the detail was left and the keyboard wants another place, `arranged()` when
    what shows has changed.
    """

    closed = Signal()
    arranged = Signal()

    def __init__(self, listing: QWidget, detail: QWidget, *, back: str = "一覧に戻る") -> None:
        super().__init__()
        self.listing, self.detail = listing, detail
        self.back = button(back, "quiet")
        self.back.clicked.connect(self.close_detail)
        self._opened = False
        self._right = QWidget()
        self._right.setLayout(column(row(self.back, None), detail, spacing=theme.tokens().space_2))
        layout = QHBoxLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.tokens().space_4)
        layout.addWidget(listing, SHARES[0])
        layout.addWidget(self._right, SHARES[1])
        self.setLayout(layout)
        self._arrange()

    @property
    def wide(self) -> bool:
        """Whether both stand side by side."""
        return self.width() >= round(WIDE * theme.tokens().scale)

    @property
    def alone(self) -> bool:
        """Whether the detail has taken the place of the list."""
        return self._opened and not self.wide

    @property
    def detail_open(self) -> bool:
        """Whether there is something in the detail."""
        return self._opened

    def open_detail(self) -> None:
        """Something is to be seen in the detail."""
        self._opened = True
        self._arrange()

    def close_detail(self) -> None:
        """Back to the list."""
        if self._opened:
            self._opened = False
            self._arrange()
            self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Esc leaves the detail before anything else."""
        if event.key() == qt.KEY.Key_Escape and self._opened:
            self.close_detail()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self.listing.setVisible(self.wide or not self._opened)
        self._right.setVisible(self._opened)
        self.back.setVisible(not self.wide)
        self.arranged.emit()
