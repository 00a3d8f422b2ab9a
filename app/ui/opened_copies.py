"""Documents that are open in other programs: watched, taken back when changed, wiped in time.

A document may have 25 MB: reading, writing and wiping it is done by the worker of the store, one
thing after the other, and one thing at a time for each document.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from app.errors import DocumentRefused
from app.services import opened_files, rescued

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.changes import Changes
    from app.services.opened_files import Closed, OpenedFile
    from app.services.store import Store
    from app.ui.attention import Attention
    from app.ui.failures import Failures
    from app.ui.tasks import Tasks

Value = TypeVar("Value")
LOOK_MS = 5_000
STABLE_S = 2.0  # so long nothing was written: the other program has finished saving
WIPE_AFTER_S = 30 * 60
OPEN = (
    "ほかのプログラムで開いています。いまは、暗号でない写しがこのパソコンにあります。"
    "30分後か、伴走カルテを閉じるときに消します。直して保存すると、新しい版として取り込みます。"
)
OPENING = "開いています…"
TAKING = "変わったところがないか、確かめています…"
WIPING = "写しを消しています…"
NOT_OPENED = "画面が変わったので、書類は開きませんでした。もう一度 [開く] を押してください。"
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
    wanted: bool = True  # False: nobody got to see it, it goes as soon as it can


class OpenedCopies(QObject):
    """Opens copies and looks after them as long as the store is open, whichever page shows.

    `changed()` when one was opened or wiped, or when work on one began or ended;
    `taken_back(changes, words)` after a write; `told(words)` for a word in passing.
    """

    changed = Signal()
    taken_back = Signal(object, str)
    told = Signal(str)

    def __init__(
        self,
        store: Store,
        tasks: Tasks,
        failures: Failures,
        attention: Attention,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._tasks = store, tasks
        self._failures, self._attention = failures, attention
        self._watched: dict[str, _Watched] = {}
        self._working: dict[str, str] = {}  # what is being done, by document
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def open_ones(self) -> tuple[str, ...]:
        """The ids of the documents that are open."""
        return tuple(self._watched)

    def working(self, entry_id: str) -> str:
        """What is being done with the copy of a document; empty when nothing is."""
        return self._working.get(entry_id, "")

    def open(self, entry_id: str, wanted: Callable[[], bool]) -> None:
        """Open a document in the program that the system has for it, and say what that means.

        When the copy lies there and it is not `wanted` any more, or the application was locked
        meanwhile, nothing opens and the copy is wiped.
        """
        locks = self._attention.holds

        def still_wanted() -> bool:
            return self._attention.holds == locks and wanted()

        self._work(
            entry_id,
            OPENING,
            partial(opened_files.open_copy, self._store, entry_id),
            partial(self._laid_out, entry_id, still_wanted),
            self._failed,
        )

    def look(self, now: float | None = None) -> None:
        """Take back what was changed, wipe what was left alone long enough."""
        now = time.time() if now is None else now
        for entry_id, watched in tuple(self._watched.items()):
            written = opened_files.changed_at(watched.opened)
            settled = 0 < written <= now - STABLE_S
            if settled and written not in (watched.seen, watched.refused):
                self._take_back(entry_id, written, now)
            else:
                self._wipe_in_time(entry_id, written, now)

    def close(self, entry_id: str) -> None:
        """Take back what was changed in a copy, or keep it, and wipe the copy now."""
        if entry_id in self._watched:
            self._close(entry_id, self._failed)

    def stop(self) -> None:
        """Look after nothing any more; called before the store is closed, which wipes them all."""
        self._timer.stop()
        self._watched.clear()

    # Work: one thing at a time for each document

    def _work(
        self,
        entry_id: str,
        word: str,
        job: Callable[[], Value],
        done: Callable[[Value], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Do this in the worker, unless something is being done with the document already."""
        if entry_id in self._working:
            return

        def ended(answer: Callable[[], None]) -> None:
            del self._working[entry_id]
            answer()
            self.changed.emit()

        self._working[entry_id] = word
        self._tasks.run(
            job,
            lambda value: ended(partial(done, value)),
            lambda error: ended(partial(failed, error)),
            owner=self,
            lane="store",
        )
        self.changed.emit()

    def _laid_out(self, entry_id: str, wanted: Callable[[], bool], opened: OpenedFile) -> None:
        watched = self._watched.get(entry_id)
        known = watched is not None and watched.wanted
        if watched is None or watched.opened != opened:
            watched = _Watched(opened, opened_files.changed_at(opened))
            self._watched[entry_id] = watched
        self._timer.start()
        if wanted():
            watched.wanted = True
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(opened.path)))
            return
        if not known:  # else it may be open since before, with work in it
            watched.wanted = False
            self._close(entry_id, self._failed)
        self._attention.when_free(partial(self.told.emit, NOT_OPENED), self)

    def _take_back(self, entry_id: str, written: float, now: float) -> None:
        watched = self._watched[entry_id]

        def done(found: tuple[OpenedFile, Changes] | None) -> None:
            watched.seen = max(watched.seen, written)
            if found is not None:
                watched.seen = written
                watched.opened, changes = found
                self._say_taken_back(watched, changes)
            self._wipe_in_time(entry_id, written, now)

        def failed(error: BaseException) -> None:
            watched.refused = written
            self._failed(error)
            self._wipe_in_time(entry_id, written, now)

        job = partial(opened_files.take_back_changed, self._store, watched.opened)
        self._work(entry_id, TAKING, job, done, failed)

    def _wipe_in_time(self, entry_id: str, written: float, now: float) -> None:
        watched = self._watched[entry_id]
        if watched.wanted and now - max(written, watched.seen) < WIPE_AFTER_S:
            return

        def failed(error: BaseException) -> None:  # the copy stays, and it is tried again
            if watched.refused != written:
                watched.refused = written
                self._failed(error)

        self._close(entry_id, failed)

    def _close(self, entry_id: str, failed: Callable[[BaseException], None]) -> None:
        job = partial(opened_files.close, self._store, self._watched[entry_id].opened)
        self._work(entry_id, WIPING, job, partial(self._closed, entry_id), failed)

    def _closed(self, entry_id: str, closed: Closed) -> None:
        watched = self._watched[entry_id]
        if closed.changes is not None:
            self._say_taken_back(watched, closed.changes)
        if closed.rescued:
            said = RESCUED.format(names="」「".join(closed.rescued))
            self.taken_back.emit(rescued.CHANGED, said)
            self._failed(DocumentRefused(said, WHERE))
        if closed.wiped:
            del self._watched[entry_id]
            if not self._watched:
                self._timer.stop()

    def _say_taken_back(self, watched: _Watched, changes: Changes) -> None:
        if changes.kinds:
            self.taken_back.emit(changes, TAKEN_BACK.format(name=watched.opened.path.name))

    def _failed(self, error: BaseException) -> None:
        self._failures.show(error, QApplication.activeWindow())
