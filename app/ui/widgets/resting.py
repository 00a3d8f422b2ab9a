"""A button that cannot be pressed again before what it began has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui import qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton, QWidget


class Resting:
    """Lets a button rest, and gives the keyboard back to it afterwards.

    Qt moves the keyboard off a button that cannot be pressed; if it is still where Qt put it
    when the rest is over, nobody has moved it. Of its own window: another program or a dialog
    may be in front by then.
    """

    def __init__(self, pressed: QPushButton) -> None:
        self._pressed = pressed
        self._went: QWidget | None = None

    def rest(self, *, on: bool) -> None:
        """Let it rest, or let it be pressed again; twice is once."""
        if on is not self._pressed.isEnabled():
            return
        if on:
            had = self._where() is self._pressed
            self._pressed.setEnabled(False)
            self._went = self._where() if had else None
            return
        self._pressed.setEnabled(True)
        if self._went is not None and self._where() is self._went:
            self._pressed.setFocus(qt.OTHER_REASON)
        self._went = None

    def _where(self) -> QWidget | None:
        return self._pressed.window().focusWidget()
