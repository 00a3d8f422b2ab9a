"""Bringing back earlier data, with the passphrase and with the recovery code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.domain.records import ClientFields
from app.domain.search import Search
from app.paths import DataFolder
from app.services import backup, clients, finding
from app.ui import qt
from app.ui.pages.restore import ELSEWHERE, RestorePage
from tests.ui.audit import audit
from tests.ui.fixtures import PASSPHRASE
from tests.ui.stores import make_store_and_code, opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.ui.tasks import Tasks

NEW = "atarashii aikotoba"


@pytest.fixture
def old(tmp_path: Path) -> tuple[str, str]:
    """The path of a backup of another machine, and the recovery code."""
    folder = DataFolder(tmp_path / "old")
    store, code = make_store_and_code(folder, PASSPHRASE)
    clients.create(store, ClientFields(name="株式会社みなと食堂"))
    path = backup.make(store).path
    store.close()
    return path, code


@pytest.fixture
def page(tmp_path: Path, old: tuple[str, str], tasks: Tasks, qtbot: QtBot) -> RestorePage:
    shown = RestorePage(DataFolder(tmp_path / "new"), tasks)
    qtbot.addWidget(shown)
    shown.resize(1024, 700)
    shown.show()
    return shown


def test_with_the_passphrase(page: RestorePage, old: tuple[str, str], qtbot: QtBot) -> None:
    page.choose(old[0])
    audit(page)
    page.secret.field.setText(PASSPHRASE)
    store = opened(page, qtbot, page.enter.click)
    assert finding.find(store, Search()).total == 1
    store.close()


def test_with_a_backup_at_hand_the_passphrase_can_be_typed_at_once(
    tmp_path: Path, old: tuple[str, str], tasks: Tasks, qtbot: QtBot
) -> None:
    page = RestorePage(DataFolder(tmp_path / "new"), tasks, old[0])
    qtbot.addWidget(page)
    page.show()
    qtbot.waitActive(page)
    page.begin()
    qtbot.waitUntil(page.secret.field.hasFocus)


def test_with_the_recovery_code(page: RestorePage, old: tuple[str, str], qtbot: QtBot) -> None:
    page.choose(old[0])
    page.use_code.click()
    audit(page)
    page.recovery.code.field.setText(old[1])
    page.recovery.new.first.field.setText(NEW)
    page.recovery.new.second.field.setText(NEW)
    store = opened(page, qtbot, page.recovery.enter.click)
    assert finding.find(store, Search()).total == 1
    store.close()


def test_a_wrong_passphrase(page: RestorePage, old: tuple[str, str], qtbot: QtBot) -> None:
    page.choose(old[0])
    page.secret.field.setText("chigau kotoba")
    page.enter.click()
    assert page.busy.text()
    qtbot.waitUntil(lambda: "合言葉が違う" in page.secret.hint.text(), timeout=20_000)
    assert page.enter.isEnabled()


def test_a_wrong_code(page: RestorePage, old: tuple[str, str], qtbot: QtBot) -> None:
    page.choose(old[0])
    page.use_code.click()
    page.recovery.code.field.setText("AAAA")
    page.recovery.new.first.field.setText(NEW)
    page.recovery.new.second.field.setText(NEW)
    page.recovery.enter.click()
    qtbot.waitUntil(lambda: "回復コードが違う" in page.recovery.code.hint.text(), timeout=20_000)
    page.recovery.back.click()
    assert page.secret.isVisible()


def test_something_must_be_chosen_and_typed(page: RestorePage, old: tuple[str, str]) -> None:
    page.secret.field.setText(PASSPHRASE)
    page.enter.click()
    assert page.chosen.text() == "控えを選んでください。"
    page.choose(old[0])
    page.secret.field.clear()
    page.enter.click()
    assert "入力してください" in page.secret.hint.text()


def test_backups_beside_the_store_are_listed(
    tmp_path: Path, old: tuple[str, str], tasks: Tasks, qtbot: QtBot
) -> None:
    page = RestorePage(DataFolder(tmp_path / "old"), tasks, old[0])
    qtbot.addWidget(page)
    page.resize(1024, 700)
    page.show()
    qtbot.waitUntil(page.files.isVisible)
    audit(page)
    assert page.files.currentItem() is not None
    page.secret.field.setText(PASSPHRASE)
    opened(page, qtbot, page.enter.click).close()
    assert list((tmp_path / "old").glob("store-replaced-*"))


def test_giving_up(page: RestorePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.back_wanted):
        page.back.click()


def test_another_machine_needs_the_code_and_both_files(page: RestorePage) -> None:
    said = " ".join(shown.text() for shown in page.findChildren(QLabel) if shown.isVisible())
    assert ELSEWHERE in said
    assert ".key" in said
    assert page.use_code.isVisible()
    assert page.use_code.property("role") == "secondary"


def test_the_keyboard_restores_and_leaves(page: RestorePage, qtbot: QtBot) -> None:
    QTest.keyClick(page, qt.KEY.Key_F12)
    assert page.chosen.text() == "控えを選んでください。"
    page.use_code.click()
    QTest.keyClick(page, qt.KEY.Key_Return, qt.CTRL)
    assert "入力してください" in page.recovery.code.hint.text()
    QTest.keyClick(page, qt.KEY.Key_Escape)
    assert page.secret.isVisible()
    with qtbot.waitSignal(page.back_wanted):
        QTest.keyClick(page, qt.KEY.Key_Escape)


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1024, 700)])
def test_the_buttons_are_in_sight_in_the_largest_text(
    width: int,
    height: int,
    tmp_path: Path,
    tasks: Tasks,
    qtbot: QtBot,
    text_size: Callable[[float], None],
) -> None:
    text_size(1.5)
    page = RestorePage(DataFolder(tmp_path / "new"), tasks)
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    audit(page)
    for part in (page.enter, page.use_code, page.back):
        assert part.visibleRegion().boundingRect() == part.rect()
