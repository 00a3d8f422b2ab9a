"""A list of clients comes in, two of them become one, and the list goes out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.records import ClientFields
from app.services import client_import, clients
from app.ui import saving
from app.ui.dialogs.give_list import GiveListDialog
from app.ui.dialogs.merge import MergeDialog
from app.ui.pages.clients import ClientsPage
from app.ui.pages.list_import import ListImportPage
from app.ui.widgets.import_steps import CheckStep
from tests.journeys.actions import Hand
from tests.services import tables

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk

LONG_MS = 30_000


def idle(qtbot: QtBot, desk: Desk) -> None:
    """Wait until every job is done and the window knows of it, not only the store."""
    qtbot.waitUntil(lambda: desk.tasks.idle, timeout=LONG_MS)


def test_a_list_comes_in_and_goes_out(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, _ = clients.create(desk.store, ClientFields("みかん園", phone="0532-22-0123"))
    rows = [("屋号", "TEL"), ("まる屋", "0532-22-0199"), ("さんかく屋", "0532220123")]
    file = tables.csv_file(tmp_path / "list.csv", rows, encoding="cp932")
    hand = Hand(qtbot, desk)
    hand.shown.clients()
    hand.on(ClientsPage).lists.bring.trigger()
    page = hand.on(ListImportPage)
    page.look_at(str(file))
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(page.step, CheckStep), timeout=LONG_MS)
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    idle(qtbot, desk)
    assert clients.count(desk.store) == 3
    listed = hand.on(ClientsPage)
    monkeypatch.setattr(MergeDialog, "exec", lambda _: 1)
    listed.lists.merge.trigger()
    idle(qtbot, desk)
    assert clients.count(desk.store) == 2
    assert clients.get(desk.store, known.id).deleted_at is None
    QTest.keyClick(hand.shown, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert clients.count(desk.store) == 3
    monkeypatch.setattr(GiveListDialog, "exec", lambda _: 1)
    monkeypatch.setattr(saving, "folder_for_files", lambda _: tmp_path)
    listed.lists.give.trigger()
    idle(qtbot, desk)
    (out,) = tmp_path.glob("*.xlsx")
    again = client_import.look(desk.store, out)
    assert len(again.samples) == 3
