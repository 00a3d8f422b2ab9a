"""Keys that mean the same on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui import qt

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

ENTER = (qt.KEY.Key_Return, qt.KEY.Key_Enter)


def settles(event: QKeyEvent) -> bool:
    """Whether this asks for the main action of a form: Ctrl+Enter, Ctrl+S or F12."""
    if event.isAutoRepeat():
        return False
    return event.key() == qt.KEY.Key_F12 or (
        bool(event.modifiers() & qt.CTRL) and event.key() in (*ENTER, qt.KEY.Key_S)
    )
