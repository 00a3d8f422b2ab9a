"""Ctrl+Z and Ctrl+Y for the record: the batches that were written here, newest first.

A batch that is widened (a form that goes on saving itself) counts once. What another store or a
sync wrote is not ours to take back and never comes here with a batch.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.errors import AppError
from app.services import undo as batches

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.changes import Changes
    from app.ui.desk import Desk

MOST = 200


class UndoStack(QObject):
    """Listens to every write and can take back those that name a batch."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._past: list[tuple[str, str]] = []
        self._future: list[tuple[str, str]] = []
        self._busy = False
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

    def _turn(
        self, source: list[tuple[str, str]], target: list[tuple[str, str]], words: str
    ) -> None:
        if not source:
            self._desk.go.toast("元に戻せる操作はありません。")
            return
        batch, action = source[-1]
        try:
            changes = batches.undo(self._desk.store, batch)
        except AppError as error:
            source.pop()
            self._desk.failures.show(error)
            return
        source.pop()
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
