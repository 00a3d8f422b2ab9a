"""The advisor's own memo during a check: a sheet at the right edge, opened with F4."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget
from typing_extensions import override

from app.ui import qt, theme
from app.ui.widgets import number_guard
from app.ui.widgets.basic import button, column, label, row
from app.ui.widgets.number_guard import NumberGuard

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

SAVE_AFTER_MS = 400


class MemoSheet(QFrame):
    """A note of the advisor, printed only on demand. `changed(text)` shortly after a key."""

    changed = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        look = theme.tokens()
        self.setProperty("role", "sheet")
        self._saved: str | None = ""
        self.edit = QPlainTextEdit()
        self.edit.setAccessibleName("担当者メモ")
        self.edit.setTabChangesFocus(True)
        self.edit.textChanged.connect(self._typed)
        self.guard = NumberGuard(self.edit, number_guard.MASKED)
        self.guard.decided.connect(self.flush)
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        close = button("閉じる", "quiet", name="メモを閉じる")
        close.clicked.connect(self.shut)
        layout = column(
            row(label("担当者メモ", "h3", wrap=False), None, close),
            label("PDFには、選んだときだけ印刷します。書いたそばから保存します。", "hint"),
            self.edit,
            self.guard,
            spacing=look.space_2,
        )
        edge = look.space_4
        layout.setContentsMargins(edge, edge, edge, edge)
        self.setLayout(layout)
        self.hide()

    def show_text(self, text: str) -> None:
        """Show a memo that is saved already."""
        self._saved = text
        self.edit.blockSignals(True)
        self.edit.setPlainText(text)
        self.edit.blockSignals(False)
        self.guard.trust()

    def open_at(self, page: QWidget) -> None:
        """Show the sheet over the right edge of the page."""
        look = theme.tokens()
        width = min(round(380 * look.scale), page.width() - 2 * look.space_4)
        self.setGeometry(page.width() - width, 0, width, page.height())
        self.show()
        self.raise_()
        self.edit.setFocus()

    def flush(self) -> None:
        """Tell the present text now, when it is not saved yet."""
        if self.edit.hasFocus():
            QGuiApplication.inputMethod().commit()
        self._timer.stop()
        text = self.guard.kept
        if text != self._saved:
            self._saved = text
            self.changed.emit(text)

    def retry(self) -> None:
        """The text could not be saved: tell it again with the next key, or when it is left."""
        self._saved = None

    def shut(self) -> None:
        """Save and hide."""
        if self.isHidden():
            return
        self.flush()
        self.hide()
        self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Esc closes; nothing typed here reaches the questions below."""
        if event.key() in (qt.KEY.Key_Escape, qt.KEY.Key_F4):
            self.shut()
        event.accept()

    def _typed(self) -> None:
        self._timer.start()
