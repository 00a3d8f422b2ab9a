"""The profile of a client, by keyboard alone: filled, kept without a button, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.services import clients
from app.ui.karte.profile import WHOLE, ProfileSection
from app.ui.pages.karte import KartePage
from tests.journeys.actions import Hand

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.domain.records import Client, ClientFields
    from app.ui.desk import Desk

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
PATH = (  # what Enter reaches one after another
    ("会社名・屋号", ""),
    ("フリガナ", ""),
    ("種別 会社", " "),
    ("法人番号", "000012050002"),
    ("登録番号（インボイス）", "T7000012050002"),
    ("代表者", "Minato Hanako"),
    ("フリガナ", "MINATO HANAKO"),
    ("代表者の年代", ""),
    ("後継者 決まっている", " "),
    ("電話", "045-000-0000"),
    ("メール", "hanako@example.jp"),
    ("連絡する方を足す", ""),
)


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


def test_the_form_is_filled_with_enter_alone(hand: Hand, desk: Desk, client: Client) -> None:
    hand.shown.karte(client.id, "profile")
    profile(hand).form.start()
    for name, text in PATH:
        here = QApplication.focusWidget()
        assert here is not None
        assert here.accessibleName() == name
        if text == " ":
            hand.press(KEY.Key_Space)
        else:
            hand.type(text)
        if name != PATH[-1][0]:
            hand.press(KEY.Key_Return)
    saved = stored(desk, client)
    assert (saved.kind, saved.corporate_number) == ("corporation", "7000012050002")
    assert (saved.invoice_number, saved.successor) == ("T7000012050002", "decided")
    assert (saved.representative, saved.representative_kana) == ("Minato Hanako", "MINATO HANAKO")
    assert (saved.phone, saved.email) == ("045-000-0000", "hanako@example.jp")


def test_what_is_missing_leads_the_way_to_a_whole_record(
    hand: Hand, desk: Desk, client: Client
) -> None:
    hand.shown.karte(client.id)
    hand.click(hand.named("お客様の情報を直す"))
    for name, text in (
        ("代表者", "Minato Hanako"),
        ("電話", "045-000-0000"),
        ("法人番号", "7000012050002"),
        ("資本金", "1000"),
    ):
        hand.click(hand.named(f"まだ空の「{name}」へ進む"))
        hand.type(text)
    hand.click(hand.named("まだ空の「種別」へ進む"))
    hand.press(KEY.Key_Space)
    hand.press(KEY.Key_Return, CTRL)
    assert profile(hand).progress.text() == WHOLE
    assert stored(desk, client).capital_yen == 10_000_000


def test_leaving_keeps_what_was_typed_and_ctrl_z_takes_it_back(
    hand: Hand, desk: Desk, client: Client
) -> None:
    hand.shown.karte(client.id, "profile")
    profile(hand).form.go_to("phone")
    hand.type("045")
    hand.shown.clients()
    assert stored(desk, client).phone == "045"
    hand.press(KEY.Key_Z, CTRL)
    hand.until(lambda: stored(desk, client).phone == "")
    hand.shown.karte(client.id, "profile")
    assert profile(hand).form.value.phone == ""


def test_an_earlier_name_comes_back_with_two_taps(hand: Hand, desk: Desk, client: Client) -> None:
    hand.shown.karte(client.id, "profile")
    profile(hand).form.start()
    hand.press(KEY.Key_End)
    hand.type("2")
    hand.press(KEY.Key_Return)
    assert stored(desk, client).name == "株式会社みなと食堂2"
    hand.actions = 0
    hand.click(hand.named("会社名・屋号の前の値を見る"))
    hand.click(hand.named("株式会社みなと食堂に戻す"))
    assert hand.actions == 2
    assert stored(desk, client).name == "株式会社みなと食堂"
