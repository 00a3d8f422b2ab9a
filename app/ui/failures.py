"""One dialog for a failure: what happened and what to do, never two at a time."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from app.errors import AppError, Faults
from app.ui import qt
from app.ui.widgets.basic import button, column, label, row

LOG = logging.getLogger(__name__)
UNEXPECTED = (
    "思いがけない問題が起きました。",
    (
        "ここまでの内容は保存されています。もう一度お試しください。"
        "続くときは、伴走カルテを開き直してください。"
    ),
)


class FailureDialog(QDialog):
    """Says what happened and what to do; closes with one button."""

    def __init__(self, title: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("お知らせ")
        self.setAttribute(qt.DELETE_ON_CLOSE)
        self.title = title
        self.hint = hint
        close = button("閉じる", "primary")
        close.clicked.connect(self.accept)
        layout = column(label(title, "h3"), label(hint), row(None, close), spacing=16)
        layout.setContentsMargins(24, 24, 24, 24)
        self.setLayout(layout)
        self.setMinimumWidth(440)
        close.setFocus()


class Failures(QObject):
    """Shows errors to the user and writes unexpected ones to the log."""

    shown = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open: FailureDialog | None = None

    def show(self, error: BaseException, parent: QWidget | None = None) -> None:
        """Show one error; while a dialog is open further ones are only logged."""
        title, hint = words(error)
        if not isinstance(error, AppError):
            LOG.error("unexpected error", exc_info=error)
        if self._open is not None:
            return
        dialog = FailureDialog(title, hint, parent)
        dialog.finished.connect(self._closed)
        self._open = dialog
        dialog.open()
        self.shown.emit(title, hint)

    def _closed(self) -> None:
        self._open = None


def words(error: BaseException) -> tuple[str, str]:
    """The title and the hint of an error; those of an unexpected one hide its details."""
    if isinstance(error, Faults):
        lines = "\n".join(str(fault) for fault in error.faults[:5])
        return error.title, f"{lines}\n{error.hint}"
    if isinstance(error, AppError):
        return error.title, error.hint
    return UNEXPECTED
