"""「書き出す」: the month in numbers and one client's record as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.search import Search
from app.services import finding
from app.ui import saving
from app.ui.dialogs.give_out import MonthDialog, give_record
from app.ui.widgets.lists_menu import ListsMenu
from tests.ui.audit import audit
from tests.ui.fixtures import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator


def _menu(desk: Desk, client: Client, qtbot: QtBot) -> ListsMenu:
    owner = QWidget()
    qtbot.addWidget(owner)
    rows = finding.find(desk.store, Search()).rows
    menu = ListsMenu(desk, Search, lambda: rows[0], owner)
    menu.button.setParent(owner)
    return menu


def test_the_month_goes_out(
    desk: Desk, client: Client, qtbot: QtBot, tmp_path: Path, navigator: RecordingNavigator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(saving, "folder_for_files", lambda _: tmp_path)
    menu = _menu(desk, client, qtbot)
    monkeypatch.setattr(MonthDialog, "exec", lambda _: 0)
    menu.month.trigger()
    monkeypatch.setattr(MonthDialog, "exec", lambda _: 1)
    menu.month.trigger()
    qtbot.waitUntil(lambda: navigator.names() == ["toast"], timeout=20_000)
    assert (tmp_path / "月次実績表_2026-11.xlsx").exists()
    menu.bring.trigger()
    assert navigator.last == ("list_import", ())


def test_the_dialog_tells_what_it_does(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    month = MonthDialog(tmp_path, TODAY, None)
    qtbot.addWidget(month)
    month.show()
    qtbot.waitExposed(month)
    audit(month)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    month.place.other.click()
    assert month.place.folder == tmp_path
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "x"))
    month.place.other.click()
    assert month.place.folder == tmp_path / "x"
    assert month.month.itemText(0) == "2026年11月"
    assert month.month.itemText(11) == "2025年12月"


def test_a_whole_record_goes_out(
    desk: Desk, client: Client, qtbot: QtBot, tmp_path: Path, navigator: RecordingNavigator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    menu = _menu(desk, client, qtbot)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    menu.paper.trigger()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    menu.paper.trigger()
    menu.plain.trigger()
    qtbot.waitUntil(lambda: navigator.names() == ["toast", "toast"], timeout=30_000)
    assert {each.suffix for each in tmp_path.glob("お客様の記録_*")} == {".pdf", ".json"}
    menu.menu.aboutToShow.emit()
    assert menu.paper.isEnabled()
    give_record(desk, None, "pdf", menu.button)
