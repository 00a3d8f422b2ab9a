"""The idle lock: when, over what, and how it opens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget
from typing_extensions import override

from app.errors import NotFound
from app.services import clients, profile
from app.ui import qt
from app.ui.activity import Activity
from app.ui.dialogs import merge
from app.ui.dialogs.merge import MergeDialog
from app.ui.failures import FailureDialog
from app.ui.karte.profile import ProfileSection
from app.ui.lock import Cover, Lock
from tests.ui.audit import audit
from tests.ui.fixtures import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk

PIN = "2468"


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """Seconds."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.show()
    qtbot.waitActive(made)
    return made


@pytest.fixture
def lock(desk: Desk, window: QMainWindow, clock: Clock, qapp: QApplication) -> Iterator[Lock]:
    profile.set_pin(desk.store, PIN)
    made = Lock(
        window,
        store=desk.store,
        tasks=desk.tasks,
        activity=Activity(qapp, parent=window, clock=clock),
        preferences=desk.preferences,
    )
    yield made
    made.stop()


def enter(lock: Lock, text: str, qtbot: QtBot) -> None:
    """Type a secret into the lock and press Enter."""
    assert lock.dialog is not None
    proof = lock.dialog.proof
    part = proof.pin if proof.asks_pin else proof.passphrase
    part.field.setText(text)
    QTest.keyClick(part.field, qt.KEY.Key_Return)
    qtbot.waitUntil(lambda: lock.dialog is None or proof.enter.isEnabled(), timeout=10_000)


def test_what_is_typed_is_saved_before_it_locks(lock: Lock, desk: Desk, client: Client) -> None:
    section = ProfileSection(desk)
    section.open(client.id)
    phone: Any = section.form.editor("phone")
    phone.field.setText("045")
    lock.lock()
    assert clients.get(desk.store, client.id).fields.phone == "045"
    section.deleteLater()


def test_it_locks_after_the_minutes_of_the_settings(lock: Lock, clock: Clock) -> None:
    clock.now += 599
    lock.look()
    assert not lock.locked
    clock.now += 1
    lock.look()
    assert lock.locked


def test_another_number_of_minutes(lock: Lock, clock: Clock, desk: Desk) -> None:
    desk.preferences.update(idle_lock_minutes=1)
    clock.now += 60
    lock.look()
    assert lock.locked


def test_never_means_never(lock: Lock, clock: Clock, desk: Desk) -> None:
    desk.preferences.update(idle_lock_minutes=0)
    clock.now += 100_000
    lock.look()
    assert not lock.locked


def test_a_key_in_the_window_counts_as_presence(
    lock: Lock, clock: Clock, window: QMainWindow
) -> None:
    clock.now += 590
    QGuiApplication.focusWindow()
    QTest.keyClick(window.windowHandle(), qt.KEY.Key_A)
    clock.now += 20
    lock.look()
    assert not lock.locked


def test_a_clock_put_back_is_no_absence(lock: Lock, clock: Clock) -> None:
    clock.now -= 5000
    lock.look()
    assert not lock.locked


def test_everything_is_covered_dialogs_too(lock: Lock, window: QMainWindow) -> None:
    dialog = QDialog(window)
    dialog.open()
    lock.lock()
    for shown in (window, dialog):
        covers = [cover for cover in shown.findChildren(Cover) if cover.window() is shown]
        assert [cover.size() for cover in covers] == [shown.size()]
    late = QDialog(window)
    late.open()
    lock.look()
    assert late.findChildren(Cover)
    assert QApplication.activeModalWidget() is not None


class Clicks(QObject):
    """Counts the presses of the mouse that reach a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Count."""
        self.count += event.type() == QEvent.Type.MouseButtonPress
        return False


def reachable(field: QWidget) -> bool:
    """Whether a click into its window gets to this field."""
    clicks = Clicks(field)
    where = field.mapTo(field.window(), field.rect().center())
    none = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(field.window().windowHandle(), Qt.MouseButton.LeftButton, none, where)
    return clicks.count == 1


def test_a_failure_that_comes_while_locked_waits(
    lock: Lock, desk: Desk, window: QMainWindow, qtbot: QtBot
) -> None:
    lock.changed.connect(desk.attention.hold)
    lock.lock()
    assert lock.dialog is not None
    dialog = lock.dialog
    desk.failures.show(NotFound("記録"), window)
    assert window.findChildren(FailureDialog) == []
    assert QApplication.activeModalWidget() is dialog
    assert reachable(dialog.proof.pin.field)
    enter(lock, PIN, qtbot)
    qtbot.waitUntil(lambda: bool(window.findChildren(FailureDialog)), timeout=10_000)
    window.findChildren(FailureDialog)[0].accept()


