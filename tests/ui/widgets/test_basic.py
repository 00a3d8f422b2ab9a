"""Plain widgets: names, sizes, roles, Enter on a button, texts that stay plain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.ui import qt
from app.ui.widgets.basic import button, card, clear, column, label, row, set_role
from tests.ui.audit import audit

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

ROLES = ("primary", "secondary", "quiet", "danger", "tile", "chip", "nav", "band")


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_every_button_is_large_enough(
    scale: float, text_size: Callable[[float], None], qtbot: QtBot
) -> None:
    text_size(scale)
    window = QWidget()
    qtbot.addWidget(window)
    window.setLayout(column(*(button("次へ", role) for role in ROLES)))
    window.show()
    audit(window)


def test_enter_and_space_press_a_button(qtbot: QtBot) -> None:
    widget = button("決定する")
    qtbot.addWidget(widget)
    for key in (qt.KEY.Key_Return, qt.KEY.Key_Enter, qt.KEY.Key_Space):
        with qtbot.waitSignal(widget.clicked):
            QTest.keyClick(widget, key)
    assert not widget.autoDefault()


def test_a_label_keeps_its_text_plain(qtbot: QtBot) -> None:
    widget = label("A & B <株>\n二行目")
    qtbot.addWidget(widget)
    assert widget.text() == "A & B <株>\n二行目"
    face = QAccessible.queryAccessibleInterface(widget)
    assert "A & B <株>" in face.text(QAccessible.Text.Name)
    widget.setText("")
    assert widget.text() == ""


def test_the_accessible_name_of_a_button(qtbot: QtBot) -> None:
    plain, named = button("保存する(&S)"), button("外す", name="ロゴを外す")
    qtbot.addWidget(plain)
    qtbot.addWidget(named)
    assert plain.accessibleName() == "保存する(S)"
    assert named.accessibleName() == "ロゴを外す"


def test_a_role_can_change(qtbot: QtBot) -> None:
    widget = label("x", "hint")
    qtbot.addWidget(widget)
    set_role(widget, "fault")
    assert widget.property("role") == "fault"


def test_clear_empties_nested_layouts(qtbot: QtBot) -> None:
    frame = card(label("一"), row(label("二"), 8, None))
    qtbot.addWidget(frame)
    layout = frame.layout()
    assert layout is not None
    clear(layout)
    assert layout.count() == 0


def test_the_audit_finds_what_is_wrong(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    small = button("小さい")
    small.setFixedSize(20, 20)
    nameless = button("x")
    nameless.setText("")
    nameless.setAccessibleName("")
    window.setLayout(column(small, nameless))
    window.show()
    with pytest.raises(AssertionError) as caught:
        audit(window)
    text = str(caught.value)
    assert "target under" in text
    assert "no accessible name" in text
    assert "clipped" in text
