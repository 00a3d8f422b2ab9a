"""Chips for things that come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.widgets.chip_row import ChipRow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_chip_that_stays_is_the_same_widget(qtbot: QtBot) -> None:
    row, chosen = ChipRow(), list[str]()
    qtbot.addWidget(row)
    row.chosen.connect(chosen.append)
    row.offer({"a": "売上", "b": "時間"}, "b")
    first = row.chips["a"]
    row.offer({"b": "時間", "c": "人", "a": "売上高"}, "c")
    assert row.chips["a"] is first
    assert first.text() == first.accessibleName() == "売上高"
    assert list(row.chips) == ["b", "c", "a"]
    assert [key for key, chip in row.chips.items() if chip.isChecked()] == ["c"]
    first.click()
    assert chosen == ["a"]
    row.offer({"c": "人"}, "")
    assert list(row.chips) == ["c"]
    assert not row.chips["c"].isChecked()