def test_the_pairs_that_are_found_while_locked_wait(
    lock: Lock, desk: Desk, client: Client, window: QMainWindow, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    locked_when_shown: list[bool] = []

    def leave(_dialog: MergeDialog) -> int:
        locked_when_shown.append(lock.locked)
        return 0

    monkeypatch.setattr(MergeDialog, "exec", leave)
    clients.create(desk.store, client.fields)
    lock.changed.connect(desk.attention.hold)
    merge.ask(desk, window)
    lock.lock()
    qtbot.waitUntil(lambda: desk.tasks.idle, timeout=20_000)
    assert locked_when_shown == []
    enter(lock, PIN, qtbot)
    qtbot.waitUntil(lambda: locked_when_shown == [False], timeout=10_000)


def test_a_dialog_that_comes_all_the_same_is_covered_and_stands_behind(
    lock: Lock, window: QMainWindow, qtbot: QtBot
) -> None:
    lock.lock()
    assert lock.dialog is not None
    dialog = lock.dialog
    late = QDialog(window)
    late.setWindowModality(qt.APPLICATION_MODAL)
    late.show()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is dialog, timeout=10_000)
    assert late.findChildren(Cover)
    assert reachable(dialog.proof.pin.field)
    enter(lock, PIN, qtbot)
    qtbot.waitUntil(lambda: not lock.locked, timeout=10_000)
    assert QApplication.activeModalWidget() is late
    late.close()


def test_the_lock_can_be_read_and_hit(lock: Lock) -> None:
    lock.lock()
    assert lock.dialog is not None
    audit(lock.dialog)


def test_esc_and_close_do_not_open_it(lock: Lock) -> None:
    lock.lock()
    assert lock.dialog is not None
    QTest.keyClick(lock.dialog, qt.KEY.Key_Escape)
    lock.dialog.close()
    assert lock.locked
    assert lock.dialog.isVisible()


def test_the_pin_opens_it(lock: Lock, window: QMainWindow, qtbot: QtBot) -> None:
    lock.lock()
    with qtbot.waitSignal(lock.changed):
        enter(lock, PIN, qtbot)
    assert not lock.locked
    qtbot.waitUntil(lambda: not window.findChildren(Cover))


def test_five_misses_ask_for_the_passphrase(lock: Lock, qtbot: QtBot) -> None:
    lock.lock()
    assert lock.dialog is not None
    proof = lock.dialog.proof
    for left in (4, 3, 2, 1):
        enter(lock, "0000", qtbot)
        assert f"あと{left}回" in proof.pin.hint.text()
    enter(lock, "0000", qtbot)
    assert not proof.asks_pin
    enter(lock, "まちがった合言葉", qtbot)
    assert lock.locked
    assert "合言葉が違う" in proof.passphrase.hint.text()
    proof.passphrase.field.setText(PASSPHRASE)
    qtbot.waitUntil(proof.enter.isEnabled, timeout=20_000)
    proof.check()
    qtbot.waitUntil(lambda: not lock.locked, timeout=10_000)
    assert profile.has_pin(lock._store)


def test_after_a_miss_the_next_try_can_be_typed_at_once(lock: Lock, qtbot: QtBot) -> None:
    lock.lock()
    assert lock.dialog is not None
    proof = lock.dialog.proof
    proof.enter.setFocus()
    proof.pin.field.setText("0000")
    proof.enter.click()
    qtbot.waitUntil(proof.enter.isEnabled, timeout=10_000)
    assert proof.pin.field.hasFocus()


def test_a_forgotten_pin(lock: Lock, qtbot: QtBot) -> None:
    lock.lock()
    assert lock.dialog is not None
    lock.dialog.proof.forgot.click()
    enter(lock, PASSPHRASE, qtbot)
    qtbot.waitUntil(lambda: not lock.locked, timeout=10_000)


def test_nothing_typed_is_no_try(lock: Lock) -> None:
    lock.lock()
    assert lock.dialog is not None
    lock.dialog.proof.enter.click()
    assert lock.dialog.proof.pin.hint.text() == "入力してください。"


def test_leaving_is_possible_while_locked(lock: Lock, qtbot: QtBot) -> None:
    lock.lock()
    assert lock.dialog is not None
    with qtbot.waitSignal(lock.leave):
        lock.dialog.leave.emit()
    lock.lock()
    assert lock.locked
