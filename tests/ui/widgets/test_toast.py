"""The word at the foot: how long it stays, what stays until it is closed, what is spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.ui import qt
from app.ui.widgets.basic import button, column
from app.ui.widgets.toast import LEAST_MS, LEAST_WITH_UNDO_MS, Toast, lasting
from tests.ui.looking import show

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.fixtures import Heard

SAVED = "直しました。"
UNSAVED = "「電話」は、まだ保存していません。"


class Page(QWidget):
    """What a toast stands over."""

    def __init__(self) -> None:
        super().__init__()
        self.elsewhere = button("ほか", "")
        self.setLayout(column(self.elsewhere))


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def toast(page: Page, qtbot: QtBot) -> Toast:
    made = Toast(page)
    show(qtbot, page, 900, 400)
    qtbot.waitActive(page)
    return made


def leave(toast: Toast) -> None:
    """The pointer goes away."""
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))


def enter(toast: Toast) -> None:
    """The pointer comes."""
    at = QPointF(3, 3)
    QApplication.sendEvent(toast, QEnterEvent(at, at, at))


@pytest.mark.parametrize(
    ("text", "undo", "wanted"),
    [
        (SAVED, False, 4_000),
        ("あ" * 20, False, 4_000),
        ("あ" * 21, False, 4_200),
        ("あ" * 100, False, 20_000),
        (SAVED, True, LEAST_WITH_UNDO_MS),
        ("あ" * 100, True, 20_000),
    ],
)
def test_it_stays_until_it_can_have_been_read(text: str, undo: bool, wanted: int) -> None:  # noqa: FBT001
    assert lasting(text, undo=undo) == wanted


def test_a_way_back_is_open_for_eight_seconds_at_least() -> None:
    assert LEAST_WITH_UNDO_MS >= 8_000


def test_it_goes_by_itself(toast: Toast) -> None:
    toast.say(SAVED)
    assert (toast._timer.isActive(), toast._timer.interval()) == (True, LEAST_MS)
    toast.say(SAVED, lambda: None)
    assert toast._timer.interval() == LEAST_WITH_UNDO_MS
    toast._timer.timeout.emit()
    assert toast.text == ""


def test_a_warning_stays_until_it_is_closed(toast: Toast) -> None:
    toast.say(SAVED)
    toast.warn(UNSAVED)
    assert (toast.text, toast.stands) == (UNSAVED, True)
    assert not toast._timer.isActive()
    assert not toast._undo_button.isVisible()
    toast._close_button.click()
    assert toast.text == ""


def test_what_passes_over_a_warning_does_not_take_it_away(toast: Toast) -> None:
    undone: list[int] = []
    toast.warn("ほかのお知らせ")
    toast.warn(UNSAVED)
    toast.warn("ほかのお知らせ")
    toast.say(SAVED, lambda: undone.append(1))
    assert (toast.text, toast.stands) == (SAVED, False)
    toast._undo_button.click()
    seen = [toast.text]
    for _each in range(2):
        toast._close_button.click()
        seen.append(toast.text)
    assert seen == ["ほかのお知らせ", UNSAVED, ""]
    assert undone == [1]


def test_it_stays_while_the_pointer_is_on_it(toast: Toast) -> None:
    toast.say(SAVED)
    enter(toast)
    assert not toast._timer.isActive()
    toast.say("もう一つ")
    assert not toast._timer.isActive()
    leave(toast)
    assert (toast._timer.isActive(), toast._timer.interval()) == (True, LEAST_MS)


def test_it_stays_while_the_keyboard_is_on_it(toast: Toast, page: Page) -> None:
    toast.say(SAVED)
    toast._close_button.setFocus()
    assert not toast._timer.isActive()
    page.elsewhere.setFocus()
    assert toast._timer.isActive()
    toast._close_button.setFocus()
    QTest.keyClick(toast._close_button, qt.KEY.Key_F2)
    assert toast.text == SAVED
    QTest.keyClick(toast._close_button, qt.KEY.Key_Escape)
    assert toast.text == ""


def test_who_listens_hears_it_once_and_a_warning_at_once(toast: Toast, heard: Heard) -> None:
    toast.say(SAVED)
    toast.warn(UNSAVED)
    toast.say("もう一つ")
    toast._timer.timeout.emit()
    assert toast.text == UNSAVED
    assert (heard.polite, heard.urgent) == ([SAVED, "もう一つ"], [UNSAVED])


def test_a_warning_that_waited_for_the_owner_is_spoken_to_the_advisor(
    toast: Toast, heard: Heard
) -> None:
    toast.hold(on=True)
    toast.warn(UNSAVED)
    assert (toast.text, heard.urgent) == ("", [])
    toast.hold(on=False)
    assert (toast.text, heard.urgent) == (UNSAVED, [UNSAVED])
