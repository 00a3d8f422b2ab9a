"""設定: every change applies at once, every item finds its way back to the default."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from app import settings
from app.domain.records import Advisor
from app.errors import WrongPin
from app.services import backup, profile
from app.services import store as stores
from app.ui import qt
from app.ui.pages.settings import SECTIONS, SettingsPage
from app.ui.widgets import settings_device
from app.ui.widgets.settings_backup import BackupPane
from app.ui.widgets.settings_device import DevicePane, LicencesPane
from app.ui.widgets.settings_plain import FoldersPane, PaperPane, ScreenPane
from app.ui.widgets.settings_secret import IdlePane, PassphrasePane, PinPane
from tests.ui.audit import audit
from tests.ui.fixtures import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk
    from tests.ui.fixtures import Heard, RecordingNavigator

NEW = "atarashii aikotoba"
LONG = 20_000


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> SettingsPage:
    made = SettingsPage(desk)
    qtbot.addWidget(made)
    made.resize(1060, 660)
    made.show()
    made.open("")
    return made


def saved(desk: Desk) -> settings.Settings:
    """The settings as the next start will read them."""
    return settings.load(desk.store.folder.settings)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_can_be_read_and_hit(
    section: str, page: SettingsPage, desk: Desk, qtbot: QtBot
) -> None:
    page.open(section)
    qtbot.waitUntil(lambda: desk.tasks.idle)
    audit(page)
    assert page.words[section].isChecked()


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_fits_in_the_largest_text(
    section: str, desk: Desk, qtbot: QtBot, text_size: Callable[[float], None]
) -> None:
    text_size(1.5)
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.resize(790, 660)
    page.show()
    page.open(section)
    qtbot.waitUntil(lambda: desk.tasks.idle)
    audit(page)


def test_the_words_at_the_left_lead_to_the_sections(page: SettingsPage) -> None:
    QTest.mouseClick(page.words["idle"], qt.LEFT_BUTTON)
    assert isinstance(page.pane(), IdlePane)
    page.reload()
    assert page.section == "idle"


def test_the_largest_words_of_the_list_are_whole(
    desk: Desk, qtbot: QtBot, text_size: Callable[[float], None]
) -> None:
    text_size(1.5)
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.resize(1054, 500)
    page.show()
    area = page.list
    assert isinstance(area, QScrollArea)
    assert area.verticalScrollBar().isVisible()
    for word in page.words.values():
        assert word.width() >= word.sizeHint().width()
        right = word.mapTo(area.viewport(), word.rect().topRight()).x()
        assert right < area.viewport().width()


def test_a_narrow_window_has_a_box_instead_of_the_list(page: SettingsPage) -> None:
    assert not page.picker.isVisible()
    page.resize(600, 660)
    assert page.picker.isVisible()
    assert not page.list.isVisible()
    assert not page.pane().name.isVisible()
    page.box.setCurrentIndex(list(SECTIONS).index("pin"))
    page.box.activated.emit(page.box.currentIndex())
    assert isinstance(page.pane(), PinPane)
    assert not page.pane().name.isVisible()
    page.resize(1060, 660)
    assert page.pane().name.isVisible()


@pytest.mark.parametrize("key", [qt.KEY.Key_Return, qt.KEY.Key_S])
def test_the_keyboard_saves_what_paper_says(
    key: qt.KEY, page: SettingsPage, desk: Desk, qtbot: QtBot
) -> None:
    page.open("paper")
    pane = page.pane()
    assert isinstance(pane, PaperPane)
    pane.form.name.field.setText("海野 あかり")
    QTest.keyClick(pane.form.name.field, key, qt.CTRL)
    qtbot.waitUntil(lambda: bool(pane.saved.text()))
    assert profile.advisor(desk.store).name == "海野 あかり"


@pytest.mark.parametrize("section", ["passphrase", "pin"])
def test_f12_asks_for_what_is_missing(section: str, page: SettingsPage) -> None:
    page.open(section)
    pane = page.pane()
    assert isinstance(pane, (PassphrasePane, PinPane))
    QTest.keyClick(pane, qt.KEY.Key_F12)
    first = pane.old if isinstance(pane, PassphrasePane) else pane.secret
    assert "合言葉を入力してください" in first.hint.text()


def test_text_size_and_back(page: SettingsPage, desk: Desk) -> None:
    pane = page.pane()
    assert isinstance(pane, ScreenPane)
    assert not pane.size_item.back.isVisible()
    pane.sizes.tiles["大"].click()
    assert saved(desk).text_size == "大"
    pane.size_item.back.click()
    assert saved(desk).text_size == "標準"
    assert pane.sizes.chosen is pane.sizes.tiles["標準"]


def test_the_enter_key_and_back(page: SettingsPage, desk: Desk) -> None:
    pane = page.pane()
    assert isinstance(pane, ScreenPane)
    pane.enter.click()
    assert not saved(desk).enter_moves_on
    pane.enter_item.back.click()
    assert saved(desk).enter_moves_on
    assert pane.enter.isChecked()


def test_what_paper_says(page: SettingsPage, desk: Desk, qtbot: QtBot, heard: Heard) -> None:
    page.open("paper")
    pane = page.pane()
    assert isinstance(pane, PaperPane)
    assert not pane.save.isEnabled()
    pane.save.setEnabled(True)
    pane.save.click()
    assert "担当者名" in pane.form.name.hint.text()
    pane.form.name.field.setText("山田 花子")
    pane.form.phone.field.setText("053-000-0000")
    with qtbot.waitSignal(desk.refresh.changed, timeout=LONG):
        pane.save.click()
    assert profile.advisor(desk.store) == Advisor("山田 花子", "", "053-000-0000")
    assert pane.saved.text() == "保存しました。"
    assert heard.polite == ["保存しました。"]
    pane.boxes.click()
    assert saved(desk).confirmation_boxes
    pane.boxes_item.back.click()
    assert not saved(desk).confirmation_boxes


def test_folders(page: SettingsPage, desk: Desk, tmp_path: Path) -> None:
    page.open("folders")
    pane = page.pane()
    assert isinstance(pane, FoldersPane)
    pane.pdf.chosen.emit(str(tmp_path))
    assert saved(desk).pdf_folder == str(tmp_path)
    assert pane.pdf.path.text().replace("\u200b", "") == str(tmp_path)
    pane.pdf_item.back.click()
    assert saved(desk).pdf_folder == ""


def test_another_passphrase(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    page.open("passphrase")
    pane = page.pane()
    assert isinstance(pane, PassphrasePane)
    pane.change.click()
    assert "入力してください" in pane.old.hint.text()
    pane.old.field.setText(PASSPHRASE)
    pane.new.first.field.setText(NEW)
    pane.new.second.field.setText(NEW)
    pane.change.click()
    qtbot.waitUntil(lambda: pane.done.text() == "合言葉を変えました。", timeout=LONG)
    assert pane.old.field.text() == ""
    desk.store.close()
    stores.unlock(desk.store.folder, NEW, secrets=None).close()


def test_a_wrong_old_passphrase_changes_nothing(page: SettingsPage, qtbot: QtBot) -> None:
    page.open("passphrase")
    pane = page.pane()
    assert isinstance(pane, PassphrasePane)
    pane.old.field.setText("chigau kotoba")
    pane.new.first.field.setText(NEW)
    pane.new.second.field.setText(NEW)
    pane.change.click()
    qtbot.waitUntil(lambda: "合言葉が違う" in pane.old.hint.text(), timeout=LONG)
    assert pane.change.isEnabled()


def test_another_pin(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    page.open("pin")
    pane = page.pane()
    assert isinstance(pane, PinPane)
    pane.pin.field.setText("12")
    pane.change.click()
    assert "4〜6桁" in pane.pin.hint.text()
    assert "入力してください" in pane.secret.hint.text()
    pane.secret.field.setText(PASSPHRASE)
    pane.pin.field.setText("97531")
    with qtbot.waitSignal(desk.refresh.changed, timeout=LONG):
        pane.change.click()
    profile.check_pin(desk.store, "97531")
    assert pane.done.text() == "PINを変えました。"


def test_the_pin_is_not_changed_without_the_passphrase(
    page: SettingsPage, desk: Desk, qtbot: QtBot
) -> None:
    page.open("pin")
    pane = page.pane()
    assert isinstance(pane, PinPane)
    pane.secret.field.setText("chigau kotoba")
    pane.pin.field.setText("97531")
    QTest.keyClick(pane.pin.field, qt.KEY.Key_Return)
    qtbot.waitUntil(lambda: "合言葉が違う" in pane.secret.hint.text(), timeout=LONG)
    with pytest.raises(WrongPin):
        profile.check_pin(desk.store, "97531")


def test_idle_minutes(page: SettingsPage, desk: Desk) -> None:
    page.open("idle")
    pane = page.pane()
    assert isinstance(pane, IdlePane)
    pane.minutes._chips[30].click()
    assert saved(desk).idle_lock_minutes == 30
    pane.item.back.click()
    assert saved(desk).idle_lock_minutes == 10
    desk.preferences.update(idle_lock_minutes=7)
    assert not any(chip.isChecked() for chip in pane.minutes._chips.values())


def test_a_backup_now_and_its_restore(
    page: SettingsPage, desk: Desk, navigator: RecordingNavigator, qtbot: QtBot
) -> None:
    page.open("backup")
    pane = page.pane()
    assert isinstance(pane, BackupPane)
    with qtbot.waitSignal(desk.refresh.changed, timeout=LONG):
        pane.make.click()
    made = backup.listing(desk.store.folder)
    assert len(made) == 1
    audit(page)
    restore = next(
        part
        for part in pane.files.findChildren(type(pane.make))
        if "控えに戻す" in part.accessibleName()
    )
    restore.click()
    assert navigator.last == ("restore", (made[0].path,))


def test_a_copy_elsewhere(page: SettingsPage, desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    page.open("backup")
    pane = page.pane()
    assert isinstance(pane, BackupPane)
    assert not pane.copy.isEnabled()
    (tmp_path / "usb").mkdir()
    pane.folder.chosen.emit(str(tmp_path / "usb"))
    with qtbot.waitSignal(desk.refresh.changed, timeout=LONG):
        pane.copy.click()
    assert list((tmp_path / "usb").glob("*.db"))
    pane.days._chips[14].click()
    assert saved(desk).copy_reminder_days == 14
    pane.elsewhere.back.click()
    assert (saved(desk).copy_folder, saved(desk).copy_reminder_days) == ("", 7)


def test_a_copy_without_its_folder_is_explained(
    page: SettingsPage, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    page.open("backup")
    pane = page.pane()
    assert isinstance(pane, BackupPane)
    pane.folder.chosen.emit(str(tmp_path / "gone"))
    with qtbot.waitSignal(desk.failures.shown, timeout=LONG) as shown:
        pane.copy.click()
    assert "フォルダーが見つかりません" in str(shown.args)
    assert pane.copy.isEnabled()


def test_the_check_of_the_data(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    page.open("device")
    pane = page.pane()
    assert isinstance(pane, DevicePane)
    pane.secret.field.setText(PASSPHRASE)
    pane.check.click()
    qtbot.waitUntil(lambda: pane.check.isEnabled() and pane._lines.count() > 2, timeout=LONG)
    assert pane.secret.field.text() == ""
    audit(page)
    page.open("device")
    assert pane._lines.count() == 0


def test_licences_name_the_parts_and_the_fonts(page: SettingsPage, qtbot: QtBot) -> None:
    page.open("licences")
    pane = page.pane()
    assert isinstance(pane, LicencesPane)
    qtbot.waitUntil(lambda: "SQLAlchemy" in pane.text.toPlainText(), timeout=LONG)
    text = pane.text.toPlainText()
    for word in ("reportlab", "SIL OPEN FONT LICENSE", "BIZ UDPGothic", "Noto Sans JP"):
        assert word in text


def test_the_version() -> None:
    assert settings_device.version()
