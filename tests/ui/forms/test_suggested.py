"""Words that are often meant, below a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.ui import qt
from app.ui.forms import parts
from app.ui.forms.form import Form
from app.ui.forms.suggested import Suggested
from tests.ui.forms.sample import Sample
from tests.ui.looking import show

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PEOPLE = ["港 花子", "港 太郎", "", "浜 次郎"]


@pytest.fixture
def form(qtbot: QtBot) -> Form[Sample]:
    asked = parts.section("", parts.suggested("name", "話した方", lambda: PEOPLE))
    made: Form[Sample] = Form((asked,))
    made.show_value(Sample())
    show(qtbot, made, 500, 200)
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def who(form: Form[Sample]) -> Suggested:
    """The editor."""
    editor = form.editor("name")
    assert isinstance(editor, Suggested)
    return editor


def offered(form: Form[Sample]) -> list[QPushButton]:
    """The words that are offered."""
    QApplication.processEvents()
    return [chip for chip in who(form).findChildren(QPushButton) if chip.isVisible()]


def words(form: Form[Sample]) -> list[str]:
    """What they say."""
    return [chip.text() for chip in offered(form)]


def test_typing_narrows_the_words(form: Form[Sample]) -> None:
    assert words(form) == ["港 花子", "港 太郎", "浜 次郎"]
    who(form).field.setText("港")
    assert words(form) == ["港 花子", "港 太郎"]
    who(form).field.setText("だれか")
    assert words(form) == []
    assert form.value.name == "だれか"


def test_a_tap_takes_a_word(form: Form[Sample], qtbot: QtBot) -> None:
    with qtbot.waitSignals([form.changed, form.settled]):
        offered(form)[2].click()
    assert form.value.name == "浜 次郎"
    assert words(form) == []
    assert who(form).field.hasFocus()


def test_tab_reaches_the_words_and_new_ones_are_asked_for(form: Form[Sample]) -> None:
    form.start()
    QTest.keyClick(who(form).field, qt.KEY.Key_Tab)
    assert offered(form)[0].hasFocus()
    PEOPLE.append("島 三郎")
    try:
        form.show_value(Sample())
        assert "島 三郎" in words(form)
    finally:
        PEOPLE.remove("島 三郎")
