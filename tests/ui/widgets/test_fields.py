"""Fields: Enter moves on but never disturbs a conversion; readings; plain digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.ui import qt
from app.ui.widgets.basic import column
from app.ui.widgets.fields import Field, Labelled, NameField, SecretField, labelled

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Form(QWidget):
    """A name, its reading and a phone number."""

    def __init__(self) -> None:
        super().__init__()
        self.kana = Field(name="フリガナ")
        self.who = NameField(self.kana, name="会社名")
        self.phone = Field(writing="digits", name="電話")
        self.setLayout(column(self.who, self.kana, self.phone))


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitActive(made)
    made.who.setFocus()
    return made


def compose(field: Field, *preedits: str, commit: str = "") -> None:
    """What an input method sends while something is converted."""
    for text in preedits:
        QApplication.sendEvent(field, QInputMethodEvent(text, []))
    if commit:
        event = QInputMethodEvent("", [])
        event.setCommitString(commit)
        QApplication.sendEvent(field, event)


def press(field: QWidget, key: qt.KEY, modifier: object = qt.NO_MODIFIER) -> None:
    """Press a key in the field."""
    QTest.keyClick(field, key, modifier)  # type: ignore[call-overload]


def test_enter_goes_to_the_next_field_and_back(form: Form) -> None:
    press(form.who, qt.KEY.Key_Return)
    assert form.kana.hasFocus()
    press(form.kana, qt.KEY.Key_Enter)
    assert form.phone.hasFocus()
    press(form.phone, qt.KEY.Key_Return, qt.SHIFT)
    assert form.kana.hasFocus()


def test_an_open_conversion_keeps_enter(form: Form) -> None:
    compose(form.who, "やまだ")
    press(form.who, qt.KEY.Key_Return)
    assert form.who.hasFocus()
    assert form.who.text() == ""


def test_the_enter_that_ends_a_conversion_does_not_move_on(form: Form, qtbot: QtBot) -> None:
    compose(form.who, "やまだ", commit="山田")
    press(form.who, qt.KEY.Key_Return)
    assert form.who.hasFocus()
    QApplication.processEvents()
    press(form.who, qt.KEY.Key_Return)
    assert form.kana.hasFocus()


def test_ctrl_enter_is_left_to_shortcuts(form: Form) -> None:
    press(form.who, qt.KEY.Key_Return, qt.CTRL)
    assert form.who.hasFocus()


def test_enter_stays_when_the_setting_says_so(form: Form, qapp: QApplication) -> None:
    qapp.setProperty("enterMovesOn", False)
    try:
        press(form.who, qt.KEY.Key_Return)
        assert form.who.hasFocus()
    finally:
        qapp.setProperty("enterMovesOn", True)


def test_the_reading_is_caught_while_converting(form: Form) -> None:
    compose(form.who, "y", "や", "やm", "やまだ", "山田", commit="山田")
    assert form.who.text() == "山田"
    assert form.kana.text() == "ヤマダ"
    compose(form.who, "しょくどう", "食堂", commit="食堂")
    assert form.kana.text() == "ヤマダショクドウ"


def test_kana_committed_as_they_are_count_too(form: Form) -> None:
    compose(form.who, "みなと", commit="みなと")
    assert form.kana.text() == "ミナト"


def test_half_width_kana_become_full_width(form: Form) -> None:
    compose(form.who, "ﾐﾅﾄ", commit="港")
    assert form.kana.text() == "ミナト"


def test_an_edited_reading_is_left_alone(form: Form) -> None:
    form.kana.setFocus()
    QTest.keyClicks(form.kana, "X")
    compose(form.who, "やまだ", commit="山田")
    assert form.kana.text() == "X"


def test_an_emptied_name_takes_its_reading_along(form: Form) -> None:
    compose(form.who, "やまだ", commit="山田")
    form.who.clear()
    assert form.kana.text() == ""


def test_latin_names_have_no_reading(form: Form) -> None:
    compose(form.who, "ABC", commit="ABC")
    assert form.kana.text() == ""


def test_digits_become_plain_when_the_field_is_left(form: Form) -> None:
    form.phone.setFocus()
    form.phone.setText("０５３ー１２３−４５６７")
    form.who.setFocus()
    assert form.phone.text() == "053-123-4567"


def test_a_secret_is_kept_as_typed(form: Form, qtbot: QtBot) -> None:
    secret = SecretField(name="合言葉")
    qtbot.addWidget(secret)
    secret.setText("１２３ー")
    secret.normalise()
    assert secret.text() == "１２３ー"
    assert secret.echoMode() == qt.HIDDEN_TEXT


def test_a_fault_is_told_beside_the_field_and_to_readers(qtbot: QtBot) -> None:
    part: Labelled[Field] = labelled("会社名", Field(), "法人格もそのまま")
    qtbot.addWidget(part)
    assert part.field.accessibleName() == "会社名"
    part.fault("入力してください。")
    assert part.hint.text() == "入力してください。"
    assert part.field.accessibleDescription() == "入力してください。"
    part.fault("")
    assert part.hint.text() == "法人格もそのまま"


def test_ctrl_z_is_left_to_the_window_when_the_field_has_nothing_to_take_back(
    form: Form, qtbot: QtBot
) -> None:
    taken: list[int] = []
    form.keyPressEvent = lambda event: taken.append(event.key())  # type: ignore[method-assign]
    press(form.who, qt.KEY.Key_Z, qt.CTRL)
    assert taken.count(qt.KEY.Key_Z) == 1
    QTest.keyClicks(form.who, "a")
    press(form.who, qt.KEY.Key_Z, qt.CTRL)
    assert form.who.text() == ""
    assert taken.count(qt.KEY.Key_Z) == 1
    press(form.who, qt.KEY.Key_Z, qt.CTRL | qt.SHIFT)
    assert form.who.text() == "a"
