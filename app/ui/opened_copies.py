"""Documents that are open in other programs: watched, taken back when changed, wiped in time."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from app.errors import AppError, DocumentRefused
from app.services import opened_files, rescued

if TYPE_CHECKING:
    from app.services.opened_files import OpenedFile
    from app.services.store import Store
    from app.ui.failures import Failures

LOOK_MS = 5_000
STABLE_S = 2.0  # so long nothing was written: the other program has finished saving
WIPE_AFTER_S = 30 * 60
OPEN = (
    "ほかのプログラムで開いています。いまは、暗号でない写しがこのパソコンにあります。"
    "30分後か、伴走カルテを閉じるときに消します。直して保存すると、新しい版として取り込みます。"
)
TAKEN_BACK = "「{name}」の新しい版を取り込みました。"
RESCUED = "「{names}」を、元の書類に戻せませんでした。"
WHERE = (
    "なくならないように、暗号にして預かりました。「今日」の [取り出す] で、ファイルに保存できます。"
)


@dataclass(slots=True)
class _Watched:
    opened: OpenedFile
    seen: float  # when the copy was written, at the last look
    refused: float = -1.0  # the version that could not be taken back


class OpenedCopies(QObject):
    """Opens copies and looks after them as long as the store is open, whichever page shows.

    `changed()` when one was opened or wiped; `taken_back(changes, words)` after a write.
    """

    changed = Signal()
    taken_back = Signal(object, str)

    def __init__(self, store: Store, failures: Failures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._failures = store, failures
        self._watched: dict[str, _Watched] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def open_ones(self) -> tuple[str, ...]:
        """The ids of the documents that are open."""
        return tuple(self._watched)

    def open(self, entry_id: str) -> None:
        """Open a document in the program that the system has for it, and say what that means."""
        try:
            opened = opened_files.open_copy(self._store, entry_id)
        except AppError as error:
            self._failures.show(error, QApplication.activeWindow())
            return
        self._watched[entry_id] = _Watched(opened, opened_files.changed_at(opened))
        self._timer.start()
        self.changed.emit()
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(opened.path)))

    def look(self, now: float | None = None) -> None:
        """Take back what was changed, wipe what was left alone long enough."""
        now = time.time() if now is None else now
        for entry_id, watched in tuple(self._watched.items()):
            if not self._still_open(watched, now):
                self._forget(entry_id)

    def close(self, entry_id: str) -> None:
        """Take back what was changed in a copy, or keep it, and wipe the copy now."""
        watched = self._watched.get(entry_id)
        if watched is None:
            return
        try:
            self._close(watched)
        except AppError as error:
            self._failures.show(error, QApplication.activeWindow())
            return
        self._forget(entry_id)

    def _forget(self, entry_id: str) -> None:
        del self._watched[entry_id]
        if not self._watched:
            self._timer.stop()
        self.changed.emit()

    def _still_open(self, watched: _Watched, now: float) -> bool:
        written = opened_files.changed_at(watched.opened)
        settled = now - written >= STABLE_S
        if settled and written not in (watched.seen, watched.refused):
            self._take_back(watched, written)
        if now - max(written, watched.seen) < WIPE_AFTER_S:
            return True
        try:
            return not self._close(watched)
        except AppError as error:  # the copy stays, and it is tried again
            if watched.refused != written:
                watched.refused = written
                self._failures.show(error, QApplication.activeWindow())
            return True

    def _close(self, watched: _Watched) -> bool:
        """Whether the copy is gone."""
        closed = opened_files.close(self._store, watched.opened)
        if closed.changes is not None:
            said = TAKEN_BACK.format(name=watched.opened.path.name)
            self.taken_back.emit(closed.changes, said)
        if closed.rescued:
            said = RESCUED.format(names="」「".join(closed.rescued))
            self.taken_back.emit(rescued.CHANGED, said)
            self._failures.show(DocumentRefused(said, WHERE), QApplication.activeWindow())
        return closed.wiped

    def _take_back(self, watched: _Watched, written: float) -> None:
        if opened_files.state(watched.opened) != "changed":
            watched.seen = max(watched.seen, written)
            return
        try:
            watched.opened, changes = opened_files.take_back(self._store, watched.opened)
        except AppError as error:
            watched.refused = written
            self._failures.show(error, QApplication.activeWindow())
            return
        watched.seen = written
        if changes.kinds:
            self.taken_back.emit(changes, TAKEN_BACK.format(name=watched.opened.path.name))
