"""消したお客様の提供記録: whose log is kept, and its PDF."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtGui import QDesktopServices

from app.domain.consents import Handing
from app.services import clients, handing
from app.ui.widgets.settings_departed import NOBODY, DepartedLogs
from tests.reports import papers
from tests.ui.audit import audit
from tests.ui.fixtures import NOW, TODAY
from tests.ui.looking import show

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator


def test_nobody_is_gone(qtbot: QtBot, desk: Desk) -> None:
    item = DepartedLogs(desk)
    item.reload()
    show(qtbot, item, 700, 400)
    assert item.count.text() == NOBODY
    assert not item.list.isVisible()
    assert not item.print.isVisible()


def test_the_log_of_one_who_is_gone_is_printed(
    qtbot: QtBot,
    desk: Desk,
    navigator: RecordingNavigator,
    client: Client,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk.store.clock = lambda: NOW
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    desk.preferences.update(pdf_folder=str(tmp_path))
    got = Handing(
        "みなと信用金庫", ("figures",), "試算表", "mail", TODAY, "in",
        obtained="本人から", address="港町1", representative="港 一郎",
    )  # fmt: skip
    handing.hand_out(desk.store, client.id, got)
    clients.trash(desk.store, client.id)
    desk.store.clock = lambda: NOW + timedelta(days=31)
    clients.purge(desk.store)
    item = DepartedLogs(desk)
    item.reload()
    show(qtbot, item, 700, 400)
    (row,) = item.list.rows
    assert row.first == client.fields.name
    assert row.second == "1件　2029/11/22(木) まで残ります"
    assert not item.print.isEnabled()
    item.list.choose(client.id)
    audit(item)
    item.print.click()
    qtbot.waitUntil(lambda: navigator.names() == ["toast"])
    (path,) = tmp_path.glob("*_提供と受領の記録.pdf")
    words = papers.flat(path.read_bytes())
    assert "試算表" in words
    assert "".join(client.fields.name.split()) in words
