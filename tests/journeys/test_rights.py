"""What a person may ask for: all that is held on them, and the log when they are gone (法33条)."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from app.domain.consents import Handing, Terms
from app.domain.entries.simple import Note
from app.services import clients, consenting, data_requests, documents, entries, handing, holdings
from app.ui.pages.karte import KartePage
from app.ui.pages.settings import SettingsPage
from app.ui.widgets.settings_departed import DepartedLogs
from tests.journeys.actions import Hand
from tests.reports import papers
from tests.ui.fixtures import NOW, TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk
    from app.ui.karte.consents import ConsentsSection

BANK = "みなと信用金庫"


@pytest.fixture(autouse=True)
def _here(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock stands, files go to one folder, and no other program is started."""
    desk.store.clock = lambda: NOW
    desk.preferences.update(pdf_folder=str(tmp_path))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))


def test_who_asks_for_all_that_is_held_gets_what_was_typed_over_and_thrown_away_too(
    qtbot: QtBot, desk: Desk, client: Client, tmp_path: Path
) -> None:
    store = desk.store
    note, _ = entries.create(store, client.id, Note("駐車場は表"))
    entries.update(store, note.id, Note("駐車場は裏"))
    documents.add(store, client.id, "見積.txt", b"100")
    thrown, _ = documents.add(store, client.id, "古い図面.txt", b"plan")
    hand = Hand(qtbot, desk)
    hand.shown.karte(client.id, "documents")
    part: Any = hand.on(KartePage).part
    part.grid.choose(thrown.id)
    hand.press(Qt.Key.Key_Delete)
    hand.shown.karte(client.id, "consents")
    section = cast("ConsentsSection", hand.on(KartePage).part)
    hand.click(section.claim)
    hand.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (asked,) = data_requests.of_client(store, client.id)
    assert asked.request.kind == "disclose"
    hand.click(section.gather)
    qtbot.waitUntil(lambda: any(tmp_path.glob(f"お預かり*/{holdings.READ_ME}")))
    (folder,) = tmp_path.glob("お預かり*")
    assert "駐車場は裏" in papers.flat((folder / holdings.PLAIN).read_bytes())
    assert "駐車場は表駐車場は裏" in papers.flat((folder / holdings.CHANGES).read_bytes())
    assert (folder / holdings.PAPERS / "見積.txt").read_bytes() == b"100"
    assert (folder / holdings.TRASH / thrown.value.words()[0]).read_bytes() == b"plan"
    record = json.loads((folder / holdings.RECORD).read_text("utf-8"))
    assert [each["entry"]["id"] for each in record["thrown_away"]] == [thrown.id]
    assert [each["id"] for each in record["requests"]] == [asked.id]
    before = [each["before"]["value"] for each in record["history"] if each["before"]]
    assert "駐車場は表" in [value.get("text") for value in before]
    words = (folder / holdings.READ_ME).read_text("utf-8-sig")
    assert all(path.name in words for path in folder.iterdir() if path.name != holdings.READ_ME)


def test_the_log_of_a_client_is_printed_after_the_client_is_gone(
    qtbot: QtBot, desk: Desk, client: Client, tmp_path: Path
) -> None:
    store = desk.store
    consenting.agree(store, client.id, Terms("share", TODAY, BANK, ("checks",)))
    given = Handing(
        BANK, ("checks",), "結果", "mail", TODAY, address="港町1", representative="港 一郎"
    )
    handing.hand_out(store, client.id, given)
    clients.trash(store, client.id)
    store.clock = lambda: NOW + timedelta(days=31)
    clients.purge(store)
    hand = Hand(qtbot, desk)
    hand.shown.settings("retention")
    (item,) = hand.on(SettingsPage).findChildren(DepartedLogs)
    assert item.print.isVisible()
    hand.tab_to(item.list.accessibleName())
    hand.press(Qt.Key.Key_Down)
    hand.tab_to(item.print.accessibleName())
    hand.press(Qt.Key.Key_Space)
    found = f"*{client.fields.name}*_提供と受領の記録.pdf"
    qtbot.waitUntil(lambda: any(tmp_path.glob(found)))
    (path,) = tmp_path.glob(found)
    words = papers.flat(path.read_bytes())
    for said in (BANK, "2026/11/22の同意", "代表者：港一郎", "".join(client.fields.name.split())):
        assert said in words
