"""Ctrl+Z and Ctrl+Y for the record: the batches that were written here, newest first.

A batch that is widened (a form that goes on saving itself) counts once. What another store or a
sync wrote is not ours to take back and never comes here with a batch. What concerns hundreds of
records is taken back in a worker, while the screens go on answering.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.errors import AppError
from app.services import history
from app.services import undo as batches

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.changes import Changes
    from app.ui.desk import Desk

    Step = tuple[str, str]  # a batch and what it did

MOST = 200
LONG = 100  # changes: from here on a worker takes them back


class UndoStack(QObject):
    """Listens to every write and can take back those that name a batch."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._past: list[Step] = []
        self._future: list[Step] = []
        self._busy = False
        self._working = False
        desk.refresh.changed.connect(self._written)

    @property
    def next(self) -> str:
        """The name of what Ctrl+Z would take back; "" when there is nothing."""
        return self._past[-1][1] if self._past else ""

    def undo(self) -> None:
        """Take back the last write."""
        self._turn(self._past, self._future, "「{}」を元に戻しました。やり直すときは Ctrl+Y です。")

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._turn(self._future, self._past, "「{}」をやり直しました。")

    def way_back(self, changes: Changes) -> Callable[[], None] | None:
        """What takes exactly this write back; None when nothing can."""
        return partial(self._take_back, changes.undo, changes.action) if changes.undo else None

    def _take_back(self, batch: str, action: str) -> None:
        step = (batch, action)
        if step in self._past:
            self._past.remove(step)
            self._past.append(step)
            self.undo()

    def _turn(self, source: list[Step], target: list[Step], words: str) -> None:
        if not source:
            redoing = source is self._future
            self._desk.go.toast(f"{'やり直せる' if redoing else '元に戻せる'}操作はありません。")
            return
        if self._working:  # the strip says so
            return
        step = source.pop()
        job = partial(batches.undo, self._desk.store, step[0])
        done = partial(self._turned, step, target, words)
        if history.size(self._desk.store, step[0], most=LONG) < LONG:
            try:
                changes = job()
            except AppError as error:
                self._failed(error)
            else:
                done(changes)
            return
        self._working = True
        self._desk.tasks.run(
            job, done, self._failed, owner=self, lane="store", text=f"「{step[1]}」を戻しています…"
        )

    def _failed(self, error: BaseException) -> None:
        self._working = False
        self._desk.failures.show(error)

    def _turned(self, step: Step, target: list[Step], words: str, changes: Changes) -> None:
        self._working = False
        action = step[1]
        if changes.undo:
            target.append((changes.undo, action))
        self._busy = True
        try:
            self._desk.refresh.publish(changes)
        finally:
            self._busy = False
        self._desk.go.toast(words.format(action))

    def _written(self, changes: Changes) -> None:
        if self._busy or not changes.undo:
            return
        step = (changes.undo, changes.action)
        if step in self._past:
            self._past.remove(step)
        self._past.append(step)
        del self._past[:-MOST]
        self._future.clear()
