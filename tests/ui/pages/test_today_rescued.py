"""今日: work on documents that is kept, taken out as a file, or thrown away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from app.services import documents, rescued
from app.ui.dialogs.erase import EraseDialog
from app.ui.pages.today import TodayPage
from tests.ui.audit import audit
from tests.ui.looking import show, visible_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator

WORK = "直した見積".encode()


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, client: Client) -> TodayPage:
    """The page with one work that is kept."""
    made, _ = documents.add(desk.store, client.id, "見積.txt", b"abc")
    rescued.keep(desk.store, made.id, "見積.txt", WORK, "「見積.txt」は大きすぎます（30MB）。")
    shown = TodayPage(desk)
    shown.reload()
    show(qtbot, shown, 1060, 680)
    return shown


def press(page: TodayPage, name: str) -> None:
    next(b for b in page.findChildren(QPushButton) if b.accessibleName() == name).click()


def answer(*, sure: bool) -> None:
    def click() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, EraseDialog)
        (dialog.take if sure else dialog.leave).click()

    QTimer.singleShot(50, click)


def test_it_says_what_is_kept_and_why(page: TodayPage, client: Client) -> None:
    words = visible_text(page.rescued)
    for each in (client.fields.name, "見積.txt", "大きすぎます"):
        assert each in words
    audit(page)


def test_taken_out_as_a_file(
    page: TodayPage,
    desk: Desk,
    navigator: RecordingNavigator,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target, answers = tmp_path / "out.txt", [("", ""), (str(tmp_path / "out.txt"), "")]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: answers.pop(0))
    press(page, "見積.txtを取り出す")
    press(page, "見積.txtを取り出す")
    qtbot.waitUntil(lambda: "warn" in navigator.names(), timeout=30_000)
    assert target.read_bytes() == WORK
    assert len(rescued.all_of_them(desk.store)) == 1


def test_thrown_away_after_one_question(
    page: TodayPage, desk: Desk, navigator: RecordingNavigator
) -> None:
    answer(sure=False)
    press(page, "見積.txtを捨てる")
    assert len(rescued.all_of_them(desk.store)) == 1
    answer(sure=True)
    press(page, "見積.txtを捨てる")
    assert navigator.last[0] == "done"
    assert rescued.all_of_them(desk.store) == ()
    page.reload()
    assert page.rescued.isHidden()


def test_it_has_room_where_the_text_is_largest(
    qtbot: QtBot, page: TodayPage, desk: Desk, text_size: Callable[[float], None]
) -> None:
    text_size(1.5)
    large = TodayPage(desk)
    large.reload()
    show(qtbot, large, 1060, 640)
    audit(large)
