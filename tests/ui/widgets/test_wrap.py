"""Buttons wrap to a new line instead of being cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.ui.widgets.basic import button
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_lines_follow_the_width(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    layout = WrapLayout(box, gap=8)
    parts = [button(text) for text in ("保存する", "印刷する", "とても長い名前のボタン")]
    for part in parts:
        layout.addWidget(part)
    box.resize(layout.sizeHint().width(), 100)
    box.show()
    assert len({part.geometry().center().y() for part in parts}) == 1
    box.resize(parts[2].sizeHint().width(), box.heightForWidth(parts[2].sizeHint().width()))
    assert parts[2].y() > parts[0].y()
    assert parts[2].geometry().bottom() <= box.height()
    assert all(part.width() == part.sizeHint().width() for part in parts)


def test_hidden_parts_take_no_room_and_parts_can_be_taken(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    layout = WrapLayout(box, gap=8)
    first = button("保存する")
    layout.addWidget(first)
    layout.addWidget(button("印刷する"))
    box.show()
    wide = layout.sizeHint().width()
    first.hide()
    assert layout.sizeHint().width() < wide
    assert layout.itemAt(9) is None
    assert layout.takeAt(9) is None
    assert layout.takeAt(1) is not None
    assert layout.count() == 1
