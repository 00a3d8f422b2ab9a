"""The sheet of keys: all of it can be read, and it never outgrows the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from app.ui import qt
from app.ui.dialogs.keys import KEYS, TITLE, KeysDialog
from tests.ui.audit import audit

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("size", [(1280, 720), (1024, 700)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_fits_into_the_window(
    size: tuple[int, int], scale: float, qtbot: QtBot, text_size: Callable[[float], None]
) -> None:
    text_size(scale)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    dialog = KeysDialog(window)
    dialog.open()
    audit(dialog)
    assert dialog.width() < window.width()
    assert dialog.height() < window.height()
    texts = {shown.text() for shown in dialog.findChildren(QLabel)}
    assert {TITLE, *(key for key, _ in KEYS), *(meaning for _, meaning in KEYS)} <= texts
    area = dialog.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    qtbot.waitUntil(area.hasFocus)
    before = area.verticalScrollBar().value()
    QTest.keyClick(area, qt.KEY.Key_PageDown)
    assert area.verticalScrollBar().value() > before
    with qtbot.waitSignal(dialog.finished):
        QTest.keyClick(area, qt.KEY.Key_Return)
