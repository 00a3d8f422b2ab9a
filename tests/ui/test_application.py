"""The life of the application: first paint, gate, work, lock, sample, restore, orderly end."""

from __future__ import annotations

import gc
import signal
import sys
import threading
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtGui import QDesktopServices

from app import logs
from app.domain.changes import Kind
from app.domain.records import ClientFields
from app.errors import DiskFull, NotFound
from app.paths import DataFolder
from app.services import backup, clients, documents, opened_files
from app.services import demo as samples
from app.services import store as stores
from app.ui import application as module
from app.ui import opening
from app.ui.application import Application
from app.ui.failures import FailureDialog
from app.ui.instance import Instance
from app.ui.pages.first_run import FirstRunPage
from app.ui.pages.restore import RestorePage
from app.ui.pages.unlock import UnlockPage
from app.ui.widgets.first_steps import CodeStep
from tests.ui.fixtures import PASSPHRASE
from tests.ui.stores import CHEAP, make_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

LONG = 30_000


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.fixture
def begin(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[DataFolder], Application]]:
    """A function that starts the application on a folder; it ends with the test."""
    monkeypatch.setattr(qapp, "quit", lambda: None)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    started: list[Application] = []
    signals = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def start(folder: DataFolder) -> Application:
        instance = Instance(folder.root, qapp)
        assert instance.claim()
        made = Application(qapp, folder, instance)
        started.append(made)
        qtbot.addWidget(made.window)
        with qtbot.waitSignals([made.painting, made.painted], timeout=LONG):
            made.start()
        return made

    yield start
    for made in started:
        made.shut()
        made.deleteLater()
    for number, handler in signals.items():
        signal.signal(number, handler)
    assert gc.isenabled()


@pytest.fixture
def working(folder: DataFolder, begin: Callable[[DataFolder], Application]) -> Application:
    """The application with its store open."""
    made = begin_with_store(folder, begin)
    made.enter(stores.unlock(folder, PASSPHRASE, secrets=None))
    return made


def begin_with_store(folder: DataFolder, begin: Callable[[DataFolder], Application]) -> Application:
    make_store(folder, PASSPHRASE).close()
    return begin(folder)


def test_without_a_store_the_first_run_begins(
    folder: DataFolder, begin: Callable[[DataFolder], Application]
) -> None:
    made = begin(folder)
    assert isinstance(made.window.screen_shown, FirstRunPage)
    assert not folder.root.exists()
    made.window.close()
    assert not folder.root.exists()


def test_closing_before_the_code_is_kept_is_held_back_once(
    folder: DataFolder, begin: Callable[[DataFolder], Application], qtbot: QtBot
) -> None:
    made = begin(folder)
    page = made.window.screen_shown
    assert isinstance(page, FirstRunPage)
    page.made.emit(make_store(folder, PASSPHRASE))
    page._show(4, code="ABCD-EFGH")
    step = page.step
    assert isinstance(step, CodeStep)
    made.window.close()
    assert made.window.isVisible()
    assert step.warning.isVisible()
    made.window.close()
    assert not made.window.isVisible()
    stores.unlock(folder, PASSPHRASE, secrets=None).close()


def test_with_a_store_the_passphrase_is_asked(
    folder: DataFolder, begin: Callable[[DataFolder], Application], qtbot: QtBot
) -> None:
    made = begin_with_store(folder, begin)
    page = made.window.screen_shown
    assert isinstance(page, UnlockPage)
    assert made.window.focusWidget() is page.secret.field
    page.secret.field.setText(PASSPHRASE)
    page.enter.click()
    qtbot.waitUntil(lambda: made.workspace is not None, timeout=LONG)
    assert made.window.screen_shown is made.workspace


@pytest.mark.usefixtures("working")
def test_the_own_words_of_qt_are_japanese(qapp: QApplication) -> None:
    assert qapp.translate("QFileDialog", "Look in:") != "Look in:"
    assert "元に戻す" in qapp.translate("QWidgetTextControl", "&Undo")


def test_the_title_never_names_a_client(working: Application) -> None:
    assert working.window.windowTitle() == "伴走カルテ"


