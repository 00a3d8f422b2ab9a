"""Picking the client that a check is moved to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.records import ClientFields
from app.services import clients
from app.ui import qt
from app.ui.dialogs.pick_client import PickClient

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.services.store import Store


@pytest.fixture
def dialog(store: Store, qtbot: QtBot) -> PickClient:
    for name, kana in (("青空商店", "アオゾラショウテン"), ("山の宿", "ヤマノヤド")):
        clients.create(store, ClientFields(name=name, kana=kana))
    made = PickClient(store, "このチェックを、どのお客様に移しますか")
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_button_takes_the_marked_client(dialog: PickClient) -> None:
    dialog.take.click()
    assert dialog.result() == qt.ACCEPTED
    assert dialog.chosen is not None
    assert dialog.chosen.name == "青空商店"


def test_ctrl_enter_takes_the_marked_client(dialog: PickClient) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.chosen is not None


def test_escape_takes_nobody(dialog: PickClient) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.chosen is None
    assert dialog.result() != qt.ACCEPTED


def test_nobody_found_is_nobody_taken(dialog: PickClient) -> None:
    dialog.finder.field.setText("どこにもない名")
    dialog.finder.search()
    assert not dialog.take.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.chosen is None
    assert dialog.result() != qt.ACCEPTED
