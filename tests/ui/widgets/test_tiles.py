"""Tiles: one is chosen, by tap, key cap, Enter or Space; arrows move on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui import theme
from app.ui.widgets.tiles import Tile, TileGroup

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

CHOICES = (("a", "はい", ""), ("b", "いいえ", "くわしくは後で"), ("c", "わからない", ""))


@pytest.fixture
def group(qtbot: QtBot) -> TileGroup:
    """Three tiles below each other."""
    group = TileGroup(name="答え", keys="ABC")
    qtbot.addWidget(group)
    group.offer(CHOICES)
    group.resize(400, 300)
    group.show()
    qtbot.waitExposed(group)
    return group


def test_a_tap_chooses_one(group: TileGroup, qtbot: QtBot) -> None:
    with qtbot.waitSignal(group.chosen) as heard:
        QTest.mouseClick(group.tiles[1], Qt.MouseButton.LeftButton)
    assert heard.args == ["b"]
    assert [tile.isChecked() for tile in group.tiles] == [False, True, False]
    QTest.mouseClick(group.tiles[1], Qt.MouseButton.LeftButton)
    assert group.tiles[1].isChecked()
    group.choose(None)
    assert not any(tile.isChecked() for tile in group.tiles)


def test_key_caps_choose_in_either_case(group: TileGroup) -> None:
    QTest.keyClick(group.tiles[0], Qt.Key.Key_C)
    assert group.code == "c"
    assert group.press("a")
    assert not group.press("x")
    assert group.code == "a"


def test_enter_and_space_press_and_arrows_walk(group: TileGroup) -> None:
    group.activateWindow()
    group.tiles[0].setFocus()
    QTest.keyClick(group.tiles[0], Qt.Key.Key_Return)
    assert group.code == "a"
    QTest.keyClick(group.tiles[0], Qt.Key.Key_Down)
    assert group.focusWidget() is group.tiles[1]
    QTest.keyClick(group.tiles[1], Qt.Key.Key_Space)
    assert group.code == "b"
    QTest.keyClick(group.tiles[1], Qt.Key.Key_Left)
    assert group.focusWidget() is group.tiles[0]


def test_fewer_choices_hide_the_rest(group: TileGroup) -> None:
    group.offer(CHOICES[:2])
    assert [tile.isVisible() for tile in group.tiles] == [True, True, False]
    assert not group.press("C")


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_tiles_are_large_whatever_the_room(
    group: TileGroup, text_size: Callable[[float], None], scale: float
) -> None:
    text_size(scale)
    group.offer(CHOICES)
    group.resize(300, 10)
    assert all(tile.height() >= max(56, theme.tokens().target) for tile in group.tiles)
    group.resize(300, 2000)
    assert {tile.height() for tile in group.tiles} == {round(theme.tokens().tile * 1.3)}


def test_a_tile_says_what_it_is_and_grows_with_its_words(qtbot: QtBot) -> None:
    tile = Tile("x")
    qtbot.addWidget(tile)
    tile.tell("短い", cap="1", hint="一行の説明")
    short = tile.heightForWidth(200)
    assert (tile.words, tile.accessibleName()) == ("短い", "短い")
    assert tile.accessibleDescription() == "1のキーでも選べます。"
    tile.tell("とても長い答えの文" * 6, name="別の名前")
    assert tile.accessibleName() == "別の名前"
    assert tile.heightForWidth(200) > short
    tile.mark(chosen=True)
    assert not tile.grab().isNull()
