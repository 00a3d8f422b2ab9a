"""The focus ring: around what has the keyboard, not where it was, not over what is hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.ui import qt, theme
from app.ui.activity import Activity
from app.ui.widgets.basic import button, column, scroll
from app.ui.widgets.fields import Field
from app.ui.widgets.focus_ring import GAP, FocusRing

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Window(QWidget):
    """A window with a field, a chip and a list that scrolls."""

    def __init__(self, activity: Activity) -> None:
        super().__init__()
        self.field = Field(name="会社名")
        self.chip = button("10分", "chip")
        inside = QWidget()
        self.rows = [button(f"{number}行目") for number in range(30)]
        inside.setLayout(column(*self.rows))
        self.area = scroll(inside)
        layout = column(self.field, self.chip, self.area)
        layout.setContentsMargins(20, 20, 20, 20)
        self.setLayout(layout)
        self.ring = FocusRing(self, activity)
        self.resize(400, 400)


@pytest.fixture
def activity(qapp: QApplication) -> Activity:
    return Activity(qapp)


@pytest.fixture
def window(qtbot: QtBot, activity: Activity) -> Window:
    made = Window(activity)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitActive(made)
    return made


def around(window: Window, widget: QWidget) -> QRect:
    rect = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    return rect.adjusted(-GAP, -GAP, GAP, GAP)


def test_it_follows_the_keyboard(window: Window) -> None:
    for widget in (window.field, window.chip, window.rows[0]):
        widget.setFocus()
        assert window.ring.target is widget
        assert window.ring.isVisible()
        assert window.ring.geometry() == around(window, widget)


def test_it_is_black_and_yellow(window: Window) -> None:
    window.field.setFocus()
    picture = window.grab().toImage()
    left = window.field.mapTo(window, QPoint(0, window.field.height() // 2))
    look = theme.tokens()
    assert QColor(picture.pixel(left.x() - 2, left.y())) == QColor(look.focus_light)
    assert QColor(picture.pixel(left.x() + 1, left.y())) == QColor(look.focus_dark)


def test_it_moves_when_the_list_scrolls_and_hides_when_out_of_sight(window: Window) -> None:
    window.rows[0].setFocus()
    before = window.ring.geometry()
    bar = window.area.verticalScrollBar()
    bar.setValue(20)
    assert window.ring.geometry() != before
    bar.setValue(bar.maximum())
    assert not window.ring.isVisible()


def test_it_moves_with_the_window(window: Window) -> None:
    window.chip.setFocus()
    window.resize(700, 400)
    QApplication.processEvents()
    assert window.ring.geometry() == around(window, window.chip)


def test_the_mouse_needs_no_ring_but_typing_does(window: Window) -> None:
    window.chip.setFocus()
    QTest.mouseClick(window.windowHandle(), qt.LEFT_BUTTON, pos=QPoint(3, 3))
    assert not window.ring.isVisible()
    window.field.setFocus()
    assert window.ring.isVisible()
    window.chip.setFocus()
    QTest.keyClick(window.windowHandle(), qt.KEY.Key_Shift)
    assert window.ring.isVisible()


def test_a_widget_that_goes_takes_the_ring_along(window: Window, qtbot: QtBot) -> None:
    window.chip.setFocus()
    with qtbot.waitSignal(window.chip.destroyed):
        window.chip.deleteLater()
    QApplication.processEvents()
    window.field.setFocus()
    assert window.ring.target is window.field
    assert window.ring.geometry() == around(window, window.field)


def test_what_only_holds_others_wears_none(window: Window) -> None:
    window.area.setFocusPolicy(qt.STRONG_FOCUS)
    window.area.setFocus()
    assert not window.ring.isVisible()
    inside = window.area.widget()
    assert inside is not None
    inside.setFocusPolicy(qt.STRONG_FOCUS)
    inside.setFocus()
    assert not window.ring.isVisible()
    window.rows[0].setFocus()
    assert window.ring.isVisible()


def test_a_drawn_widget_wears_one(window: Window, qtbot: QtBot) -> None:
    drawn = QWidget(window)
    drawn.setGeometry(30, 30, 50, 50)
    drawn.setFocusPolicy(qt.STRONG_FOCUS)
    drawn.show()
    drawn.setFocus()
    assert window.ring.isVisible()
    assert window.ring.geometry() == around(window, drawn)


def test_a_dialog_has_its_own(window: Window, qtbot: QtBot) -> None:
    dialog = QDialog(window)
    field = Field(name="PIN")
    dialog.setLayout(column(field))
    dialog.open()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    ring = dialog.findChild(FocusRing)
    assert isinstance(ring, FocusRing)
    assert ring.target is field
    assert ring.isVisible()
    assert not window.ring.isVisible()
    dialog.reject()
