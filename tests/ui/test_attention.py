"""What comes by itself waits while the application is locked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app.ui.attention import Attention

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_it_comes_at_once_or_after_unlocking_in_order(qtbot: QtBot) -> None:
    attention, seen = Attention(), list[str]()
    gone = QObject()
    attention.when_free(partial(seen.append, "first"), None)
    assert seen == ["first"]
    attention.hold(True)
    for word, owner in (("second", attention), ("of nobody", gone), ("third", None)):
        attention.when_free(partial(seen.append, word), owner)
    shiboken6.delete(gone)
    assert attention.held
    assert seen == ["first"]
    attention.hold(False)
    assert seen == ["first"], "the lock is still on its way out"
    qtbot.waitUntil(lambda: seen == ["first", "second", "third"])


def test_what_locks_again_keeps_the_rest_waiting(qtbot: QtBot) -> None:
    attention, seen = Attention(), list[str]()

    def lock() -> None:
        seen.append("first")
        attention.hold(True)

    attention.hold(True)
    attention.when_free(lock, None)
    attention.when_free(partial(seen.append, "second"), None)
    attention.hold(False)
    qtbot.waitUntil(lambda: seen == ["first"])
    attention.hold(False)
    qtbot.waitUntil(lambda: seen == ["first", "second"])


def test_with_the_store_goes_what_waited(qtbot: QtBot) -> None:
    attention, seen = Attention(), list[str]()
    attention.hold(True)
    attention.when_free(partial(seen.append, "first"), None)
    attention.forget()
    attention.hold(False)
    QApplication.processEvents()
    assert seen == []
    attention.when_free(partial(seen.append, "second"), None)
    assert seen == ["second"]


def test_a_lock_that_came_and_went_is_known_afterwards() -> None:
    attention = Attention()
    before = attention.holds
    attention.hold(True)
    attention.hold(True)
    attention.hold(False)
    assert attention.holds == before + 1
