"""`None` outlives any number of calls into Qt."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from app.ui import lasting_none

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.skipif(sys.version_info >= lasting_none.IMMORTAL_SINCE, reason="None is immortal")
def test_none_has_plenty_of_references_once_the_interface_is_loaded() -> None:
    assert sys.getrefcount(None) > lasting_none.PLENTY // 2


def test_securing_twice_does_nothing_more() -> None:
    assert not lasting_none.secure()


def test_many_calls_that_return_nothing_do_no_harm(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    for _ in range(20_000):
        widget.update()
    assert widget.isEnabled()
