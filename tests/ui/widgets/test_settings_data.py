"""設定のデータの版: months, taking in with progress and stop, faults, taking out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton

from app.domain.changes import Changes, Kind
from app.services import houjin_import, reference
from app.ui import qt
from app.ui.pages.settings import SettingsPage
from app.ui.widgets.settings_data import AGAIN, DONE, REMOVED, STOPPED, DataPane
from tests.services import houjin_files
from tests.ui.audit import audit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator

LONG = 20_000


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> SettingsPage:
    """設定 at the section of the data."""
    made = SettingsPage(desk)
    qtbot.addWidget(made)
    made.resize(1060, 660)
    made.show()
    made.open("data")
    return made


@pytest.fixture
def pane(page: SettingsPage) -> DataPane:
    """The section of the data."""
    found = page.pane()
    assert isinstance(found, DataPane)
    return found


def _wait(pane: DataPane, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: pane.take.isEnabled() and pane._desk.tasks.idle, timeout=LONG)


def _said(pane: DataPane) -> str:
    QApplication.processEvents()  # what was just made shows only then
    return "\n".join(part.text() for part in pane.findChildren(QLabel) if part.isVisible())


def _press(pane: DataPane, words: str) -> None:
    QApplication.processEvents()
    (found,) = (
        one for one in pane.findChildren(QPushButton) if one.text() == words and one.isVisible()
    )
    QTest.mouseClick(found, qt.LEFT_BUTTON)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A small prefecture file."""
    path = tmp_path / "22_shizuoka_all_20261030.csv"
    path.write_bytes(houjin_files.data(30))
    return path


def test_the_month_and_the_way_to_the_files_are_said(pane: DataPane) -> None:
    said = _said(pane)
    assert "月の一覧です。" in said
    assert "「基本3情報ダウンロード」" in said
    assert not pane.progress.isVisible()


def test_a_file_is_chosen_and_taken_in(
    page: SettingsPage,
    pane: DataPane,
    file: Path,
    navigator: RecordingNavigator,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    pane.take.click()
    assert pane.progress.isVisible()
    assert not pane.take.isEnabled()
    _wait(pane, qtbot)
    assert navigator.last == ("done", (reference.CHANGED, DONE))
    said = _said(pane)
    assert "30件を読みました。うち30件は新しい法人" in said
    assert "静岡県　30件" in said
    assert "2026/10/02までの内容" in said
    assert "22_\u200bshizuoka_" in said
    assert not pane.progress.isVisible()
    audit(page)
    pane.take_in([str(file)])
    _wait(pane, qtbot)
    assert "新しいことはありませんでした。" in _said(pane)


def test_no_choice_changes_nothing(pane: DataPane, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    pane.take.click()
    assert pane.take.isEnabled()


def test_faults_are_shown_with_their_lines(
    page: SettingsPage, pane: DataPane, file: Path, qtbot: QtBot
) -> None:
    with file.open("ab") as handle:
        handle.write(b"a,b\r\n" * 12)
    gone = file.with_name("gone.zip")
    pane.take_in([str(gone), str(file)])
    _wait(pane, qtbot)
    said = _said(pane).replace("\u200b", "")
    assert "読めないところが13か所ありました。" in said
    assert "gone.zip：このファイルはありません。" in said
    assert "22_shizuoka_all_20261030.csv　31行目：列の数" in said
    assert "ほかに5か所あります。" in said
    assert "読めない行のほかは、取り込みました。" in said
    audit(page)


def test_a_file_of_another_kind_takes_nothing_in(
    pane: DataPane, file: Path, navigator: RecordingNavigator, qtbot: QtBot
) -> None:
    file.write_text("名前,住所\r\n", encoding="utf-8")
    pane.take_in([str(file)])
    _wait(pane, qtbot)
    assert "何も取り込んでいません。" in _said(pane)
    assert navigator.names() == []


def _slow(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    monkeypatch.setattr(houjin_import, "AT_ONCE", 1)
    file.write_bytes(houjin_files.data(4_000))


def test_a_stop_keeps_what_was_taken_in(
    page: SettingsPage,
    pane: DataPane,
    file: Path,
    navigator: RecordingNavigator,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _slow(monkeypatch, file)
    pane.take_in([str(file), str(file)])
    pane.take_in([str(file)])
    qtbot.waitUntil(lambda: "件まで取り込みました" in pane.far.text(), timeout=LONG)
    assert pane.bar.value() < 500
    audit(page)
    pane._remove()
    _press(pane, "止める")
    assert not pane.stop.isEnabled()
    _wait(pane, qtbot)
    assert navigator.last == ("done", (reference.CHANGED, STOPPED))
    assert AGAIN in _said(pane)
    (source,) = reference.sources(pane._desk.store)
    assert not source.finished


def test_a_stop_of_all_work_stops_the_import_too(
    pane: DataPane, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _slow(monkeypatch, file)
    pane.take_in([str(file)])
    qtbot.waitUntil(lambda: "件まで取り込みました" in pane.far.text(), timeout=LONG)
    for job in pane._desk.tasks.running:
        job.cancel()
    _wait(pane, qtbot)
    assert STOPPED in _said(pane)
    pane.look()
    pane._stop()
    assert pane.stop.isEnabled()
    (source,) = reference.sources(pane._desk.store)
    assert source.rows < 4_000


def test_an_error_of_the_store_is_explained(
    pane: DataPane, file: Path, qtbot: QtBot, desk: Desk
) -> None:
    with desk.store.writing() as session:
        session.connection().exec_driver_sql("DROP TABLE houjin")
    with qtbot.waitSignal(desk.failures.shown, timeout=LONG):
        pane.take_in([str(file)])
    assert pane.take.isEnabled()
    assert not pane.progress.isVisible()


def test_everything_can_be_taken_out_again(
    page: SettingsPage, pane: DataPane, file: Path, navigator: RecordingNavigator, qtbot: QtBot
) -> None:
    pane.take_in([str(file)])
    _wait(pane, qtbot)
    _press(pane, "取り込んだものを消す")
    audit(page)
    _press(pane, "やめる")
    assert len(reference.sources(pane._desk.store)) == 1
    _press(pane, "取り込んだものを消す")
    _press(pane, "消す")
    assert not pane.take.isEnabled()
    _wait(pane, qtbot)
    assert navigator.last == ("done", (reference.CHANGED, REMOVED))
    assert reference.sources(pane._desk.store) == ()
    assert "静岡県" not in _said(pane)


def test_what_another_screen_wrote_shows(
    page: SettingsPage, pane: DataPane, file: Path, desk: Desk, qtbot: QtBot
) -> None:
    reference.import_file(desk.store, file)
    desk.refresh.publish(Changes(frozenset({Kind.CLIENT})))
    assert pane.taken.count() == 0
    desk.refresh.publish(reference.CHANGED)
    qtbot.waitUntil(lambda: "静岡県　30件" in _said(pane))


def test_rows_without_a_prefecture_are_shown_too(
    pane: DataPane, file: Path, qtbot: QtBot, text_size: Callable[[float], None]
) -> None:
    text_size(1.5)
    houjin_files.write(file, houjin_files.line(1, prefectureCode=""))
    pane.take_in([str(file)])
    _wait(pane, qtbot)
    assert "都道府県なし　1件" in _said(pane)
