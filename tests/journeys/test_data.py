"""Published data, from the file to the client; and a number that must not be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.services import clients, reference
from app.ui.pages.karte import KartePage
from tests.journeys.actions import Hand
from tests.services import houjin_files

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.domain.records import Client, ClientFields
    from app.ui.desk import Desk
    from app.ui.karte.profile import ProfileSection

KEY = Qt.Key
LINE = houjin_files.line(1, name="株式会社ＭＩＮＡＴＯ", furigana="ミナト")
TILE = f"株式会社ＭＩＮＡＴＯ　{houjin_files.number(1)}　静岡県浜松市中央区元城町１０３番地の２"
MY_NUMBER = "621498320257"


@pytest.fixture
def hand(qtbot: QtBot, desk: Desk) -> Hand:
    """A hand at 今日."""
    return Hand(qtbot, desk)


def profile(hand: Hand) -> ProfileSection:
    """The section of the profile."""
    return cast("ProfileSection", hand.on(KartePage).part)


def stored(desk: Desk, client: Client) -> ClientFields:
    """What the store has."""
    return clients.get(desk.store, client.id).fields


def test_a_file_is_taken_in_and_fills_a_client(
    hand: Hand,
    desk: Desk,
    client: Client,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = houjin_files.zipped(tmp_path / "22_shizuoka_all.zip", LINE.encode("cp932"))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    hand.shown.settings("data")
    hand.click(hand.named("法人番号のファイルを取り込む"))
    hand.until(lambda: bool(reference.sources(desk.store)) and desk.tasks.idle)
    assert hand.actions == 1
    hand.shown.karte(client.id, "profile")
    form = profile(hand).form
    form.go_to("name")
    hand.press(KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    hand.type("minato")
    hand.until(lambda: any(TILE in name for name in hand.names()))
    hand.click(hand.named(next(name for name in hand.names() if TILE in name)))
    form.go_to("phone")
    hand.until(lambda: stored(desk, client).corporate_number == houjin_files.number(1))
    saved = stored(desk, client)
    assert saved.name == "株式会社ＭＩＮＡＴＯ"
    assert hand.actions == 3


def test_a_my_number_is_not_kept_and_two_taps_say_why(
    hand: Hand, desk: Desk, client: Client
) -> None:
    hand.shown.karte(client.id, "profile")
    form = profile(hand).form
    form.go_to("note")
    hand.type(f"haha {MY_NUMBER}")
    form.go_to("phone")
    hand.type("045-000-0000")
    profile(hand).settle()
    assert stored(desk, client).note == "haha ●●●●●●●●●●●●"
    hand.click(hand.named("担当者の覚え書きの数字を伏せ字にする"))
    profile(hand).settle()
    assert stored(desk, client).note == "haha ●●●●●●●●●●●●"
    form.go_to("note")
    hand.type(f" order {MY_NUMBER}")
    hand.press(KEY.Key_Tab)
    hand.press(KEY.Key_Tab)
    hand.press(KEY.Key_Return)
    profile(hand).settle()
    assert stored(desk, client).note.endswith(f" order {MY_NUMBER}")
    assert stored(desk, client).phone == "045-000-0000"
