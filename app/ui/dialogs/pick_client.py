"""Choosing another client, in a dialog of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from app.ui import keys, theme
from app.ui.widgets.basic import button, column, label, row
from app.ui.widgets.client_search import ClientSearch

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.domain.records import ClientRow
    from app.services.store import Store


class PickClient(QDialog):
    """A search; `chosen` is the client taken, None when the dialog was left."""

    def __init__(self, store: Store, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme.tokens()
        self.chosen: ClientRow | None = None
        self.setWindowTitle("お客様を選ぶ")
        self.finder = ClientSearch(store)
        self.finder.opened.connect(self._take)
        self.finder.touched.connect(self._touched)
        self.take = button("このお客様にする", "primary")
        self.take.clicked.connect(self._take_current)
        leave = button("やめる", "quiet")
        leave.clicked.connect(self.reject)
        layout = column(
            label(words, "h3"), self.finder, row(leave, None, self.take), spacing=look.space_4
        )
        layout.setStretch(1, 1)
        edge = look.space_5
        layout.setContentsMargins(edge, edge, edge, edge)
        self.setLayout(layout)
        self.resize(round(560 * look.scale), round(480 * look.scale))
        self.finder.search()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Ctrl+Enter takes the client."""
        if keys.settles(event):
            self._take_current()
        else:
            super().keyPressEvent(event)

    def _touched(self, chosen: object) -> None:
        self.take.setEnabled(chosen is not None)

    def _take(self, chosen: ClientRow) -> None:
        self.chosen = chosen
        self.accept()

    def _take_current(self) -> None:
        if self.finder.list.chosen is not None:
            self._take(self.finder.list.chosen)
