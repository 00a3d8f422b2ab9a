"""What assistive technology toggles counts as a click, for every kind of checkable button."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QButtonGroup

from app.ui.widgets.basic import button
from app.ui.widgets.tiles import TileGroup

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Clicks:
    """Keeps what reaches a receiver; PySide calls a built-in method without arguments."""

    def __init__(self) -> None:
        self.seen: list[object] = []

    def note(self, what: object) -> None:
        """Keep it."""
        self.seen.append(what)


@pytest.fixture
def clicks() -> Clicks:
    return Clicks()


def test_a_single_button_is_clicked_once(qtbot: QtBot, clicks: Clicks) -> None:
    widget = button("担当者用")
    qtbot.addWidget(widget)
    widget.setCheckable(True)
    widget.clicked.connect(clicks.note)
    widget.toggle()  # the way of a screen reader
    assert widget.isChecked()
    assert clicks.seen == [True]
    widget.toggle()
    assert not widget.isChecked()
    assert clicks.seen == [True, False]


def test_one_of_a_group_is_clicked_once_and_the_other_is_let_go(
    qtbot: QtBot, clicks: Clicks
) -> None:
    group = QButtonGroup()
    first, second = button("今日"), button("お客様")
    for widget in (first, second):
        qtbot.addWidget(widget)
        widget.setCheckable(True)
        widget.clicked.connect(clicks.note)
        group.addButton(widget)
    pressed = Clicks()
    group.buttonClicked.connect(pressed.note)
    first.setChecked(True)
    assert clicks.seen == []
    second.toggle()
    assert second.isChecked()
    assert not first.isChecked()
    assert clicks.seen == [True]
    assert pressed.seen == [second]


def test_what_the_program_marks_is_no_click(qtbot: QtBot, clicks: Clicks) -> None:
    widget = button("担当者用")
    qtbot.addWidget(widget)
    widget.setCheckable(True)
    widget.clicked.connect(clicks.note)
    widget.setChecked(True)
    widget.setChecked(False)
    assert clicks.seen == []


def test_a_mouse_click_stays_one_click(qtbot: QtBot, clicks: Clicks) -> None:
    widget = button("担当者用")
    qtbot.addWidget(widget)
    widget.setCheckable(True)
    widget.clicked.connect(clicks.note)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    assert clicks.seen == [True]
    assert widget.isChecked()


def test_an_answer_is_taken_and_marked(qtbot: QtBot) -> None:
    group = TileGroup(name="答え", keys="12")
    qtbot.addWidget(group)
    group.offer([("now", "すぐ", ""), ("later", "いずれ", "")])
    with qtbot.waitSignal(group.chosen) as caught:
        group.tiles[1].toggle()
    assert caught.args == ["later"]
    assert [tile.isChecked() for tile in group.tiles] == [False, True]
