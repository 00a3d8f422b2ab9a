"""The first run: five short pages, by mouse and by keyboard, to a store that opens again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPdfWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.errors import DiskFull
from app.paths import DataFolder
from app.services import profile
from app.services import store as stores
from app.services.store import Store
from app.ui import qt, recovery_sheet
from app.ui.pages.first_run import STEPS, FirstRunPage
from app.ui.preferences import Preferences
from app.ui.tasks import Tasks
from app.ui.widgets.first_steps import AboutYouStep, CodeStep, SecretsStep, WayStep, WelcomeStep
from tests.ui.audit import audit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

WORDS = "midori no yama to kawa"
PIN = "2468"


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.fixture
def page(folder: DataFolder, qtbot: QtBot) -> Iterator[FirstRunPage]:
    tasks = Tasks()
    made = FirstRunPage(folder, tasks, Preferences(folder.settings))
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    qtbot.waitActive(made)
    yield made
    tasks.close()
    if made._store is not None:
        made._store.close()


@pytest.fixture(params=[(1280, 720), (1024, 700)])
def large(
    request: pytest.FixtureRequest,
    folder: DataFolder,
    tasks: Tasks,
    qtbot: QtBot,
    text_size: Callable[[float], None],
) -> FirstRunPage:
    """The page in the largest text, in a window of each size."""
    text_size(1.5)
    made = FirstRunPage(folder, tasks, Preferences(folder.settings))
    qtbot.addWidget(made)
    made.resize(*request.param)
    made.show()
    return made


def at(page: FirstRunPage, number: int, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.at == number, timeout=20_000)


def fill_secrets(page: FirstRunPage, *, again: str = WORDS, pin: str = PIN) -> None:
    step = page.step
    assert isinstance(step, SecretsStep)
    step.passphrase.first.field.setText(WORDS)
    step.passphrase.second.field.setText(again)
    step.pin.field.setText(pin)


def walk_to_secrets(page: FirstRunPage) -> None:
    page.forward.click()
    page.forward.click()
    step = page.step
    assert isinstance(step, AboutYouStep)
    step.form.name.field.setText("山田 花子")
    step.form.organisation.field.setText("みなと商工会")
    page.forward.click()


def test_a_new_store_opens_again_after_a_restart(
    page: FirstRunPage, folder: DataFolder, qtbot: QtBot
) -> None:
    walk_to_secrets(page)
    fill_secrets(page)
    page.forward.click()
    at(page, 4, qtbot)
    step = page.step
    assert isinstance(step, CodeStep)
    assert not page.forward.isEnabled()
    step.kept.click()
    with qtbot.waitSignal(page.finished) as done:
        page.forward.click()
    store = done.args[0] if done.args else None
    assert isinstance(store, Store)
    store.close()
    again = stores.unlock(folder, WORDS, secrets=None)
    assert profile.advisor(again).name == "山田 花子"
    profile.check_pin(again, PIN)
    again.close()


def test_the_shown_code_opens_the_store(
    page: FirstRunPage, folder: DataFolder, qtbot: QtBot
) -> None:
    walk_to_secrets(page)
    fill_secrets(page)
    page.forward.click()
    at(page, 4, qtbot)
    step = page.step
    assert isinstance(step, CodeStep)
    assert page._store is not None
    page._store.close()
    stores.reset_passphrase(folder, step._code, "umi to sora 2026", secrets=None).close()


def test_the_keyboard_alone_is_enough(page: FirstRunPage, qtbot: QtBot) -> None:
    def press(key: qt.KEY) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)

    def write(text: str) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, text)

    def tab_to(widget: QWidget) -> None:
        for _ in range(12):
            if widget.hasFocus():
                return
            press(qt.KEY.Key_Tab)
        raise AssertionError(f"Tab does not reach {widget.accessibleName()}")

    page.begin()
    for _ in range(2):
        tab_to(page.forward)
        press(qt.KEY.Key_Return)
    write("Yamada")
    tab_to(page.forward)
    press(qt.KEY.Key_Return)
    write(WORDS)
    press(qt.KEY.Key_Return)
    write(WORDS)
    press(qt.KEY.Key_Return)
    write(PIN)
    press(qt.KEY.Key_Return)
    at(page, 4, qtbot)
    step = page.step
    assert isinstance(step, CodeStep)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    tab_to(step.kept)
    press(qt.KEY.Key_Space)
    tab_to(page.forward)
    with qtbot.waitSignal(page.finished):
        press(qt.KEY.Key_Return)


def test_every_page_fits_and_can_be_read(page: FirstRunPage, qtbot: QtBot) -> None:
    seen = 0
    walk_to_secrets(page)
    fill_secrets(page)
    for number in range(4):
        page._show(number)
        audit(page)
        seen += 1
    page.forward.click()
    at(page, 4, qtbot)
    audit(page)
    assert seen + 1 == STEPS


def test_nothing_is_clipped_in_the_largest_text(large: FirstRunPage) -> None:
    page = large
    for number in range(4):
        page._show(number)
        audit(page)
    page._show(4, code="TYRX-KXJM-RC78-QMK6-EHVC-DBGY-5YG8")
    audit(page)


def test_the_text_size_applies_at_once(page: FirstRunPage, folder: DataFolder) -> None:
    step = page.step
    assert isinstance(step, WelcomeStep)
    step.sizes.tiles["特大"].click()
    assert page._preferences.value.text_size == "特大"


def test_a_name_is_needed(page: FirstRunPage) -> None:
    page.forward.click()
    page.forward.click()
    page.forward.click()
    step = page.step
    assert isinstance(step, AboutYouStep)
    assert "担当者名" in step.form.name.hint.text()


@pytest.mark.parametrize(
    ("first", "again", "pin", "sentence"),
    [
        ("mijikai", "mijikai", PIN, "8文字以上"),
        (WORDS, "chigau kotoba", PIN, "同じではありません"),
        (WORDS, WORDS, "12", "4〜6桁"),
    ],
)
def test_unusable_secrets_are_explained(
    first: str, again: str, pin: str, sentence: str, page: FirstRunPage
) -> None:
    walk_to_secrets(page)
    fill_secrets(page, again=again, pin=pin)
    step = page.step
    assert isinstance(step, SecretsStep)
    step.passphrase.first.field.setText(first)
    page.forward.click()
    hints = [part.hint.text() for part in (step.passphrase.first, step.passphrase.second, step.pin)]
    assert any(sentence in hint for hint in hints)
    assert page.at == 3


def test_a_store_that_appeared_meanwhile_is_kept(
    page: FirstRunPage, folder: DataFolder, qtbot: QtBot
) -> None:
    walk_to_secrets(page)
    fill_secrets(page)
    folder.root.mkdir(parents=True, exist_ok=True)
    folder.header.write_text("{}", encoding="utf-8")
    page.forward.click()
    step = page.step
    assert isinstance(step, SecretsStep)
    qtbot.waitUntil(lambda: "すでにデータがあります" in step.trouble.text(), timeout=20_000)
    assert folder.header.read_text(encoding="utf-8") == "{}"
    assert page.forward.isEnabled()


def test_the_other_ways(page: FirstRunPage, qtbot: QtBot) -> None:
    page.forward.click()
    step = page.step
    assert isinstance(step, WayStep)
    step.tiles["restore"].click()
    with qtbot.waitSignal(page.restore_wanted):
        page.forward.click()
    step.tiles["sample"].click()
    with qtbot.waitSignal(page.demo_wanted):
        page.forward.click()
    assert "サンプル" in page.busy.text()


def test_esc_and_back_return(page: FirstRunPage) -> None:
    page.forward.click()
    page.forward.click()
    page.back.click()
    assert page.at == 1
    QTest.keyClick(page, qt.KEY.Key_Escape)
    assert page.at == 0
    QTest.keyClick(page, qt.KEY.Key_Return, qt.CTRL)
    assert page.at == 1


def test_a_logo_becomes_small_enough_for_paper(page: FirstRunPage, tmp_path: Path) -> None:
    page.forward.click()
    page.forward.click()
    step = page.step
    assert isinstance(step, AboutYouStep)
    image = QImage(QSize(3000, 1000), QImage.Format.Format_RGB32)
    image.fill(0xFF0017C1)
    assert image.save(str(tmp_path / "logo.png"))
    step.form.set_logo(tmp_path / "logo.png")
    small = QImage.fromData(step.form.value.logo)
    assert small.size() == QSize(640, 213)
    assert step.form.remove.isVisible()
    step.form.remove.click()
    assert step.form.value.logo == b""


def test_a_file_that_is_no_picture_is_refused(page: FirstRunPage, tmp_path: Path) -> None:
    page.forward.click()
    page.forward.click()
    step = page.step
    assert isinstance(step, AboutYouStep)
    (tmp_path / "logo.png").write_bytes(b"nothing")
    step.form.set_logo(tmp_path / "logo.png")
    assert "使えません" in step.form.logo_fault.text()
    step.form.set_logo(tmp_path / "missing.png")
    assert step.form.value.logo == b""


def test_the_recovery_sheet_is_one_page_with_the_code(tmp_path: Path, qapp: QApplication) -> None:
    from pypdf import PdfReader

    target = tmp_path / "sheet.pdf"
    recovery_sheet.draw(QPdfWriter(str(target)), "ABCD-EFGH", date(2026, 11, 22))
    reader = PdfReader(target)
    assert len(reader.pages) == 1
    text = reader.pages[0].extract_text()
    assert "ABCD-EFGH" in text
    assert "2026/11/22" in text


def test_the_code_is_shown_even_when_the_rest_could_not_be_saved(
    page: FirstRunPage, folder: DataFolder, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        raise DiskFull

    monkeypatch.setattr(profile, "save_advisor", fail)
    walk_to_secrets(page)
    fill_secrets(page)
    page.forward.click()
    at(page, 4, qtbot)
    step = page.step
    assert isinstance(step, CodeStep)
    assert DiskFull().title in step.trouble.text()
    assert step.trouble.isVisible()
    assert page._store is not None
    page._store.close()
    stores.reset_passphrase(folder, step._code, "umi to sora 2026", secrets=None).close()


def test_the_buttons_and_the_heading_are_always_in_sight(large: FirstRunPage) -> None:
    page = large
    for number in range(4):
        page._show(number)
        QApplication.processEvents()
        page._area.verticalScrollBar().setValue(10_000)
        for part in (page.title, page.forward):
            assert part.visibleRegion().boundingRect() == part.rect()


def test_what_is_typed_can_be_seen_and_enter_passes_the_button_by(page: FirstRunPage) -> None:
    walk_to_secrets(page)
    step = page.step
    assert isinstance(step, SecretsStep)
    first, second = step.passphrase.first, step.passphrase.second
    first.eye.click()
    assert first.field.echoMode() == qt.SHOWN_TEXT
    assert second.field.echoMode() == qt.HIDDEN_TEXT
    first.clear()
    assert first.field.echoMode() == qt.HIDDEN_TEXT
    first.field.setFocus()
    QTest.keyClick(first.field, qt.KEY.Key_Return)
    assert second.field.hasFocus()
    QTest.keyClick(second.field, qt.KEY.Key_Return, qt.SHIFT)
    assert first.field.hasFocus()


@pytest.mark.parametrize(("key", "modifier"), [(qt.KEY.Key_F12, None), (qt.KEY.Key_S, qt.CTRL)])
def test_f12_and_ctrl_s_go_on_too(page: FirstRunPage, key: qt.KEY, modifier: object) -> None:
    QTest.keyClick(page, key, qt.CTRL if modifier else Qt.KeyboardModifier.NoModifier)
    assert page.at == 1
