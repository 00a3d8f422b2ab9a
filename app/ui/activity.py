"""Whether somebody is at the keyboard or the screen: for the idle lock and the focus ring.

Only the windows of the window system are watched (all input passes them first), not every
object of the application: the cost is one call for each key or movement of the mouse.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from typing_extensions import override

from app.ui import qt

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QGuiApplication, QWindow

_KEYS = {qt.EVENT.KeyPress}
_HANDS = {
    qt.EVENT.MouseButtonPress,
    qt.EVENT.TouchBegin,
    qt.EVENT.TabletPress,
}
_STIRS = _KEYS | _HANDS | {qt.EVENT.MouseMove, qt.EVENT.Wheel, qt.EVENT.TouchUpdate}


class Activity(QObject):
    """Remembers the time of the last input and whether it came from the keyboard.

    The clock is the wall clock on purpose: it goes on while the machine sleeps, so that a
    closed lid counts as absence.
    """

    hands_changed = Signal()

    def __init__(
        self,
        app: QGuiApplication,
        *,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._last = clock()
        self.by_keyboard = True
        app.focusWindowChanged.connect(self._watch)

    def idle_seconds(self) -> float:
        """Seconds since the last input."""
        now = self._clock()
        self._last = min(self._last, now)
        return now - self._last

    def stir(self) -> None:
        """Somebody is here."""
        self._last = self._clock()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Take note of input and let it pass."""
        kind = event.type()
        if kind in _STIRS:
            self.stir()
            if kind in _KEYS:
                self._hands(by_keyboard=True)
            elif kind in _HANDS:
                self._hands(by_keyboard=False)
        return False

    def _hands(self, *, by_keyboard: bool) -> None:
        if self.by_keyboard != by_keyboard:
            self.by_keyboard = by_keyboard
            self.hands_changed.emit()

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