def test_the_lock_comes_with_the_store_and_goes_with_it(working: Application, qtbot: QtBot) -> None:
    assert working.workspace is not None
    assert working.lock is not None
    working.workspace.lock_wanted.emit()
    assert working.lock.locked
    working.leave_store()
    assert working.store is None
    assert isinstance(working.window.screen_shown, UnlockPage)


def test_while_locked_nothing_comes_by_itself(working: Application) -> None:
    assert working.lock is not None
    working.lock.lock()
    working.failures.show(NotFound("記録"), working.window)
    assert working.attention.held
    assert working.window.findChildren(FailureDialog) == []
    working.leave_store()
    working.failures.show(DiskFull(), working.window)
    (dialog,) = working.window.findChildren(FailureDialog)
    assert dialog.title == DiskFull().title, "what waited was about the store that is closed"
    dialog.accept()


def test_a_backup_is_made_by_itself(working: Application, folder: DataFolder, qtbot: QtBot) -> None:
    with qtbot.waitSignal(working.refresh.changed, timeout=LONG) as told:
        working._back_up()
    assert told.args is not None
    assert told.args[0].concerns(Kind.BACKUP)
    assert len(backup.listing(folder)) == 1
    working._backed_up(None)
    working.leave_store()
    working._back_up()


def test_a_backup_is_put_back_through_the_gate(
    working: Application, folder: DataFolder, qtbot: QtBot
) -> None:
    assert working.workspace is not None
    assert working.store is not None
    path = backup.make(working.store).path
    working.workspace.restore(path)
    page = working.window.screen_shown
    assert isinstance(page, RestorePage)
    assert page.path == path
    page.secret.field.setText(PASSPHRASE)
    page.restore()
    qtbot.waitUntil(lambda: working.workspace is not None, timeout=LONG)


def test_giving_up_a_restore_leads_back_to_the_gate(working: Application) -> None:
    working._restore("")
    page = working.window.screen_shown
    assert isinstance(page, RestorePage)
    page.back.click()
    assert isinstance(working.window.screen_shown, UnlockPage)


def test_the_sample_is_apart_and_can_be_removed(
    folder: DataFolder,
    begin: Callable[[DataFolder], Application],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        opening, "demo", lambda at: samples.open_or_make(DataFolder(at.demo), _kdf=CHEAP)
    )
    made = begin(folder)
    page = made.window.screen_shown
    assert isinstance(page, FirstRunPage)
    page.demo_wanted.emit()
    qtbot.waitUntil(lambda: made.workspace is not None, timeout=LONG)
    assert made.workspace is not None
    assert made.workspace.band.isVisible()
    assert not folder.store.exists()
    made.workspace.demo_unwanted.emit()
    assert isinstance(made.window.screen_shown, FirstRunPage)
    assert not DataFolder(folder.demo).store.exists()


def test_a_sample_that_fails_leads_back(
    folder: DataFolder,
    begin: Callable[[DataFolder], Application],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_folder: DataFolder) -> None:
        raise NotFound("サンプル")

    monkeypatch.setattr(opening, "demo", fail)
    made = begin(folder)
    with qtbot.waitSignal(made.failures.shown, timeout=LONG):
        made._open_demo()
    assert isinstance(made.window.screen_shown, FirstRunPage)
    for dialog in made.window.findChildren(FailureDialog):
        dialog.accept()


def test_an_exception_in_a_slot_is_logged_and_told_once(
    working: Application, folder: DataFolder, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: sys.excepthook == working._hook, timeout=LONG)
    error = ValueError("株式会社みなと食堂")
    with qtbot.waitSignal(working.failures.shown):
        working._hook(ValueError, error, None)
    working._thread_hook(
        threading.ExceptHookArgs((ValueError, error, None, threading.current_thread()))
    )
    assert len(working.window.findChildren(FailureDialog)) == 1
    text = (folder.logs / logs.FILE).read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "みなと食堂" not in text
    for dialog in working.window.findChildren(FailureDialog):
        dialog.accept()


def test_text_size_reaches_the_open_window(working: Application) -> None:
    assert working.workspace is not None
    before = working.workspace.nav.width()
    working.preferences.update(text_size="特大")
    assert working.workspace.nav.width() > before
    working.preferences.update(text_size="標準")


