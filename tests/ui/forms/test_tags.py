"""Tags: Enter keeps a word, an empty field lets Enter move on, known words are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from app.ui import qt
from app.ui.forms.tags import Tags
from app.ui.widgets.basic import column
from app.ui.widgets.number_guard import FAULT
from tests.ui.looking import show

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.widgets.flow import FlowLayout


@pytest.fixture
def tags(qtbot: QtBot) -> Tags:
    made = Tags("タグ", lambda: ("商店街", "県の事業", "移動販売"))
    made.show_value(("商店街",))
    page = QWidget()
    page.setLayout(column(made, QLineEdit()))
    made.setProperty("page", page)
    show(qtbot, page, 500, 300)
    qtbot.waitActive(page)
    made.window_kept = page  # type: ignore[attr-defined]
    return made


def words(layout: FlowLayout) -> list[str]:
    """What the chips of a line say."""
    return [chip.text() for chip in chips(layout)]


def chips(layout: FlowLayout) -> list[QPushButton]:
    """The chips of a line."""
    QApplication.processEvents()
    found = [item.widget() for item in layout.shown()]
    return [one for one in found if isinstance(one, QPushButton)]


def test_enter_keeps_a_word_and_then_moves_on(tags: Tags, qtbot: QtBot) -> None:
    tags.start()
    QTest.keyClicks(tags.field, "abc")
    with qtbot.waitSignals([tags.changed, tags.settled]):
        QTest.keyClick(tags.field, qt.KEY.Key_Return)
    assert tags.value() == ("商店街", "abc")
    assert tags.field.hasFocus()
    assert tags.field.text() == ""
    QTest.keyClick(tags.field, qt.KEY.Key_Return)
    assert not tags.field.hasFocus()


def test_several_words_at_once_and_none_twice(tags: Tags) -> None:
    tags.field.setText(" 夜　市、商店街,朝市 、")
    tags.field.left.emit()
    assert tags.value() == ("商店街", "夜 市", "朝市")
    tags.field.setText("商店街")
    tags.keep()
    assert tags.value() == ("商店街", "夜 市", "朝市")


def test_leaving_an_empty_field_keeps_nothing(tags: Tags) -> None:
    tags.field.left.emit()
    assert tags.value() == ("商店街",)


def test_known_words_are_offered_as_one_types(tags: Tags) -> None:
    assert words(tags.offered) == ["＋ 県の事業", "＋ 移動販売"]
    tags.field.setText("いどう")
    assert words(tags.offered) == []
    tags.field.setText("移")
    assert words(tags.offered) == ["＋ 移動販売"]
    chips(tags.offered)[0].click()
    assert tags.value() == ("商店街", "移動販売")
    assert tags.field.text() == ""
    assert tags.field.hasFocus()


def test_a_tap_takes_a_word_off(tags: Tags, qtbot: QtBot) -> None:
    (chip,) = chips(tags.taken)
    assert chip.accessibleName() == "タグの「商店街」を外す"
    with qtbot.waitSignals([tags.changed, tags.settled]):
        chip.click()
    assert tags.value() == ()
    assert words(tags.taken) == []


def test_a_number_that_may_be_a_my_number_is_no_tag(tags: Tags) -> None:
    tags.field.setText("123456789018")
    tags.keep()
    assert tags.value() == ("商店街",)
    assert tags.trouble() == FAULT
    tags.guard.hide_digits()
    assert tags.trouble() == ""
    tags.keep()
    assert len(tags.value()) == 2
    assert not any("123456789018" in word for word in tags.value())
