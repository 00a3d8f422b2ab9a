"""前の値: the earlier values of a field, below it, each with a way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame

from app.ui import qt, theme
from app.ui.client_words import moment
from app.ui.profile_words import value_words
from app.ui.widgets.basic import button, clear, column, label, row

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.services.profile_history import Earlier
    from app.ui.forms.form import Box

MOST = 5


class EarlierValues(QObject):
    """A button and the sheet that it opens. `wanted(value)` when one is to come back."""

    wanted = Signal(object)

    def __init__(
        self,
        box: Box,
        read: Callable[[], tuple[Earlier, ...]],
        colleagues: Callable[[], Mapping[str, str]],
    ) -> None:
        super().__init__(box)
        self._name, self._read, self._colleagues = box.part.name, read, colleagues
        self.link = button("前の値", "quiet", name=f"{box.part.label}の前の値を見る")
        self.link.setCheckable(True)
        self.link.toggled.connect(self._toggled)
        self.sheet = QFrame()
        self.sheet.setProperty("role", "row")
        self._list = column(spacing=theme.tokens().space_2)
        edge = theme.tokens().space_3
        self._list.setContentsMargins(edge, edge, edge, edge)
        self.sheet.setLayout(self._list)
        self.sheet.hide()
        box.put_aside(self.link)
        box.put_below(self.sheet)

    def offer(self, *, offered: bool) -> None:
        """Show the button when there are earlier values; the sheet closes."""
        self.link.setChecked(False)
        self.link.setVisible(offered)

    def _toggled(self, on: bool) -> None:  # noqa: FBT001 - the shape of the signal
        clear(self._list)
        for each in self._read()[:MOST] if on else ():
            words = label(value_words(self._name, each.value, self._colleagues()))
            when = f"{moment(each.replaced_at)}に{each.author_name or '担当者'}が書きかえました"
            back = button("この値に戻す", name=f"{words.text()}に戻す")
            back.clicked.connect(partial(self._back, each.value))
            line = row(column(words, label(when, "hint"), spacing=0), back)
            line.setStretch(0, 1)
            line.setAlignment(back, qt.TOP)
            self._list.addLayout(line)
        self.sheet.setVisible(on)

    def _back(self, value: object) -> None:
        self.link.setChecked(False)
        self.wanted.emit(value)
