"""The one signal by which a finished write reaches the screens that show the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from app.domain.changes import Changes


class Refresh(QObject):
    """`changed` carries the Changes of every write, whoever made it."""

    changed = Signal(object)

    def publish(self, changes: Changes) -> None:
        """Tell all pages what was written."""
        self.changed.emit(changes)
