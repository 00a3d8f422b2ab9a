"""Typing: numbers with commas, money in the unit chosen, text that grows."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui import qt
from app.ui.forms.editor import Editor
from app.ui.forms.typed import (
    NO_AMOUNT,
    NO_MINUS,
    NO_NUMBER,
    WHOLE_ONLY,
    Area,
    Lines,
    Number,
    Yen,
    number_words,
)
from tests.ui.looking import show

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_number_is_tidied_when_it_is_left(qtbot: QtBot) -> None:
    number = Number("従業員数", unit="人")
    qtbot.addWidget(number)
    number.field.setText("１，２３４")
    assert number.value() == 1234
    with qtbot.waitSignal(number.settled):
        number.field.left.emit()
    assert number.field.text() == "1,234"
    number.field.setText("")
    assert number.value() is None


def test_what_may_be_a_my_number_is_masked_until_a_person_has_chosen(qtbot: QtBot) -> None:
    lines = Lines("メモ")
    qtbot.addWidget(lines)
    for sign in "母の番号 621498320257":
        lines.field.insertPlainText(sign)
    assert lines.trouble()
    assert lines.value() == "母の番号 ●●●●●●●●●●●●", "no digit of it, and nothing else is lost"
    assert lines._guard is not None
    lines._guard.allow()
    assert (lines.value(), lines.trouble()) == ("母の番号 621498320257", "")


@pytest.mark.parametrize(
    ("text", "trouble"),
    [("十二", NO_NUMBER), ("-3", NO_MINUS), ("1.5", WHOLE_ONLY), ("3.0", ""), ("", "")],
)
def test_what_a_whole_number_may_not_be(text: str, trouble: str, qtbot: QtBot) -> None:
    number = Number("従業員数")
    qtbot.addWidget(number)
    number.show_value(7)
    number.field.setText(text)
    number.field.left.emit()
    assert number.trouble() == trouble
    assert number.field.text() == ("3" if text == "3.0" else text)


def test_numbers_of_other_kinds(qtbot: QtBot) -> None:
    number = Number("利益率", unit="％", kind=Decimal, negative=True)
    qtbot.addWidget(number)
    number.field.setText("▲1.50")
    assert number.value() == Decimal("-1.50")
    number.field.left.emit()
    assert number.field.text() == "▲1.5"


def test_money_is_shown_in_the_unit_that_fits(qtbot: QtBot) -> None:
    yen = Yen("資本金")
    qtbot.addWidget(yen)
    yen.show_value(30_000_000)
    assert (yen.field.text(), yen.unit.code) == ("3,000", "万円")
    yen.show_value(5_000_001)
    assert (yen.field.text(), yen.unit.code) == ("5,000,001", "円")
    yen.show_value(None)
    assert (yen.field.text(), yen.value()) == ("", None)


def test_the_amount_stays_when_the_unit_changes(qtbot: QtBot) -> None:
    yen = Yen("資本金")
    show(qtbot, yen, 300, 60)
    yen.field.setText("５００")
    assert yen.value() == 5_000_000
    QTest.keyClick(yen.unit, qt.KEY.Key_Up)
    assert yen.unit.code == "千円"
    assert (yen.field.text(), yen.value()) == ("5,000", 5_000_000)
    yen.field.setText("1.2億円")
    with qtbot.waitSignal(yen.settled):
        yen.field.left.emit()
    assert (yen.field.text(), yen.value()) == ("120,000", 120_000_000)


def test_what_an_amount_may_not_be(qtbot: QtBot) -> None:
    yen, loss = Yen("資本金"), Yen("利益", negative=True)
    for editor in (yen, loss):
        qtbot.addWidget(editor)
        editor.field.setText("▲20")
    assert (yen.trouble(), yen.value()) == (NO_MINUS, None)
    assert (loss.trouble(), loss.value()) == ("", -200_000)
    loss.field.setText("たくさん")
    loss.field.left.emit()
    assert (loss.trouble(), loss.value()) == (NO_AMOUNT, -200_000)
    assert loss.field.text() == "たくさん"
    loss.field.setText("")
    assert loss.trouble() == ""


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0"), (1234, "1,234"), (-5, "▲5"), (100, "100"), (1.50, "1.5"), (Decimal("2E3"), "2,000")],
)
def test_numbers_in_words(number: float | Decimal, words: str) -> None:
    assert number_words(number) == words


def test_a_text_grows_up_to_a_limit_and_stays_plain(qtbot: QtBot) -> None:
    area = Area("経緯", least=2, most=5)
    show(qtbot, area, 300, 400)
    small = area.height()
    area.setPlainText("一\n二\n三\n四")
    grown = area.height()
    area.setPlainText("\n".join(map(str, range(30))))
    assert small < grown < area.height()
    most = area.height()
    area.setPlainText("\n".join(map(str, range(60))))
    assert area.height() == most


def test_leaving_a_text_settles_it(qtbot: QtBot) -> None:
    lines = Lines("経緯", example="お客様の言葉で")
    show(qtbot, lines, 300, 200)
    with qtbot.waitActive(lines):
        lines.activateWindow()
    lines.start()
    assert lines.field.hasFocus()
    with qtbot.waitSignal(lines.settled):
        lines.field.clearFocus()


def test_the_enter_that_ends_a_conversion_is_no_new_line(qtbot: QtBot) -> None:
    area = Area("経緯")
    show(qtbot, area, 300, 200)
    QApplication.sendEvent(area, QInputMethodEvent("やま", []))
    QTest.keyClick(area, qt.KEY.Key_Return)
    commit = QInputMethodEvent("", [])
    commit.setCommitString("山")
    QApplication.sendEvent(area, commit)
    QTest.keyClick(area, qt.KEY.Key_Return)
    assert area.toPlainText() == "山"
    QApplication.processEvents()
    QTest.keyClick(area, qt.KEY.Key_Return)
    assert area.toPlainText() == "山\n"


def test_an_editor_by_itself_reads_nothing(qtbot: QtBot) -> None:
    editor = Editor("なし")
    qtbot.addWidget(editor)
    with pytest.raises(NotImplementedError):
        editor.put(1)
    with pytest.raises(NotImplementedError):
        editor.value()
    assert not editor.fault_inside("0", "ない。")


def test_ctrl_z_in_a_text_takes_back_the_typing_and_then_goes_to_the_window(qtbot: QtBot) -> None:
    lines = Lines("経緯")
    show(qtbot, lines, 300, 200)
    lines.show_value("はじめ")
    taken: list[int] = []
    lines.keyPressEvent = lambda event: taken.append(event.key())  # type: ignore[method-assign]
    QTest.keyClicks(lines.field, "a")
    QTest.keyClick(lines.field, qt.KEY.Key_Z, qt.CTRL)
    assert lines.value() == "はじめ"
    assert taken.count(qt.KEY.Key_Z) == 0
    QTest.keyClick(lines.field, qt.KEY.Key_Z, qt.CTRL)
    assert taken.count(qt.KEY.Key_Z) == 1
