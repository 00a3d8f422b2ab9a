"""A button rests while its work is under way, and the keyboard comes back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from app.ui.widgets.basic import button, row
from app.ui.widgets.resting import Resting
from tests.ui.looking import show

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("at", [0, 1, 2])
def test_the_keyboard_comes_back_unless_it_was_moved_by_hand(qtbot: QtBot, at: int) -> None:
    page = QWidget()
    buttons = [button(text) for text in ("開く", "取り出す", "消す")]
    page.setLayout(row(*buttons))
    show(qtbot, page, 400, 100)
    resting = Resting(buttons[0])
    buttons[0].setFocus()
    resting.rest(on=True)
    resting.rest(on=True)
    assert not buttons[0].isEnabled()
    assert page.focusWidget() is buttons[1]
    if at == 2:
        buttons[2].setFocus()
    elif at == 1:  # it was somewhere else from the beginning
        resting.rest(on=False)
        buttons[1].setFocus()
        resting.rest(on=True)
    resting.rest(on=False)
    resting.rest(on=False)
    assert buttons[0].isEnabled()
    assert page.focusWidget() is buttons[at]
