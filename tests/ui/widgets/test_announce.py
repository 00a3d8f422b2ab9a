"""What is spoken by a screen reader, and that nothing is sent to none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible

from app.ui.widgets.announce import announce
from app.ui.widgets.basic import label
from app.ui.widgets.said import SaidBand

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from tests.ui.fixtures import Heard


def test_a_word_is_polite_unless_it_is_urgent(qtbot: QtBot, heard: Heard) -> None:
    words = label("")
    qtbot.addWidget(words)
    announce(words, "直しました。")
    announce(words, "保存できません。", urgent=True)
    announce(words, "")
    assert (heard.polite, heard.urgent) == (["直しました。"], ["保存できません。"])


def test_nothing_is_sent_where_nobody_listens(
    qtbot: QtBot, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = label("")
    qtbot.addWidget(words)
    monkeypatch.setattr(QAccessible, "isActive", lambda: False)
    announce(words, "直しました。")
    assert heard.polite == []


def test_a_band_speaks_what_it_says(qtbot: QtBot, heard: Heard) -> None:
    band = SaidBand()
    qtbot.addWidget(band)
    band.say("「課題」の答えを取り消しました。")
    band.say("")
    assert heard.polite == ["「課題」の答えを取り消しました。"]
