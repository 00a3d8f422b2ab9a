"""What the tests of screens stand on: the look, a desk on a real store, no leftovers."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING

import pytest

from tests.ui.fixtures import (
    client,
    desk,
    heard,
    navigator,
    parent_window,
    qapp,
    store,
    sweep,
    tasks,
    text_size,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

__all__ = [
    "client", "desk", "heard", "navigator", "parent_window", "qapp", "store", "tasks", "text_size",
]  # fmt: skip


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication) -> Iterator[None]:
    """Fail when a test leaves a window on the screen or a worker running."""
    before = set(threading.enumerate())
    yield
    sweep()
    # What is alive between two tests stays so: the next sweep need not look at all of it again.
    gc.freeze()
    shown = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    assert not shown, f"windows left open: {shown}"
    workers = [
        thread.name
        for thread in set(threading.enumerate()) - before
        if thread.name.startswith("banso-")
    ]
    assert not workers, f"workers left running: {workers}"
