"""Choosing several clients of the list: with keys, by ticking, and those not read yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from app.domain.records import ClientRow, Page
from app.ui import theme
from app.ui.widgets.client_list import CHUNK
from app.ui.widgets.pick_list import BOX, PickList
from tests.ui.looking import near, picture

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from pytestqt.qtbot import QtBot

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
KEY = Qt.Key
TOTAL = CHUNK + 10
EVERYONE = frozenset(str(number) for number in range(TOTAL))


def _page(offset: int, limit: int) -> Page:
    numbers = range(offset, min(TOTAL, offset + limit))
    rows = (ClientRow(str(n), f"会社{n}", "", None, "", None, 0, None) for n in numbers)
    return Page(tuple(rows), TOTAL)


@pytest.fixture
def shown(qtbot: QtBot) -> PickList:
    """The first rows of fifty."""
    made = PickList("お客様", lambda: EVERYONE)
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    qtbot.waitExposed(made)
    made.rows.show(_page)
    made.setFocus()
    return made


def _place(shown: PickList, number: int) -> QPoint:
    return shown.visualRect(shown.rows.index(number)).center()


def _click(shown: PickList, number: int, held: Qt.KeyboardModifier = NONE) -> None:
    place = _place(shown, number)
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, held, place)


def _read_all(shown: PickList) -> None:
    nowhere = shown.rows.index(-1)
    while shown.rows.canFetchMore(nowhere):
        shown.rows.fetchMore(nowhere)


def test_one_is_chosen_until_keys_are_held_down(shown: PickList, qtbot: QtBot) -> None:
    assert shown.picks == {"0"}
    _click(shown, 1)
    assert shown.picks == {"1"}
    with qtbot.waitSignal(shown.picked):
        _click(shown, 3, CTRL)
    assert shown.picks == {"1", "3"}
    _click(shown, 5, SHIFT)
    assert shown.picks == {"1", "3", "4", "5"}
    _click(shown, 4, CTRL)
    assert shown.picks == {"1", "3", "5"}
    _click(shown, 2)
    QTest.keyClick(shown, KEY.Key_Down, SHIFT)
    assert shown.picks == {"2", "3"}
    QTest.keyClick(shown, KEY.Key_Down)
    assert shown.picks == {"4"}


def test_ctrl_a_chooses_also_those_that_are_not_read_yet(shown: PickList) -> None:
    QTest.keyClick(shown, KEY.Key_A, CTRL)
    assert shown.rows.rowCount() == CHUNK
    assert shown.picks == EVERYONE
    _read_all(shown)
    assert shown.picks == EVERYONE
    assert len(shown.selectionModel().selectedIndexes()) == TOTAL, "they show it when they come"


def test_one_can_be_let_go_of_all(shown: PickList) -> None:
    shown.selectAll()
    _click(shown, 3, CTRL)
    assert shown.picks == EVERYONE - {"3"}
    _click(shown, 2)
    assert shown.picks == {"2"}, "a plain click chooses this one only"
    _read_all(shown)
    assert shown.picks == {"2"}


def test_a_stretch_of_rows_takes_the_place_of_all(shown: PickList) -> None:
    _click(shown, 2)
    shown.selectAll()
    _click(shown, 5, SHIFT)
    assert shown.picks == {"2", "3", "4", "5"}


def test_another_search_lets_go_of_them_and_they_can_be_taken_up_again(shown: PickList) -> None:
    shown.selectAll()
    shown.rows.show(_page)
    assert shown.picks == {"0"}
    last = str(TOTAL - 1)
    shown.pick({"2", "3", last})
    assert shown.picks == {"2", "3", last}
    assert [each.row() for each in shown.selectionModel().selectedIndexes()] == [2, 3]
    shown.pick(())
    assert shown.picks == frozenset()


def test_rows_are_ticked_one_after_another(shown: PickList) -> None:
    opened: list[ClientRow] = []
    shown.opened.connect(opened.append)
    shown.tick(on=True)
    assert shown.picks == frozenset()
    _click(shown, 1)
    _click(shown, 3)
    _click(shown, 4)
    _click(shown, 3)
    assert shown.picks == {"1", "4"}
    QTest.keyClick(shown, KEY.Key_Down)
    QTest.keyClick(shown, KEY.Key_Space)
    QTest.keyClick(shown, KEY.Key_Up)
    QTest.keyClick(shown, KEY.Key_Return)
    assert shown.picks == {"1", "4"} ^ {"3", "4"}
    QTest.mouseDClick(shown.viewport(), Qt.MouseButton.LeftButton, NONE, _place(shown, 5))
    assert opened == []
    shown.step(1)
    assert shown.picks == {"1", "3", "5"}
    shown.rows.show(_page)
    assert shown.picks == frozenset(), "another list begins without a tick"
    shown.tick(on=False)
    assert shown.picks == {"0"}
    shown.activated.emit(shown.rows.index(2))
    assert [row.id for row in opened] == ["2"]


def test_boxes_show_who_is_ticked(shown: PickList) -> None:
    look = theme.tokens()

    def box(number: int) -> QPointF:
        place = shown.visualRect(shown.rows.index(number))
        left = place.left() + look.space_4 + BOX / 5
        return QPointF(left, place.center().y()) + QPointF(shown.viewport().pos())

    assert not near(picture(shown), box(1), look.primary)
    shown.tick(on=True)
    _click(shown, 1)
    image = picture(shown)
    assert near(image, box(1), look.primary)
    assert near(image, box(2), look.surface)
    assert not near(image, box(2), look.primary)
