"""Choosing: chips that arrows walk, lists that the wheel leaves alone, tiles, a tick."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui import qt
from app.ui.forms.choices import CHOOSE, Chips, Choice, Switch, Tiles
from tests.ui.forms.sample import CHANNELS, STAGES, TOPICS
from tests.ui.looking import show

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def topics(qtbot: QtBot) -> Chips:
    made = Chips("課題", TOPICS, many=True)
    show(qtbot, made, 600, 200)
    qtbot.waitActive(made)
    return made


def test_many_chips_stand_in_the_order_of_the_options(topics: Chips, qtbot: QtBot) -> None:
    topics.show_value(("e",))
    with qtbot.waitSignals([topics.changed, topics.settled]):
        topics.chips["b"].click()
    assert topics.value() == ("b", "e")
    topics.chips["e"].click()
    assert topics.value() == ("b",)


def test_one_stop_for_tab_and_arrows_inside(topics: Chips) -> None:
    topics.show_value(("c",))
    topics.start()
    assert topics.chips["c"].hasFocus()
    QTest.keyClick(topics.chips["c"], qt.KEY.Key_Right)
    assert topics.chips["d"].hasFocus()
    QTest.keyClick(topics.chips["d"], qt.KEY.Key_Up)
    QTest.keyClick(topics.chips["c"], qt.KEY.Key_Left)
    assert topics.chips["b"].hasFocus()
    QTest.keyClick(topics.chips["b"], qt.KEY.Key_Space)
    assert topics.value() == ("b", "c")
    stops = [chip for chip in topics.chips.values() if chip.focusPolicy() == qt.STRONG_FOCUS]
    assert stops == [topics.chips["b"]]


def test_enter_and_other_keys_are_left_to_the_form(topics: Chips, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(topics.changed):
        QTest.keyClick(topics.chips["a"], qt.KEY.Key_Return)
        QTest.keyClick(topics, qt.KEY.Key_X)
    assert topics.value() == ()


def test_a_single_choice_is_taken_back_unless_it_is_needed(qtbot: QtBot) -> None:
    free, needed = Chips("方法", CHANNELS), Chips("方法", CHANNELS, needed=True)
    for chips in (free, needed):
        qtbot.addWidget(chips)
        chips.show_value("desk")
        chips.chips["desk"].click()
    assert (free.value(), needed.value()) == (None, "desk")
    needed.chips["phone"].click()
    assert needed.value() == "phone"
    assert not needed.chips["desk"].isChecked()


def test_a_code_no_longer_offered_is_kept(qtbot: QtBot) -> None:
    chips, choice = Chips("方法", CHANNELS), Choice("方法", CHANNELS)
    for editor in (chips, choice):
        qtbot.addWidget(editor)
        editor.show_value("fax")
        assert editor.value() == "fax"
    chips.show_value("desk")
    assert list(chips.chips) == list(CHANNELS)
    empty: Any = Chips("なし", {})
    qtbot.addWidget(empty)
    assert empty.value() is None


def test_options_may_be_asked_for_anew(qtbot: QtBot) -> None:
    people = {"1": "山田"}
    choice = Choice("担当者", lambda: dict(people))
    qtbot.addWidget(choice)
    people["2"] = "鈴木"
    choice.show_value("2")
    assert [choice.field.itemText(place) for place in range(3)] == [CHOOSE, "山田", "鈴木"]
    assert choice.field.currentText() == "鈴木"
    choice.show_value("")
    assert choice.value() is None


def test_the_wheel_changes_no_choice(qtbot: QtBot) -> None:
    choice = Choice("方法", CHANNELS)
    show(qtbot, choice, 300, 80)
    choice.show_value("desk")
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        qt.NO_MODIFIER, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(choice.field, turn)
    assert choice.value() == "desk"


def test_keys_choose_in_a_list(qtbot: QtBot) -> None:
    choice = Choice("方法", CHANNELS)
    show(qtbot, choice, 300, 80)
    choice.show_value("visit")
    with qtbot.waitSignal(choice.settled):
        QTest.keyClick(choice.field, qt.KEY.Key_Down)
    assert choice.value() == "desk"
    QTest.keyClick(choice.field, qt.KEY.Key_Return)
    assert choice.value() == "desk"


def test_a_tile_is_taken_and_taken_back(qtbot: QtBot) -> None:
    tiles = Tiles("段階", STAGES)
    show(qtbot, tiles, 700, 300)
    with qtbot.waitSignals([tiles.changed, tiles.settled]):
        tiles.group.tiles[2].click()
    assert tiles.value() == 3
    tiles.group.tiles[2].click()
    assert tiles.value() is None
    tiles.show_value(4)
    assert tiles.group.tiles[3].isChecked()


def test_a_tick(qtbot: QtBot) -> None:
    tick = Switch("覚え", "次に触れる")
    qtbot.addWidget(tick)
    with qtbot.assertNotEmitted(tick.changed):
        tick.show_value(True)
    with qtbot.waitSignal(tick.settled):
        tick.field.click()
    assert tick.value() is False
