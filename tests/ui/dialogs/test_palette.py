"""Ctrl+K: what it offers, how it is walked, and that it is not there for the owner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from app.domain.entries.simple import Note
from app.services import clients, entries
from app.ui import commands
from app.ui.agenda.plan import PlanVisit
from app.ui.dialogs.give_list import GiveListDialog
from app.ui.dialogs.give_out import MonthDialog
from app.ui.dialogs.palette import Palette
from app.ui.navigation import Place
from app.ui.workspace import Workspace
from tests.ui.audit import audit
from tests.ui.looking import leave, show

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def space(qtbot: QtBot, desk: Desk) -> Workspace:
    """The workspace, at 今日."""
    made = Workspace(desk)
    made.today()
    show(qtbot, made, 1024, 700)
    return made


def _palette(space: Workspace) -> Palette:
    return Palette(space.desk.store, commands.offered(space), space.karte, space)


def _titles(palette: Palette) -> list[str]:
    items = [palette.list.item(at) for at in range(palette.list.count())]
    return [item.data(Qt.ItemDataRole.UserRole).title for item in items]


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_fits_into_the_window(
    space: Workspace, client: Client, scale: float, text_size: Callable[[float], None]
) -> None:
    text_size(scale)
    palette = _palette(space)
    palette.open()
    audit(palette)
    assert palette.width() < space.width()
    assert palette.height() < space.height()
    assert not palette.grab().isNull()
    assert client.fields.name in _titles(palette)
    palette.reject()


def test_letters_find_clients_by_anything_and_what_can_be_done(
    space: Workspace, desk: Desk, client: Client
) -> None:
    entries.create(desk.store, client.id, Note("駐車場は裏"))
    palette = _palette(space)
    palette.open()
    palette.field.setText("駐車場")
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    palette.search()
    assert _titles(palette) == [client.fields.name]
    assert "駐車場" in palette.list.item(0).text()
    assert not palette.grab().isNull()
    palette.field.setText("ろっくす")
    palette.search()
    assert _titles(palette) == ["ロックする"]
    palette.field.setText("せっ")
    palette.search()
    assert palette.empty.isVisible()
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    palette.field.setText("設定")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.chosen is not None
    assert palette.chosen.key == "page:settings"


def _typing(text: str) -> None:
    palette = QApplication.activeModalWidget()
    assert isinstance(palette, Palette)
    palette.field.setText(text)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)


def _press(space: Workspace, text: str) -> None:
    QTimer.singleShot(0, lambda: _typing(text))
    QTest.keyClick(space, Qt.Key.Key_K, CTRL)


def test_enter_goes_there_and_what_was_used_comes_first(space: Workspace, client: Client) -> None:
    _press(space, "みなと")
    assert space.pages.place is not None
    assert (space.pages.place.name, space.pages.place.argument) == ("karte", client.id)
    _press(space, "基本情報")
    assert space.pages.place.part == "profile"
    _press(space, "メモを書く")
    assert space.pages.place.part == "timeline"
    first = commands.used_first(commands.offered(space), space._used)
    assert [each.key for each in first[:2]] == ["begin:note", "section:profile"]
    _press(space, "")
    assert space.pages.place.part == "timeline"


def test_what_is_promised_is_done_there(space: Workspace, desk: Desk, client: Client) -> None:
    _press(space, "みなと")
    _press(space, "訪問の予定を入れる")
    page: Any = space.pages.page
    assert page.section == "overview"
    assert page.part.promises.findChildren(PlanVisit)
    _press(space, "相談を記録")
    page = space.pages.page
    assert page.section == "timeline"
    assert page.part.sheet.form is page.part.sheet.forms["consultation"]
    assert entries.of_client(desk.store, client.id) == ()
    _press(space, "専門家派遣 一覧")
    assert space.pages.place == Place("consultations")
    _press(space, "CSV")
    assert space.pages.place == Place("list_import")


def test_lists_go_out_from_there(
    space: Workspace, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def leave(dialog: QDialog) -> int:
        asked.append(type(dialog).__name__)
        return 0

    monkeypatch.setattr(GiveListDialog, "exec", leave)
    monkeypatch.setattr(MonthDialog, "exec", leave)
    offered = {each.key: each for each in commands.offered(space)}
    offered["do:export"].act()
    assert space.pages.place == Place("clients")
    offered["do:month"].act()
    space.today()
    page: Any = space.pages.page
    page.month.click()
    assert asked == ["GiveListDialog", "MonthDialog", "MonthDialog"]


def test_nothing_begins_for_a_client_who_is_gone(
    space: Workspace, desk: Desk, client: Client
) -> None:
    space.karte(client.id)
    offered = {each.key: each for each in commands.offered(space)}
    space.today()
    clients.trash(desk.store, client.id)
    for key in ("plan", "begin:note"):
        offered[key].act()
    assert entries.of_client(desk.store, client.id) == ()


def test_leaving_it_changes_nothing(space: Workspace) -> None:
    QTimer.singleShot(0, leave)
    QTest.keyClick(space, Qt.Key.Key_K, CTRL)
    assert space.pages.place is not None
    assert space.pages.place.name == "today"
    assert space._used == []


def test_the_owner_of_the_business_does_not_get_it(
    space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    space.handed_over = True
    opened: list[object] = []
    monkeypatch.setattr(Palette, "exec", opened.append)
    QTest.keyClick(space, Qt.Key.Key_K, CTRL)
    assert opened == []
    space.handed_over = False


def test_a_client_in_the_trash_is_not_offered(space: Workspace, desk: Desk, client: Client) -> None:
    clients.trash(desk.store, client.id)
    assert client.fields.name not in _titles(_palette(space))
