"""What comes by itself waits while the application is locked, and comes when it is open again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable


class Attention(QObject):
    """Asks whether the user can be shown something now.

    A dialog that a finished job or a failure opens over the lock would take the keyboard from
    the PIN and show the names of clients.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held = False
        self._holds = 0
        self._waiting: list[tuple[Callable[[], object], QObject | None]] = []

    @property
    def held(self) -> bool:
        """Whether what comes by itself has to wait."""
        return self._held

    @property
    def holds(self) -> int:
        """How often it has begun to wait: whoever asks twice knows of a lock in between."""
        return self._holds

    def hold(self, on: bool) -> None:  # noqa: FBT001 - the shape of the signal of the lock
        """Let everything wait from now on, or let come what has waited."""
        self._holds += on and not self._held
        self._held = on
        if not on:
            # Not at once: the dialog of the lock is still on its way out.
            QTimer.singleShot(0, self, self._let_come)

    def when_free(self, act: Callable[[], object], owner: QObject | None) -> None:
        """Do this now, or after unlocking, unless `owner` is gone by then."""
        if self._held:
            self._waiting.append((act, owner))
        else:
            act()

    def forget(self) -> None:
        """Drop what waits: the store is closed."""
        self._held = False
        self._waiting.clear()

    def _let_come(self) -> None:
        while self._waiting and not self._held:
            act, owner = self._waiting.pop(0)
            if owner is None or shiboken6.isValid(owner):
                act()
