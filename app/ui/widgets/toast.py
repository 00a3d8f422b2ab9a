"""A word in passing at the foot of the window, with a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QWidget

from app.ui import theme
from app.ui.widgets.basic import button, label, row

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS = 4
SECONDS_WITH_UNDO = 10


class Toast(QFrame):
    """Shows one sentence over the foot of its parent and goes by itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self.setProperty("role", "toast")
        self._undo: Callable[[], None] | None = None
        self._text = label("", wrap=False)
        self._undo_button = button("元に戻す", "toast", name="元に戻す")
        self._close_button = button("閉じる", "toast", name="お知らせを閉じる")
        self._undo_button.clicked.connect(self._take_back)
        self._close_button.clicked.connect(self.hide)
        self._layout = row(self._text, self._undo_button, self._close_button, spacing=12)
        self._layout.setContentsMargins(20, 6, 12, 6)
        self.setLayout(self._layout)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that shows, or an empty one."""
        return self._text.text() if self.isVisible() else ""

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Show a sentence; with `undo`, longer and with [元に戻す]."""
        self._undo = undo
        self._text.setText(text)
        self.setAccessibleName(text)
        self._undo_button.setVisible(undo is not None)
        self.place()
        self.show()
        self.raise_()
        self._timer.start((SECONDS_WITH_UNDO if undo else SECONDS) * 1000)

    def place(self) -> None:
        """Stand centred above the foot of the parent."""
        edge = theme.tokens().space_5
        room = self._parent.width() - 2 * edge
        self._text.setWordWrap(False)
        self._layout.activate()
        width = self.sizeHint().width()
        if width > room:
            self._text.setWordWrap(True)
            self._layout.activate()
        width = min(width, room)
        height = max(self.sizeHint().height(), self._layout.heightForWidth(width))
        left = (self._parent.width() - width) // 2
        self.setGeometry(left, self._parent.height() - height - edge, width, height)

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()