def test_only_another_text_size_renews_the_pages(working: Application) -> None:
    assert working.workspace is not None
    working.workspace.clients()
    clients = working.workspace.pages.page_of("clients")
    working.workspace.today()
    working.preferences.update(unseen_months=12)
    assert working.workspace.pages.page_of("clients") is clients
    working.preferences.update(text_size="特大")
    assert working.workspace.pages.page_of("clients") is not clients
    working.preferences.update(text_size="標準")


def test_a_second_start_brings_the_window_back(working: Application, qtbot: QtBot) -> None:
    working.window.showMinimized()
    working._instance.called.emit()
    assert not working.window.isMinimized()
    assert working.window.isVisible()


def test_closing_ends_everything_even_while_work_runs(
    working: Application, folder: DataFolder, qtbot: QtBot
) -> None:
    started, gate, arrived = threading.Event(), threading.Event(), list[object]()

    def job() -> bool:
        started.set()
        return gate.wait(0.2)

    working.tasks.run(job, arrived.append, owner=working)
    assert started.wait(10)
    with qtbot.waitSignal(working.window.closing):
        working.window.close()
    assert working.store is None
    assert working.tasks.idle
    assert arrived == []
    stores.unlock(folder, PASSPHRASE, secrets=None).close()
    assert (folder.root / "window.ini").exists()


def test_a_signal_of_the_system_ends_in_order(working: Application, qtbot: QtBot) -> None:
    qtbot.waitUntil(
        lambda: signal.getsignal(signal.SIGTERM) == working._asked_to_stop, timeout=LONG
    )
    with qtbot.waitSignal(working.window.closing, timeout=LONG):
        signal.raise_signal(signal.SIGTERM)
    assert working.store is None


def test_garbage_is_collected_in_the_gui_thread(
    working: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not gc.isenabled()
    collected: list[int] = []
    monkeypatch.setattr(gc, "get_count", lambda: (10_000, 1, 1))
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
    monkeypatch.setattr(gc, "collect", collected.append)
    module._collect()
    assert collected == [0]


def test_the_clocks() -> None:
    assert module.utc_now().tzinfo is not None
    assert abs((module.local_today() - module.utc_now().date()).days) <= 1


def test_copies_that_could_not_be_taken_back_are_told_of_at_the_start(
    folder: DataFolder, begin: Callable[[DataFolder], Application]
) -> None:
    store = make_store(folder, PASSPHRASE)
    client, _ = clients.create(store, ClientFields(name="みなと食堂"))
    made, _ = documents.add(store, client.id, "メモ.txt", b"abc")
    out = opened_files.open_copy(store, made.id)
    store.close()
    out.path.write_bytes(b"abcd")
    folder.documents.rename(folder.root / "elsewhere")
    folder.documents.write_bytes(b"in the way")
    application = begin(folder)
    application.enter(stores.unlock(folder, PASSPHRASE, secrets=None))
    dialog = application.window.findChild(FailureDialog)
    assert dialog is not None
    assert "メモ.txt" in dialog.title
    dialog.accept()
    assert out.path.read_bytes() == b"abcd"


@pytest.mark.parametrize("end", ["leave_store", "shut"])
def test_a_copy_that_is_being_laid_out_at_the_end_is_wiped(
    working: Application, folder: DataFolder, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    store, work = working.store, working.workspace
    assert store is not None
    assert work is not None
    shown: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    client, _ = clients.create(store, ClientFields(name="みなと食堂"))
    made, _ = documents.add(store, client.id, "メモ.txt", b"abc")
    begun, gate, laid_out = threading.Event(), threading.Event(), list[bool]()
    really = opened_files.open_copy

    def slow(*of: Any) -> opened_files.OpenedFile:
        begun.set()
        gate.wait(30)
        found = really(*of)
        laid_out.append(found.path.exists())
        return found

    def let_go(wait: Callable[..., None], *of: object) -> None:
        gate.set()
        wait(*of)

    for name in ("end", "close"):  # what waits for the worker lets it go on
        wait = getattr(working.tasks, name)
        monkeypatch.setattr(working.tasks, name, partial(let_go, wait))
    monkeypatch.setattr(opened_files, "open_copy", slow)
    work.desk.copies.open(made.id, lambda: True)
    assert begun.wait(30)
    getattr(working, end)()
    assert laid_out == [True]
    assert list(folder.opened.iterdir()) == []
    assert shown == []
