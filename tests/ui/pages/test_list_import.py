"""取り込み: a list of clients from a file, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QWidget,
)

from app.domain.records import ClientFields
from app.services import clients
from app.ui.import_work import Work
from app.ui.pages.list_import import ListImportPage
from app.ui.widgets.import_steps import CheckStep, ColumnsStep, DropStep
from tests.services import tables
from tests.ui import looking
from tests.ui.audit import audit

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator

ROWS = [
    ("会社名", "電話", "謎", "業種", "備考"),
    ("株式会社みかん", "0532-22-0123", "", "小売", "番号は123456789018"),
    ("まる屋", "", "", "宇宙", ""),
    ("株式会社みなと食堂", "", "", "", ""),
    ("株式会社みなと食堂", "", "", "", ""),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A list with something of everything."""
    return tables.csv_file(tmp_path / "list.csv", ROWS)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> ListImportPage:
    """The page at its first step."""
    clients.create(desk.store, ClientFields("株式会社みなと食堂"))
    page = ListImportPage(desk)
    qtbot.addWidget(page)
    page.resize(1060, 640)
    page.open()
    page.show()
    qtbot.waitExposed(page)
    return page


def _texts(page: ListImportPage) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel))


def _check(page: ListImportPage, qtbot: QtBot, file: Path) -> CheckStep:
    page.look_at(str(file))
    page.settle()
    qtbot.waitUntil(lambda: isinstance(page.step, CheckStep), timeout=20_000)
    assert isinstance(page.step, CheckStep)
    return page.step


