"""The keys that ask for the main action of a page."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeyEvent

from app.ui import keys, qt


def pressed(key: qt.KEY, *, ctrl: bool = False, held: bool = False) -> QKeyEvent:
    modifiers = qt.CTRL if ctrl else qt.NO_MODIFIER
    return QKeyEvent(QKeyEvent.Type.KeyPress, key, modifiers, "", held)


@pytest.mark.parametrize("key", [qt.KEY.Key_Return, qt.KEY.Key_Enter, qt.KEY.Key_S])
def test_with_ctrl_only(key: qt.KEY) -> None:
    assert keys.settles(pressed(key, ctrl=True))
    assert not keys.settles(pressed(key))


def test_f12_with_and_without_ctrl() -> None:
    assert keys.settles(pressed(qt.KEY.Key_F12))
    assert keys.settles(pressed(qt.KEY.Key_F12, ctrl=True))


def test_another_key_settles_nothing() -> None:
    assert not keys.settles(pressed(qt.KEY.Key_A, ctrl=True))


def test_a_key_held_down_counts_once() -> None:
    assert not keys.settles(pressed(qt.KEY.Key_F12, held=True))
    assert not keys.settles(pressed(qt.KEY.Key_S, ctrl=True, held=True))
