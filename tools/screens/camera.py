"""Takes the pictures, once what is under way has finished."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

PATIENCE_S = 20.0
LEVELS = 5


@dataclass
class Camera:
    """Takes pictures of a window under the names of the screens."""

    out: Path
    suffix: str
    only: str
    window: QWidget

    def wants(self, name: str) -> bool:
        """Whether this screen was asked for."""
        return name.startswith(self.only)

    def take(self, name: str, widget: QWidget | None = None) -> None:
        """Let pending work finish and write the picture."""
        if not self.wants(name):
            return
        settle()
        (widget or self.window).grab().save(str(self.out / f"{name}{self.suffix}.png"))


def settle(seconds: float = 0.35) -> None:
    """Let the event loop run for a moment."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.01)
    for _ in range(LEVELS):  # what arrived last asks for a new layout, from the inside outwards
        QApplication.processEvents()


def wait_for(condition: Callable[[], bool]) -> None:
    """Let the event loop run until the condition holds; an error when it never does."""
    until = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > until:
            raise TimeoutError("the screen did not become ready")
        settle(0.05)
