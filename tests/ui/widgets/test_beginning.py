"""The keyboard begins at what shows: a hidden beginning would hold Tab for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.ui import qt
from app.ui.widgets.basic import button, column
from app.ui.widgets.beginning import begin_at
from tests.ui.looking import show

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Page(QWidget):
    """A button, and a whole that begins at the first of two others; one stands in a box."""

    def __init__(self) -> None:
        super().__init__()
        self.before, self.first, self.second = button("前"), button("一"), button("二")
        self.box = QWidget()
        self.box.setLayout(column(self.first))
        self.whole = QWidget()
        self.whole.setLayout(column(self.box, self.second))
        begin_at(self.whole, self.first, self.second)
        self.setLayout(column(self.before, self.whole))

    def after_tab(self) -> QWidget | None:
        """Where Tab leads from the button before."""
        self.before.setFocus()
        QTest.keyClick(self.before, qt.KEY.Key_Tab)
        return QApplication.focusWidget()


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page()
    show(qtbot, made, 300, 200)
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def test_the_first_that_shows_has_it(page: Page) -> None:
    assert page.after_tab() is page.first
    page.first.hide()
    assert page.whole.focusProxy() is page.second
    assert page.after_tab() is page.second
    page.first.show()
    assert page.after_tab() is page.first


def test_what_stands_around_it_counts(page: Page) -> None:
    page.box.hide()
    assert page.after_tab() is page.second
    page.whole.hide()
    page.box.show()
    page.whole.show()
    assert page.after_tab() is page.first


def test_nothing_that_shows_lets_tab_pass(page: Page) -> None:
    page.box.hide()
    page.second.hide()
    assert page.whole.focusProxy() is None
    assert page.after_tab() is page.before
    assert isinstance(page.after_tab(), QPushButton)