def test_a_file_is_looked_at_and_its_columns_are_guessed(
    page: ListImportPage, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert isinstance(page.step, DropStep)
    audit(page)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    page.step.choose.click()
    assert isinstance(page.step, DropStep)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    page.step.choose.click()
    assert isinstance(page.step, ColumnsStep)
    assert page.step.keys == ("name", "phone", "", "industry", "note")
    assert "株式会社みかん" in page.step.preview.text()
    audit(page)
    page.step.boxes[1].setCurrentIndex(0)
    assert "0532" not in page.step.preview.text()


def test_what_was_found_is_shown_and_taken_in(
    page: ListImportPage, file: Path, qtbot: QtBot, desk: Desk, navigator: RecordingNavigator
) -> None:
    before = page.unsaved
    step = _check(page, qtbot, file)
    assert (before, page.unsaved) == (False, True)
    text = _texts(page)
    for words in (
        "4行のうち、3行",
        "直すところがある1行",
        "マイナンバー",
        "3行目「業種」",
        "2行あります",
    ):
        assert words in text
    audit(page)
    assert [box.currentData() for box in step.boxes] == ["join", "join"]
    step.boxes[1].setCurrentIndex(step.boxes[1].findData("new"))
    page.next.click()
    qtbot.waitUntil(lambda: navigator.names()[-1:] == ["done"], timeout=20_000)
    assert "2件" in navigator.last[1][1]
    assert clients.count(desk.store) == 3
    assert isinstance(page.step, DropStep)
    assert not page.unsaved


def test_values_that_went_into_a_note_are_told(
    page: ListImportPage, qtbot: QtBot, tmp_path: Path, desk: Desk, navigator: RecordingNavigator
) -> None:
    clients.create(desk.store, ClientFields("まる屋", phone="0532-22-0123"))
    rows = [("会社名", "電話"), ("まる屋", "0532-99-9999"), ("みかん", "")]
    _check(page, qtbot, tables.csv_file(tmp_path / "b.csv", rows))
    page.next.click()
    qtbot.waitUntil(lambda: navigator.names()[-1:] == ["done"], timeout=20_000)
    assert navigator.last[1][1] == (
        "新しいお客様を1件取り込みました。1件は、もういるお客様にあわせました。"
        "元と違う値は、メモに残しました（1か所）。"
    )


def test_who_works_elsewhere_when_it_ends_stays_there(
    file: Path, qtbot: QtBot, desk: Desk, client: Client, navigator: RecordingNavigator
) -> None:
    page = ListImportPage(desk)
    page.open()
    pages, other, field = QStackedWidget(), QWidget(), QLineEdit()
    field.setParent(other)
    for each in (page, other):
        pages.addWidget(each)
    looking.show(qtbot, pages, 1060, 640)
    qtbot.waitActive(pages)
    page.look_at(str(file))
    page.settle()
    pages.setCurrentWidget(other)
    field.setFocus()
    qtbot.waitUntil(lambda: desk.tasks.idle, timeout=20_000)
    assert isinstance(page.step, CheckStep)
    assert field.hasFocus()
    page.settle()
    qtbot.waitUntil(lambda: desk.tasks.idle, timeout=20_000)
    assert navigator.names() == ["done"]
    assert isinstance(page.step, DropStep)
    assert field.hasFocus()
    navigator.calls.clear()
    pages.setCurrentWidget(page)
    step = _check(page, qtbot, file)
    step.boxes[0].setCurrentIndex(step.boxes[0].findData("new"))
    page.settle()
    qtbot.waitUntil(lambda: desk.tasks.idle, timeout=20_000)
    assert navigator.names() == ["clients", "done"]


def test_back_goes_one_step_back(page: ListImportPage, file: Path, qtbot: QtBot) -> None:
    _check(page, qtbot, file)
    page.back.click()
    assert isinstance(page.step, ColumnsStep)
    page.back.click()
    assert isinstance(page.step, DropStep)
    assert page.back.isHidden()
    page.reload()
    page.settle()
    assert isinstance(page.step, DropStep)


def test_what_cannot_be_is_said(page: ListImportPage, file: Path, tmp_path: Path, desk: Desk,
                                monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    said: list[object] = []
    monkeypatch.setattr(desk.failures, "show", lambda error, *_, **__: said.append(error))
    page.look_at(str(tmp_path / "none.csv"))
    page.look_at(str(file))
    assert isinstance(page.step, ColumnsStep)
    page.step.boxes[0].setCurrentIndex(0)
    page.settle()
    assert len(said) == 2
    assert isinstance(page.step, ColumnsStep)


def test_it_can_be_stopped(
    page: ListImportPage, qtbot: QtBot, tmp_path: Path, navigator: RecordingNavigator
) -> None:
    path = tables.csv_file(tmp_path / "a.csv", [("会社名",), *((f"店{n}",) for n in range(3_000))])
    page.look_at(str(path))
    page.settle()
    page.settle()  # once is enough
    page.open()
    page.stop.click()
    qtbot.waitUntil(lambda: navigator.names()[-1:] == ["toast"], timeout=20_000)
    assert isinstance(page.step, ColumnsStep)
    page.look()
    page.stop.click()


def test_work_that_is_dropped_elsewhere_is_over(page: ListImportPage) -> None:
    page._work = Work()
    page._work.job = page._desk.tasks.run(lambda: None, lambda _: None, owner=page)
    page._work.job.cancel()
    assert page._work.cancelled()
    page.look()
    assert page._work is None


class _Dropped:
    """What Qt gives of something that is dragged here."""

    def __init__(self, *urls: QUrl) -> None:
        self.accepted = False
        self._data = QMimeData()
        if urls:
            self._data.setUrls(urls)

    def mimeData(self) -> QMimeData:  # noqa: N802 - as Qt names it
        return self._data

    def acceptProposedAction(self) -> None:  # noqa: N802 - as Qt names it
        self.accepted = True


def test_a_file_may_be_dropped(page: ListImportPage, file: Path) -> None:
    step = page.step
    assert isinstance(step, DropStep)
    elsewhere, here = QUrl("https://example.jp/a.csv"), QUrl.fromLocalFile(str(file))
    for urls, accepted in (((), False), ((here,), True)):
        entered = _Dropped(*urls)
        step.dragEnterEvent(cast("QDragEnterEvent", entered))
        assert entered.accepted == accepted
    step.dropEvent(cast("QDropEvent", _Dropped(elsewhere)))
    assert page.step is step
    step.dropEvent(cast("QDropEvent", _Dropped(elsewhere, here)))
    assert isinstance(page.step, ColumnsStep)


def test_the_keyboard_alone_takes_a_list_in(
    page: ListImportPage, file: Path, qtbot: QtBot, navigator: RecordingNavigator
) -> None:
    page.look_at(str(file))
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(page.step, CheckStep), timeout=20_000)
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: navigator.names()[-1:] == ["done"], timeout=20_000)
