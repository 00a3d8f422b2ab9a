"""What may be meant by what is being typed, offered below a field: a tap or Enter takes one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui import qt, theme
from app.ui.forms.editor import tab_through
from app.ui.widgets.basic import button, clear, column, label, row
from app.ui.widgets.fields import ASIDE
from app.ui.widgets.tiles import Tile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QHBoxLayout


class Offers(QWidget):
    """Hidden while there is nothing to offer. `taken(thing)` with the thing that was chosen."""

    taken = Signal(object)

    def __init__(self, title: str, after: QWidget) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._title, self._after = title, after
        self._things: list[object] = []
        self._list = column(spacing=theme.tokens().space_1)
        self.setLayout(self._list)
        self.hide()

    def offer(self, things: Sequence[tuple[Any, str, str]]) -> None:
        """Offer these (thing, words, second line) instead of those before."""
        if [thing for thing, _words, _hint in things] == self._things:
            return
        clear(self._list)
        self._things = [thing for thing, _words, _hint in things]
        if things:
            self._list.addLayout(self._head())
        before = self._after
        for thing, words, hint in things:
            tile = Tile(large=False)
            tile.tell(words, hint=hint, name=f"{words}　{hint}".strip())
            tile.clicked.connect(lambda _on=False, thing=thing: self.taken.emit(thing))
            self._list.addWidget(tile)
            tab_through(before, tile)
            before = tile
        self.setVisible(bool(things))

    def _head(self) -> QHBoxLayout:
        shut = button("閉じる", "quiet", name="候補を閉じる")
        shut.setProperty(ASIDE, True)
        shut.clicked.connect(self._shut)
        head = row(label(self._title, "hint"), shut)
        head.setStretch(0, 1)
        return head

    def _shut(self) -> None:
        self.offer(())
        self._after.setFocus(qt.OTHER_REASON)
