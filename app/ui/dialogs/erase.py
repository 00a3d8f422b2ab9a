"""The one question that is asked before something goes for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui import qt
from app.ui.dialogs.fitted import FittedDialog
from app.ui.widgets.basic import button, column, label, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class EraseDialog(FittedDialog):
    """Accepted when it shall go. The keyboard stands on [やめる]."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__("完全に消す", parent)
        self.leave = button("やめる")
        self.leave.setDefault(True)
        self.leave.clicked.connect(self.reject)
        self.take = button("完全に消す", "primary")
        self.take.clicked.connect(self.accept)
        self.fit(
            column(
                label(words, "h3"),
                label("消したあとは、元に戻せません。控え（バックアップ）には残っています。"),
                row(self.leave, None, self.take),
                spacing=16,
            )
        )
        self.leave.setFocus(qt.OTHER_REASON)
