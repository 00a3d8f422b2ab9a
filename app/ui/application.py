"""The life of the application: from the first window over unlocking to an orderly end."""

from __future__ import annotations

import gc
import signal
import sys
import threading
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QLibraryInfo, QObject, QTimer, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from app import logs
from app.domain.changes import Changes, Kind
from app.ui import opening, theme
from app.ui.activity import Activity
from app.ui.attention import Attention
from app.ui.desk import Desk, Navigator
from app.ui.failures import Failures
from app.ui.preferences import Preferences
from app.ui.refresh import Refresh
from app.ui.start import FirstPaint
from app.ui.tasks import Tasks
from app.ui.window import MainWindow

if TYPE_CHECKING:
    import logging
    from types import TracebackType

    from app.domain.records import BackupFile
    from app.paths import DataFolder
    from app.services.store import Store
    from app.settings import Settings
    from app.ui.instance import Instance
    from app.ui.lock import Lock
    from app.ui.workspace import Workspace

WARM_UP_AFTER_MS = 150
BACKUP_AFTER_MS = 4000
COLLECT_EVERY_MS = 1000


class Application(QObject):
    """Owns the window, the workers and the open store; builds the desk of the pages."""

    painting = Signal()
    painted = Signal()
    _raised = Signal(object)

    def __init__(
        self,
        app: QApplication,
        folder: DataFolder,
        instance: Instance,
        window: MainWindow | None = None,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._folder = folder
        self._instance = instance
        self.preferences = Preferences(folder.settings, self)
        theme.apply(app, self.preferences.value.scale)
        self._speak_japanese()
        self.activity = Activity(app, parent=self)
        self.attention = Attention(self)
        self.failures = Failures(self, self.attention)
        self.tasks = Tasks(self, unhandled=self._unhandled)
        self.refresh = Refresh(self)
        self.window = window or MainWindow(folder.window)
        self.window.dress(self.activity)
        self.store: Store | None = None
        self.lock: Lock | None = None
        self.workspace: Workspace | None = None
        self._closed = False
        self._log: logging.Handler | None = None
        self._first_paint = FirstPaint(self)
        self._first_paint.painted.connect(self.painting)
        self._first_paint.seen.connect(self._painted)
        self._raised.connect(self._unhandled)
        self.window.closing.connect(self.shut)
        instance.called.connect(self.window.come_forward)
        self.preferences.changed.connect(self._preferences_changed)
        self._collector = QTimer(self)
        self._collector.timeout.connect(_collect)

    def start(self) -> None:
        """Show the first screen; everything heavy comes after it was painted."""
        gc.disable()
        self._collector.start(COLLECT_EVERY_MS)
        self.show_gate()
        screen = self.window.screen_shown
        assert screen is not None
        screen.installEventFilter(self._first_paint)
        self.window.show()

    def _speak_japanese(self) -> None:
        """Qt's own words: the menu of a field, the dialog for files where the system has none."""
        words = QTranslator(self)
        place = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if words.load("qtbase_ja", place):
            self._app.installTranslator(words)

    # Screens

    def show_gate(self) -> None:
        """Ask for the passphrase, or begin the first run when there is no store."""
        if opening.has_store(self._folder):
            self._show_unlock()
        else:
            self._show_first_run()

    def enter(self, store: Store) -> None:
        """The store is open: build the desk and show 今日."""
        from app.ui.lock import Lock
        from app.ui.opened_copies import OpenedCopies
        from app.ui.workspace import Workspace

        self.store = store
        self._log = self._log or logs.start(self._folder.logs)
        desk = Desk(
            store=store,
            tasks=self.tasks,
            refresh=self.refresh,
            preferences=self.preferences,
            failures=self.failures,
            attention=self.attention,
            copies=OpenedCopies(store, self.tasks, self.failures, self.attention),
            go=cast("Navigator", None),
            clock=utc_now,
            today=local_today,
        )
        workspace = Workspace(desk)
        self.workspace = workspace
        self.lock = Lock(
            self.window,
            store=store,
            tasks=self.tasks,
            activity=self.activity,
            preferences=self.preferences,
        )
        left = opening.close_copies(store)  # those that a crash left
        self.activity.stir()
        self.lock.changed.connect(self.attention.hold)
        self.lock.leave.connect(self.window.close)
        workspace.lock_wanted.connect(self.lock.lock)
        workspace.demo_over.connect(self.leave_store)
        workspace.demo_unwanted.connect(self._remove_demo)
        workspace.restore_wanted.connect(self._restore)
        self.window.present(workspace)
        workspace.today()
        if left is not None:
            self.failures.show(left, self.window)
        if not store.demo:
            QTimer.singleShot(BACKUP_AFTER_MS, workspace, self._back_up)

    def leave_store(self) -> None:
        """Close the store and go back to the gate."""
        self._close_store()
        self.show_gate()

    def shut(self) -> None:
        """Stop timers, drop what waits, wait for what runs, close the store, quit."""
        if self._closed:
            return
        self._closed = True
        self._collector.stop()
        if self.lock is not None:
            self.lock.stop()
        self.tasks.close()  # waits for what is under way with a copy, and drops its answer
        self._close_store()
        self._instance.release()
        logs.stop(self._log)
        gc.enable()
        self._app.quit()

    def _show_unlock(self) -> None:
        from app.ui.pages.unlock import UnlockPage

        page = UnlockPage(self._folder, self.tasks)
        page.opened.connect(self.enter)
        page.demo_wanted.connect(self._open_demo)
        page.restore_wanted.connect(self._show_restore)
        self.window.present(page)

    def _show_first_run(self) -> None:
        from app.ui.pages.first_run import FirstRunPage

        page = FirstRunPage(self._folder, self.tasks, self.preferences)
        page.made.connect(self._made)
        page.finished.connect(self.enter)
        page.demo_wanted.connect(self._open_demo)
        page.restore_wanted.connect(self._show_restore)
        self.window.present(page)

    def _made(self, store: Store) -> None:
        """The first run made a store: whatever happens now, it will be closed in order."""
        self.store = store

    def _show_restore(self, path: str = "") -> None:
        from app.ui.pages.restore import RestorePage

        page = RestorePage(self._folder, self.tasks, path)
        page.opened.connect(self.enter)
        page.back_wanted.connect(self.show_gate)
        self.window.present(page)

    def _restore(self, path: str) -> None:
        self._close_store()
        self._show_restore(path)

    def _open_demo(self) -> None:
        from functools import partial

        job = partial(opening.demo, self._folder)
        owner = self.window.screen_shown or self.window
        self.tasks.run(job, self.enter, self._demo_failed, owner=owner, lane="store")

    def _remove_demo(self) -> None:
        sample = self.store
        self._close_store()
        if sample is not None:
            opening.remove_demo(sample)
        self.show_gate()

    def _demo_failed(self, error: BaseException) -> None:
        self.show_gate()
        self.failures.show(error, self.window)

    def _close_store(self) -> None:
        from app.ui.forms.autosave import end_all

        end_all()
        if self.workspace is not None:
            self.workspace.desk.copies.stop()
        self.tasks.end("store")  # a copy that is being laid out is wiped below
        if self.lock is not None:
            self.lock.stop()
            self.lock.deleteLater()
        self.lock = self.workspace = None
        self.attention.forget()
        self.failures.forget()
        if self.store is not None:
            opening.close_copies(self.store)
            self.store.close()
            self.store = None

    # What happens by itself

    def _asked_to_stop(self, _number: int, _frame: object) -> None:
        """Ctrl-C in a terminal or a shutdown of the system: end in order, and for certain."""
        if not self.window.close():
            self.window.close()  # it was held back once

    def _painted(self) -> None:
        self.painted.emit()
        QTimer.singleShot(WARM_UP_AFTER_MS, self, self._settle_in)

    def _settle_in(self) -> None:
        if self._closed:
            return
        self._instance.listen()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._asked_to_stop)
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook
        self.tasks.run(opening.warm_up, _collect, owner=self, lane="store")

    def _back_up(self) -> None:
        from functools import partial

        from app.services import backup

        if self.store is None:
            return
        job = partial(backup.daily, self.store)
        self.tasks.run(job, self._backed_up, owner=self, text="控えを取っています…")

    def _backed_up(self, made: BackupFile | None) -> None:
        if made is not None:
            self.refresh.publish(Changes(frozenset({Kind.BACKUP})))

    def _preferences_changed(self, _settings: Settings) -> None:
        before = theme.tokens()
        if theme.apply(self._app, self.preferences.value.scale) is before:
            return
        if self.workspace is not None:
            self.workspace.fit()

    def _unhandled(self, error: BaseException) -> None:
        self.failures.show(error, QApplication.activeWindow() or self.window)

    def _hook(
        self,
        _kind: type[BaseException],
        error: BaseException,
        _trace: TracebackType | None,
    ) -> None:
        self._raised.emit(error)

    def _thread_hook(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._raised.emit(args.exc_value)


def utc_now() -> datetime:
    """The time of this computer, aware."""
    return datetime.now(UTC)


def local_today() -> date:
    """The business date: today where this computer stands."""
    return datetime.now(UTC).astimezone().date()


def _collect(_nothing: object = None) -> None:
    """Collect garbage here, in the GUI thread, as the counters ask for."""
    for generation, (count, limit) in enumerate(
        zip(gc.get_count(), gc.get_threshold(), strict=True)
    ):
        if limit and count <= limit:
            return
        gc.collect(generation)
