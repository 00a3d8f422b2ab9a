"""Unlocking: right, wrong with a growing delay, forgotten, damaged, no keyring."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from app.errors import NoKeyring, StoreTooNew, WrongPassphrase
from app.paths import DataFolder
from app.services import backup
from app.services.store import Store
from app.ui import qt
from app.ui.pages.unlock import UnlockPage
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
def made(tmp_path: Path) -> tuple[DataFolder, str]:
    """A closed store with one backup, and its recovery code."""
    folder = DataFolder(tmp_path / "data")
    store, code = make_store_and_code(folder, PASSPHRASE)
    backup.make(store)
    store.close()
    return folder, code


@pytest.fixture
def page(made: tuple[DataFolder, str], tasks: Tasks, qtbot: QtBot) -> UnlockPage:
    shown = UnlockPage(made[0], tasks)
    qtbot.addWidget(shown)
    shown.resize(1024, 700)
    shown.show()
    qtbot.waitActive(shown)
    return shown


def give(page: UnlockPage, text: str) -> None:
    page.secret.field.setText(text)
    QTest.keyClick(page.secret.field, qt.KEY.Key_Return)


def test_the_passphrase_opens(page: UnlockPage, qtbot: QtBot) -> None:
    audit(page)
    store = opened(page, qtbot, lambda: give(page, PASSPHRASE))
    assert page.secret.field.text() == ""
    store.close()


def test_it_says_that_it_opens_and_takes_one_try_at_a_time(page: UnlockPage, qtbot: QtBot) -> None:
    def twice() -> None:
        give(page, PASSPHRASE)
        assert page.busy.text() == "開いています…"
        page.unlock()

    opened(page, qtbot, twice).close()


def test_a_wrong_one_is_explained_and_can_be_tried_again(page: UnlockPage, qtbot: QtBot) -> None:
    give(page, "chigau kotoba")
    qtbot.waitUntil(lambda: "合言葉が違う" in page.secret.hint.text(), timeout=20_000)
    audit(page)
    qtbot.waitUntil(page.enter.isEnabled, timeout=20_000)
    opened(page, qtbot, lambda: give(page, PASSPHRASE)).close()


def test_the_wait_is_counted_down(
    page: UnlockPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr("app.ui.pages.unlock.time.monotonic", lambda: now[0])
    page._failed(WrongPassphrase(8))
    assert "次は8秒後" in page.secret.hint.text()
    assert not page.enter.isEnabled()
    now[0] += 5
    page._count()
    assert "次は3秒後" in page.secret.hint.text()
    now[0] += 5
    page._count()
    assert "秒後" not in page.secret.hint.text()
    assert page.enter.isEnabled()


def test_enter_during_the_wait_leaves_the_keyboard_in_the_field(page: UnlockPage) -> None:
    page._wrong(WrongPassphrase(60))
    assert not page.enter.isEnabled()
    give(page, "chigau kotoba")
    assert page.secret.field.hasFocus()


def test_nothing_typed_is_no_try(page: UnlockPage) -> None:
    give(page, "")
    assert "入力してください" in page.secret.hint.text()


def test_a_forgotten_passphrase(
    page: UnlockPage, made: tuple[DataFolder, str], qtbot: QtBot
) -> None:
    page.forgot.click()
    audit(page)
    form = page.recovery
    form.enter.click()
    assert "入力してください" in form.code.hint.text()
    form.code.field.setText(made[1].lower().replace("-", " "))
    form.new.first.field.setText(NEW)
    form.new.second.field.setText(NEW)
    opened(page, qtbot, form.enter.click).close()


def test_a_wrong_code(page: UnlockPage, qtbot: QtBot) -> None:
    page.forgot.click()
    form = page.recovery
    form.code.field.setText("AAAA-BBBB")
    form.new.first.field.setText(NEW)
    form.new.second.field.setText(NEW)
    form.enter.click()
    qtbot.waitUntil(lambda: "回復コードが違う" in form.code.hint.text(), timeout=20_000)
    assert form.enter.isEnabled()
    form.back.click()
    assert page.secret.field.isVisible()


def test_a_damaged_store_offers_the_newest_backup(
    page: UnlockPage, made: tuple[DataFolder, str], qtbot: QtBot
) -> None:
    made[0].store.write_bytes(b"\0" * 4096)
    give(page, PASSPHRASE)
    qtbot.waitUntil(page.restore.isVisible, timeout=20_000)
    assert "消さずに残します" in page.trouble_hint.text()
    audit(page)
    with qtbot.waitSignal(page.restore_wanted) as wanted:
        page.restore.click()
    assert wanted.args == [backup.listing(made[0])[0].path]
    with qtbot.waitSignal(page.restore_wanted) as wanted:
        page.restore_other.click()
    assert wanted.args == [""]


def test_a_lost_keyring_offers_the_code(page: UnlockPage) -> None:
    page._failed(NoKeyring())
    assert page.use_code.isVisible()
    assert not page.restore.isVisible()
    page.use_code.click()
    assert page.recovery.isVisible()


def test_a_store_of_a_newer_version(page: UnlockPage) -> None:
    page._failed(StoreTooNew())
    assert page.trouble_title.text() == StoreTooNew().title
    assert not page.restore_other.isVisible()
    audit(page)


def test_an_unexpected_failure_is_told_too(page: UnlockPage) -> None:
    page._failed(ValueError("x"))
    assert "思いがけない" in page.trouble_title.text()
    assert page.enter.isEnabled()


def test_the_sample(page: UnlockPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.demo_wanted):
        page.sample.click()
    assert not page.enter.isEnabled()


def test_the_largest_text_fits(
    made: tuple[DataFolder, str],
    tasks: Tasks,
    qtbot: QtBot,
    text_size: Callable[[float], None],
) -> None:
    text_size(1.5)
    page = UnlockPage(made[0], tasks)
    qtbot.addWidget(page)
    page.resize(1024, 700)
    page.show()
    audit(page)
    page._failed(NoKeyring())
    audit(page)
    page.forgot.click()
    audit(page)
    page.resize(840, 440)
    assert page.rect().contains(page._sheet.geometry())
    audit(page)


def test_the_keyboard_opens_and_leaves_the_code(page: UnlockPage, qtbot: QtBot) -> None:
    QTest.keyClick(page, qt.KEY.Key_F12)
    assert "入力してください" in page.secret.hint.text()
    page.forgot.click()
    QTest.keyClick(page, qt.KEY.Key_S, qt.CTRL)
    assert "入力してください" in page.recovery.code.hint.text()
    QTest.keyClick(page, qt.KEY.Key_Escape)
    assert page.secret.isVisible()
    page.secret.field.setText(PASSPHRASE)
    with qtbot.waitSignal(page.opened, timeout=20_000) as done:
        QTest.keyClick(page.secret.field, qt.KEY.Key_Return, qt.CTRL)
    store = done.args[0] if done.args else None
    assert isinstance(store, Store)
    store.close()
