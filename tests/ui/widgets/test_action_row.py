"""A line of buttons that folds into a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from app.ui.widgets.action_row import ActionRow
from app.ui.widgets.basic import button
from tests.ui.audit import audit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NAMES = ("図を保存する", "貼り付け用テキスト", "カルテへ")


@pytest.fixture
def row(qtbot: QtBot) -> ActionRow:
    widget = ActionRow()
    qtbot.addWidget(widget)
    widget.add(button("印刷する", "primary"))
    widget.add_folding(*(button(name) for name in NAMES))
    return widget


def shown(row: ActionRow, width: int) -> list[str]:
    """The words of the line at this width, from left to right."""
    row.show()
    row.resize(width, row.sizeHint().height())
    QApplication.processEvents()
    visible = [each for each in row.findChildren(QPushButton) if each.isVisible()]
    return [each.text() for each in sorted(visible, key=lambda each: each.x())]


def test_everything_has_a_button_where_there_is_room(row: ActionRow) -> None:
    assert shown(row, 1000) == ["印刷する", *NAMES]
    assert row.folded == []
    audit(row)
    assert shown(row, row.sizeHint().width()) == ["印刷する", *NAMES]


def test_the_last_ones_go_into_the_menu_first(row: ActionRow) -> None:
    row.show()
    short = row.sizeHint().width() - 1
    words = shown(row, short)
    assert words[-1] == "そのほか"
    assert words[:-1] == ["印刷する", *NAMES][: len(words) - 1]
    assert row.more.geometry().right() <= short
    assert shown(row, row.minimumSizeHint().width()) == ["印刷する", "そのほか"]
    assert [action.text() for action in row.menu.actions() if action.isVisible()] == list(NAMES)
    audit(row)
    assert shown(row, 1000) == ["印刷する", *NAMES]


def test_an_entry_presses_the_button_it_stands_for(row: ActionRow) -> None:
    pressed: list[str] = []
    one = next(each for each in row.findChildren(QPushButton) if each.text() == NAMES[1])
    one.clicked.connect(lambda _checked: pressed.append(one.text()))
    shown(row, row.minimumSizeHint().width())
    row.menu.actions()[1].trigger()
    assert pressed == ["貼り付け用テキスト"]
    row.setEnabled(False)
    row.menu.actions()[1].trigger()
    assert pressed == ["貼り付け用テキスト"]


def test_an_entry_of_its_own_keeps_the_menu(row: ActionRow) -> None:
    done: list[bool] = []
    action = row.add_entry("幅に合わせる", lambda: done.append(True))
    assert shown(row, 1000) == ["印刷する", *NAMES, "そのほか"]
    action.trigger()
    assert done == [True]
    assert row.folded == []


def test_a_button_that_grows_is_given_the_room(row: ActionRow) -> None:
    shown(row, row.sizeHint().width())
    first = row.findChildren(QPushButton)[0]
    first.setText(first.text() * 2)
    QApplication.processEvents()
    assert row.more.isVisible()
    assert row.more.geometry().right() < row.width()


def test_tab_goes_from_left_to_right(row: ActionRow) -> None:
    row.add_entry("幅に合わせる", row.repaint)
    words = shown(row, 1000)
    chain: list[str] = []
    place = row.nextInFocusChain()
    while place is not None and place is not row:
        if isinstance(place, QPushButton):
            chain.append(place.text())
        place = place.nextInFocusChain()
    assert chain == words
