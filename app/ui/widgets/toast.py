"""A word at the foot of the window: in passing, with a way back, or until it is put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from typing_extensions import override

from app.ui import qt, theme
from app.ui.widgets.announce import announce
from app.ui.widgets.basic import button, label, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QEnterEvent, QKeyEvent

LEAST_MS = 4_000
LEAST_WITH_UNDO_MS = 10_000
A_CHARACTER_MS = 200  # five characters a second, so that slow readers too come to the end


def lasting(text: str, *, undo: bool) -> int:
    """For how many milliseconds a sentence stays that nobody has to close."""
    return max(LEAST_WITH_UNDO_MS if undo else LEAST_MS, len(text) * A_CHARACTER_MS)


class Toast(QFrame):
    """Shows one sentence over the foot of its parent, or of the part `over` of it.

    What is said in passing goes by itself, but not while the pointer or the keyboard is on it. A
    warning stands until it is closed, and again after what was said in passing over it.
    """

    def __init__(self, parent: QWidget, over: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parent, self._over = parent, over or parent
        self.setProperty("role", "toast")
        self._undo: Callable[[], None] | None = None
        self._passing = ""
        self._warnings: list[str] = []  # the latest at the end
        self._held = False
        self._text = label("", wrap=False)
        self._undo_button = button("元に戻す", "toast", name="元に戻す")
        self._close_button = button("閉じる", "toast", name="お知らせを閉じる")
        self._undo_button.clicked.connect(self._take_back)
        self._close_button.clicked.connect(self.put_away)
        for each in (self._undo_button, self._close_button):
            each.installEventFilter(self)
        self._layout = row(self._text, self._undo_button, self._close_button, spacing=12)
        self._layout.setContentsMargins(20, 6, 12, 6)
        self.setLayout(self._layout)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.put_away)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that shows, or an empty one."""
        return self._text.text() if self.isVisible() else ""

    @property
    def stands(self) -> bool:
        """Whether a warning shows that waits to be closed."""
        return self.isVisible() and not self._passing

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Show a sentence in passing; with `undo`, longer and with [元に戻す]."""
        self._passing, self._undo = text, undo
        self._show(text)
        announce(self, text)

    def warn(self, text: str) -> None:
        """Show a sentence until it is closed; what was said in passing makes room for it."""
        if text in self._warnings:
            self._warnings.remove(text)
        self._warnings.append(text)
        if not self._held:
            self._next()
            announce(self, text, urgent=True)

    def put_away(self) -> None:
        """Close what shows; a warning that still waits comes up."""
        if not self._passing and self._warnings:
            self._warnings.pop()
        self._next()

    def hold(self, *, on: bool) -> None:
        """While the owner holds the device nothing shows; what waits comes up afterwards."""
        self._held = on
        self._next()
        if self.stands:
            announce(self, self.text, urgent=True)

    def place(self) -> None:
        """Stand centred above the foot of what it stands over."""
        edge = theme.tokens().space_5
        start = (
            self._over.mapTo(self._parent, QPoint()).x() if self._over is not self._parent else 0
        )
        room = self._over.width() - 2 * edge
        self._text.setWordWrap(False)
        self._layout.activate()
        width = self.sizeHint().width()
        if width > room:
            self._text.setWordWrap(True)
            self._layout.activate()
        width = min(width, room)
        height = max(self.sizeHint().height(), self._layout.heightForWidth(width))
        left = start + (self._over.width() - width) // 2
        self.setGeometry(left, self._parent.height() - height - edge, width, height)

    @override
    def enterEvent(self, event: QEnterEvent, /) -> None:
        """The pointer is on it: it stays."""
        super().enterEvent(event)
        self._pace()

    @override
    def leaveEvent(self, event: QEvent, /) -> None:
        """The pointer left: it goes in its time."""
        super().leaveEvent(event)
        self._pace()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """The keyboard came to a button or left it."""
        if event.type() in (qt.EVENT.FocusIn, qt.EVENT.FocusOut):
            self._pace()
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Esc closes it."""
        if event.key() == qt.KEY.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def _next(self) -> None:
        self._passing, self._undo = "", None
        if self._warnings and not self._held:
            self._show(self._warnings[-1])
        else:
            self._timer.stop()
            self.hide()

    def _show(self, text: str) -> None:
        self._text.setText(text)
        self.setAccessibleName(text)
        self._undo_button.setVisible(self._undo is not None)
        self.place()
        self.show()
        self.raise_()
        self._pace()

    def _pace(self) -> None:
        """Begin to count the time of what is said in passing, or stop it."""
        focus = QApplication.focusWidget()
        watched = self.underMouse() or (focus is not None and self.isAncestorOf(focus))
        if self._passing and not watched:
            self._timer.start(lasting(self._passing, undo=self._undo is not None))
        else:
            self._timer.stop()

    def _take_back(self) -> None:
        undo = self._undo
        self._next()
        if undo is not None:
            undo()
