"""The settings of this device as the screens see them: one value, one signal."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app import settings
from app.ui.widgets.fields import ENTER_MOVES_ON

if TYPE_CHECKING:
    from pathlib import Path

    from app.settings import Settings


class Preferences(QObject):
    """Holds the settings, writes each change at once and tells who listens."""

    changed = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._value = settings.load(path)
        self._spread()

    @property
    def value(self) -> Settings:
        """The settings as they are now."""
        return self._value

    def update(self, **changes: Any) -> None:
        """Change and save some settings; raises StoreReadOnly or DiskFull and changes nothing."""
        value = replace(self._value, **changes)
        if value == self._value:
            return
        with contextlib.suppress(OSError):  # saving tells what is wrong with the folder
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        settings.save(self._path, value)
        self._value = value
        self._spread()
        self.changed.emit(value)

    def _spread(self) -> None:
        app = QCoreApplication.instance()
        if app is not None:
            app.setProperty(ENTER_MOVES_ON, self._value.enter_moves_on)
