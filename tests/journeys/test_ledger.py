"""Consents and documents on the way through the application."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog

from app.domain.consents import Handing
from app.errors import NoConsent
from app.services import documents, handing, ledger
from app.ui.pages.karte import KartePage
from app.ui.pages.start import StartPage
from tests.journeys.actions import Hand
from tests.pictures import photo, position_of
from tests.ui.fixtures import NOW, TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk
    from app.ui.karte.consents import ConsentsSection
    from app.ui.karte.documents import DocumentsSection

BANK = "みなと信用金庫"


def test_the_start_of_a_check_is_a_consent_without_one_more_tap(
    qtbot: QtBot, desk: Desk, client: Client
) -> None:
    desk.store.clock = lambda: NOW
    hand = Hand(qtbot, desk)
    hand.shown.new_check(client.id)
    start = hand.on(StartPage)
    hand.click(start.begin)
    assert hand.actions == 1
    (given,) = ledger.of_client(desk.store, client.id)
    assert given.terms.purpose == "keep"
    assert "ご了承" in given.text


def test_nothing_goes_to_the_bank_before_the_owner_agrees(
    qtbot: QtBot, desk: Desk, client: Client
) -> None:
    desk.store.clock = lambda: NOW
    value = Handing(
        BANK, ("checks",), "結果", "mail", TODAY, address="港町1", representative="港 一郎"
    )
    with pytest.raises(NoConsent):
        handing.hand_out(desk.store, client.id, value)
    hand = Hand(qtbot, desk)
    hand.shown.karte(client.id, "consents")
    section = cast("ConsentsSection", hand.on(KartePage).part)
    hand.click(section.begin)
    hand.click(section.ask.tiles["share"])
    recipient = section.ask.form.boxes["recipient"].field
    recipient.start()
    recipient.show_value(BANK)
    hand.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hand.click(section.ask.agree)
    assert handing.hand_out(desk.store, client.id, value)[0].consent_id
    section.reload()
    hand.click(hand.named(f"{BANK}・支援機関との共有：取り下げを記録する"))
    with pytest.raises(NoConsent):
        handing.hand_out(desk.store, client.id, value)
    hand.click(hand.shown.toast_view._undo_button)
    assert handing.hand_out(desk.store, client.id, value)[0].consent_id


def test_a_photo_goes_in_without_its_place_and_comes_back_after_undo(
    qtbot: QtBot,
    desk: Desk,
    client: Client,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk.store.clock = lambda: NOW
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    path = tmp_path / "店の前.jpg"
    path.write_bytes(photo((320, 200), noise=True))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))
    hand = Hand(qtbot, desk)
    hand.shown.karte(client.id, "documents")
    section = cast("DocumentsSection", hand.on(KartePage).part)
    hand.click(section.choose)
    qtbot.waitUntil(section.detail.isVisible)
    (kept,) = documents.of_client(desk.store, client.id)
    assert position_of(documents.content(desk.store, documents.value_of(kept))) == {}
    hand.press(Qt.Key.Key_Delete)
    assert documents.of_client(desk.store, client.id) == ()
    hand.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert documents.of_client(desk.store, client.id) == (kept,)
    assert section.grid.tiles
