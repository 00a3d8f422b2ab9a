"""One dialog for a failure: what happened and what to do; never two at a time, none dropped."""

from __future__ import annotations

import logging

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.errors import AppError, Faults
from app.ui import qt, theme
from app.ui.attention import Attention
from app.ui.dialogs.fitted import FittedDialog
from app.ui.widgets.basic import button, column, label, row, scroll

LOG = logging.getLogger(__name__)
MOST_LINES = 6  # more lines than these scroll
TALL = 240  # px at text size 標準: the height of what scrolls
UNEXPECTED = (
    "思いがけない問題が起きました。",
    (
        "ここまでの内容は保存されています。もう一度お試しください。"
        "続くときは、伴走カルテを開き直してください。"
    ),
)


class FailureDialog(FittedDialog):
    """Says what happened and what to do; closes with one button."""

    def __init__(self, title: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__("お知らせ", parent)
        self.setAttribute(qt.DELETE_ON_CLOSE)
        self.title = title
        self.hint = hint
        close = button("閉じる", "primary")
        close.clicked.connect(self.accept)
        look = theme.tokens()
        words: QWidget = label(hint)
        if hint.count("\n") >= MOST_LINES:
            words = scroll(words)
            words.setFixedHeight(round(TALL * look.scale))
        self.fit(column(label(title, "h3"), words, row(None, close), spacing=look.space_4))
        close.setFocus()


class Failures(QObject):
    """Shows errors to the user and writes unexpected ones to the log.

    While a dialog is open, or the application is locked, the others wait for their turn; one
    that says the same as another that shows or waits adds nothing.
    """

    shown = Signal(str, str)

    def __init__(self, parent: QObject | None = None, attention: Attention | None = None) -> None:
        super().__init__(parent)
        self._attention = attention or Attention(self)
        self._open: FailureDialog | None = None
        self._waiting: dict[tuple[str, str], QWidget | None] = {}

    def show(self, error: BaseException, parent: QWidget | None = None) -> None:
        """Show one error, as soon as none other shows and the application is not locked."""
        if not isinstance(error, AppError):
            LOG.error("unexpected error", exc_info=error)
        said = words(error)
        if self._open is not None and said == (self._open.title, self._open.hint):
            return
        self._waiting.setdefault(said, parent)
        self._attention.when_free(self._next, self)

    def forget(self) -> None:
        """Show nothing of what waits: it is about a store that is closed."""
        self._waiting.clear()

    def _next(self) -> None:
        if self._open is not None or not self._waiting:
            return
        said = next(iter(self._waiting))
        parent = self._waiting.pop(said)
        if parent is None or not shiboken6.isValid(parent):
            parent = QApplication.activeWindow()
        self._open = dialog = FailureDialog(*said, parent)
        dialog.finished.connect(self._closed)
        dialog.open()
        self.shown.emit(*said)

    def _closed(self) -> None:
        self._open = None
        self._attention.when_free(self._next, self)


def words(error: BaseException) -> tuple[str, str]:
    """The title and the hint of an error; those of an unexpected one hide its details."""
    if isinstance(error, Faults):
        lines = "\n".join(str(fault) for fault in error.faults[:5])
        return error.title, f"{lines}\n{error.hint}"
    if isinstance(error, AppError):
        return error.title, error.hint
    return UNEXPECTED
