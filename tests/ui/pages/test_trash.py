"""ゴミ箱: what lies there, back again, or gone for ever after one question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.entries.simple import Note
from app.domain.records import ClientFields
from app.services import clients, entries, trash
from app.ui import qt
from app.ui.dialogs.erase import EraseDialog
from app.ui.pages.trash import TrashPage
from tests.ui.audit import audit
from tests.ui.looking import show
from tests.ui.stores import read_only

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, client: Client) -> TrashPage:
    """The page with a memo and a client in it, the client last."""
    note, _ = entries.create(desk.store, client.id, Note("駐車場は裏"))
    entries.trash(desk.store, note.id)
    gone, _ = clients.create(desk.store, ClientFields(name="すてた商店"))
    clients.trash(desk.store, gone.id)
    made = TrashPage(desk)
    made.open()
    show(qtbot, made, 1060, 640)
    return made


def _answer(*, sure: bool) -> None:
    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, EraseDialog)
        assert dialog.leave.hasFocus()
        (dialog.take if sure else dialog.leave).click()

    QTimer.singleShot(50, press)


def test_everything_thrown_away_stands_there_with_its_days(page: TrashPage) -> None:
    rows = sorted((row.mark, row.first, row.second, row.right) for row in page.list.rows)
    assert rows == [
        ("お客様", "すてた商店", "すべての記録", "あと30日"),
        ("メモ", "株式会社みなと食堂", "駐車場は裏", "あと30日"),
    ]


def test_it_comes_back_with_the_keyboard(
    page: TrashPage, desk: Desk, navigator: RecordingNavigator
) -> None:
    for _ in range(2):
        page.back.setFocus()
        QTest.keyClick(page.back, qt.KEY.Key_Return)
        assert navigator.last[0] == "done"
    assert trash.contents(desk.store) == ()
    assert page.empty.isVisible()
    assert not page.back.isEnabled()
    page._bring_back()
    page._erase()
    assert navigator.names().count("done") == 2


def test_only_what_goes_for_ever_asks(
    page: TrashPage, desk: Desk, navigator: RecordingNavigator
) -> None:
    _answer(sure=False)
    page.erase.click()
    assert len(trash.contents(desk.store)) == 2
    _answer(sure=True)
    page.erase.click()
    assert len(trash.contents(desk.store)) == 1
    assert "完全に消しました" in navigator.last[1][0]


def test_what_is_brought_back_elsewhere_leaves_the_list(page: TrashPage, desk: Desk) -> None:
    first = trash.contents(desk.store)[0]
    desk.refresh.publish(trash.bring_back(desk.store, first))
    assert len(page.list.rows) == 1


def test_what_cannot_be_written_is_said(page: TrashPage, desk: Desk) -> None:
    with read_only(desk.store):
        page.back.click()
        assert desk.failures._open is not None
        desk.failures._open.accept()
        _answer(sure=True)
        page.erase.click()
        assert desk.failures._open is not None
        desk.failures._open.accept()
    assert len(page.list.rows) == 2


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_is_clipped(
    page: TrashPage, desk: Desk, text_size: Callable[[float], None], scale: float
) -> None:
    text_size(scale)
    fresh = TrashPage(desk)
    fresh.resize(780, 600)
    fresh.open()
    fresh.show()
    QApplication.processEvents()
    audit(fresh)
    fresh.close()
    fresh.deleteLater()
