"""The band about a number that may be a マイナンバー: it stops, masks, or is told better."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QTextEdit, QWidget

from app.ui import qt
from app.ui.forms.coded import Coded
from app.ui.forms.typed import Lines, Text
from app.ui.widgets.basic import column
from app.ui.widgets.number_guard import FAULT, NumberGuard
from tests.ui.audit import audit
from tests.ui.looking import show

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.ui.widgets.number_guard import TextField

GOOD = "621498320257"


def _page(qtbot: QtBot, field: TextField) -> tuple[QWidget, NumberGuard]:
    field.setAccessibleName("メモ")
    guard = NumberGuard(field)
    page = QWidget()
    page.setLayout(column(field, guard, None))
    show(qtbot, page, 420, 400)
    return page, guard


def _put(field: TextField, text: str) -> None:
    if isinstance(field, QLineEdit):
        field.setText(text)
    else:
        field.setPlainText(text)


def _text(field: TextField) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _stopped(guard: NumberGuard) -> bool:
    assert guard.isVisible() == guard.stopped
    return guard.stopped


def _press(page: QWidget, words: str) -> None:
    (found,) = (one for one in page.findChildren(QPushButton) if one.text() == words)
    QTest.mouseClick(found, qt.LEFT_BUTTON)


@pytest.mark.parametrize("make", [QLineEdit, QTextEdit, QPlainTextEdit])
def test_the_digits_are_made_unreadable_and_come_back_with_undo(
    make: Callable[[], TextField], qtbot: QtBot
) -> None:
    page, guard = _page(qtbot, make())
    field = guard._field
    _put(field, f"𠮷野 {GOOD} と 6214-9832-0257")
    assert _stopped(guard)
    with qtbot.waitSignal(guard.decided):
        _press(page, "伏せ字にする")
    assert _text(field) == "𠮷野 ●●●●●●●●●●●● と ●●●●-●●●●-●●●●"
    assert not _stopped(guard)
    assert page.focusWidget() is field
    QTest.keyClick(field, qt.KEY.Key_Z, qt.CTRL)
    assert _stopped(guard)


def test_another_number_is_believed_once_and_for_all(qtbot: QtBot) -> None:
    page, guard = _page(qtbot, QLineEdit())
    _put(guard._field, GOOD)
    with qtbot.waitSignal(guard.decided):
        _press(page, "別の番号です")
    assert not _stopped(guard)
    assert _text(guard._field) == GOOD
    _put(guard._field, f"{GOOD} です")
    assert not _stopped(guard)


def test_what_was_saved_before_is_not_asked_again(qtbot: QtBot) -> None:
    _, guard = _page(qtbot, QLineEdit())
    _put(guard._field, f"注文 {GOOD}")
    guard.trust()
    assert not _stopped(guard)


def test_the_band_can_be_read_and_hit_in_every_size(
    qtbot: QtBot, text_size: Callable[[float], None]
) -> None:
    text_size(1.5)
    page, guard = _page(qtbot, QLineEdit())
    _put(guard._field, GOOD)
    assert guard.isVisible()
    audit(page)


@pytest.mark.parametrize("make", [Text, Lines])
def test_an_editor_of_a_form_gives_no_such_digits_until_a_person_has_chosen(
    make: Callable[[str], Text | Lines], qtbot: QtBot
) -> None:
    editor = make("メモ")
    show(qtbot, editor, 420, 300)
    editor.show_value("前の言葉")
    _put(editor.field, "前の言葉 ")
    _put(editor.field, f"前の言葉 {GOOD}")
    assert editor.trouble() == FAULT
    assert editor.value() == f"前の言葉 {'●' * len(GOOD)}"
    with qtbot.waitSignal(editor.settled):
        _press(editor, "別の番号です")
    assert editor.trouble() == ""
    assert editor.value() == f"前の言葉 {GOOD}"
    editor.show_value("ほかの人")
    assert editor.value() == "ほかの人"


def test_a_saved_number_is_shown_and_another_one_stops(qtbot: QtBot) -> None:
    editor = Text("メモ")
    show(qtbot, editor, 420, 300)
    editor.show_value(GOOD)
    assert editor.trouble() == ""
    assert editor.value() == GOOD


def test_codes_have_rules_of_their_own(qtbot: QtBot) -> None:
    editor = Coded("番号", tidy=str.strip, fault=lambda _: "")
    show(qtbot, editor, 420, 100)
    editor.field.setText(GOOD)
    assert (editor.trouble(), editor.value()) == ("", GOOD)
