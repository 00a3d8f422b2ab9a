"""The idle lock: covers every window, and opens with the PIN or the passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QWidget
from typing_extensions import override

from app.ui import icons, qt, theme
from app.ui.forms.autosave import flush_all
from app.ui.widgets.basic import button, column, label, row
from app.ui.widgets.proof import Proof

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from app.services.store import Store
    from app.ui.activity import Activity
    from app.ui.preferences import Preferences
    from app.ui.tasks import Tasks

LOOK_EVERY_MS = 2000


class Cover(QFrame):
    """An opaque sheet over one window while the application is locked."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("role", "page")
        self.setAttribute(qt.STYLED)
        self.setAutoFillBackground(True)
        self.setAccessibleName("ロック中")
        self._fit()
        window.installEventFilter(self)
        self.show()
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Stay as large as the window, and on top."""
        if event.type() in (qt.EVENT.Resize, qt.EVENT.ChildAdded):
            self._fit()
            self.raise_()
        return False

    def _fit(self) -> None:
        self.setGeometry(self.window().rect())


class LockDialog(QDialog):
    """Asks who is there. Neither Esc nor the corner of the window opens it.

    `overtaken()` when another dialog came and keeps the keyboard from it.
    """

    leave = Signal()
    overtaken = Signal()

    def __init__(self, store: Store, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent, qt.FRAMELESS)
        self.setWindowTitle("伴走カルテ")
        self.setWindowModality(qt.APPLICATION_MODAL)
        self.proof = Proof(store, tasks, action="ロックを解除する")
        self.proof.passed.connect(self._open_up)
        leave = button("伴走カルテを終了する", "quiet")
        leave.clicked.connect(self.leave)
        sheet = QFrame()
        sheet.setProperty("role", "sheet")
        mark = QWidget()
        mark.setLayout(row(icons.picture("lock"), label("ロック中です", "h2"), None, spacing=12))
        inner = column(
            mark,
            label("しばらく操作がなかったか、ロックのボタンが押されました。", "sub"),
            self.proof,
            row(None, leave),
            spacing=16,
        )
        edge = theme.tokens().space_6
        inner.setContentsMargins(edge, edge, edge, edge)
        sheet.setLayout(inner)
        sheet.setFixedWidth(min(round(480 * theme.tokens().scale), 680))
        self.setLayout(column(None, row(None, sheet, None), None))

    @override
    def reject(self) -> None:
        """Esc does nothing here."""

    @override
    def event(self, event: QEvent, /) -> bool:
        """Notice another dialog in front."""
        if event.type() == qt.EVENT.WindowBlocked:
            self.overtaken.emit()
        return super().event(event)

    @override
    def closeEvent(self, event: QCloseEvent, /) -> None:
        """The corner of the window does nothing either."""
        event.ignore()

    def _open_up(self) -> None:
        self.accept()


class Lock(QObject):
    """Locks after idle minutes, or at once; while locked all windows are covered."""

    changed = Signal(bool)
    leave = Signal()

    def __init__(
        self,
        window: QWidget,
        *,
        store: Store,
        tasks: Tasks,
        activity: Activity,
        preferences: Preferences,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._tasks = tasks
        self._activity = activity
        self._preferences = preferences
        self._dialog: LockDialog | None = None
        self._covers: list[Cover] = []
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @property
    def locked(self) -> bool:
        """Whether the application is locked."""
        return self._dialog is not None

    @property
    def dialog(self) -> LockDialog | None:
        """The dialog that asks, while locked."""
        return self._dialog

    def look(self) -> None:
        """Lock when nobody was here for the minutes of the settings (0 means never)."""
        if self.locked:
            self._cover_all()
            return
        limit = self._preferences.value.idle_lock_minutes * 60
        if limit and self._activity.idle_seconds() >= limit:
            self.lock()

    def lock(self) -> None:
        """Cover everything and ask for the PIN."""
        if self.locked:
            return
        flush_all()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        parent = QApplication.activeModalWidget() or self._window
        dialog = LockDialog(self._store, self._tasks, parent)
        self._dialog = dialog
        dialog.accepted.connect(self._unlocked)
        dialog.leave.connect(self.leave)
        dialog.overtaken.connect(self._come_forward, qt.QUEUED)
        self._come_forward()
        self.changed.emit(True)

    def stop(self) -> None:
        """Watch no more; called before the store is closed."""
        self._timer.stop()
        self._uncover()
        if self._dialog is not None:
            dialog, self._dialog = self._dialog, None
            dialog.hide()
            dialog.deleteLater()

    def _come_forward(self) -> None:
        """Cover all windows and stand before them, also before a dialog that came meanwhile."""
        if self._dialog is None:
            return
        self._cover_all()
        self._dialog.hide()
        self._dialog.setGeometry(self._window.geometry())
        self._dialog.show()  # not open(): that would block the windows of the parent only
        self._dialog.proof.setFocus()

    def _unlocked(self) -> None:
        dialog, self._dialog = self._dialog, None
        self._uncover()
        self._activity.stir()
        if dialog is not None:
            dialog.deleteLater()
        self.changed.emit(False)

    def _cover_all(self) -> None:
        self._covers = [cover for cover in self._covers if shiboken6.isValid(cover)]
        covered = {cover.window() for cover in self._covers}
        for window in QApplication.topLevelWidgets():
            wanted = window.isVisible() and window.isWindow() and window is not self._dialog
            if wanted and window not in covered:
                self._covers.append(Cover(window))

    def _uncover(self) -> None:
        for cover in self._covers:
            if shiboken6.isValid(cover):
                cover.hide()
                cover.deleteLater()
        self._covers.clear()
