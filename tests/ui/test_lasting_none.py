"""`None`, `True` and `False` outlive any number of calls into Qt."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from app.ui import lasting_none

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.skipif(sys.version_info >= lasting_none.IMMORTAL_SINCE, reason="None is immortal")
@pytest.mark.parametrize("one", [None, True, False])
def test_it_has_plenty_of_references_once_the_interface_is_loaded(one: object) -> None:
    assert sys.getrefcount(one) > lasting_none.PLENTY // 2


def test_securing_twice_does_nothing_more() -> None:
    assert not lasting_none.secure()


def test_many_calls_that_return_nothing_do_no_harm(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    for _ in range(20_000):
        widget.update()
    assert widget.isEnabled()
