"""A text on one line: cut where it must be, whole for whoever asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.widgets.one_line import OneLine

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WORDS = "前回 2026/11/20　飲料・たばこ・飼料製造業"


def test_what_has_no_room_is_in_the_tool_tip(qtbot: QtBot) -> None:
    text = OneLine(WORDS)
    qtbot.addWidget(text)
    text.resize(text.sizeHint())
    text.show()
    assert text.text() == WORDS
    assert text.toolTip() == ""
    text.resize(text.minimumSizeHint())
    assert text.text().endswith("…")
    assert text.toolTip() == WORDS
    assert text.accessibleName() == WORDS
    text.resize(text.sizeHint())
    assert text.text() == WORDS
