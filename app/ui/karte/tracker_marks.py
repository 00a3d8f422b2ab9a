"""◎○△×: how well each candidate meets each selection point, one tap a mark."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from app.domain.entries.choosing import MARKS
from app.ui import theme
from app.ui.widgets.basic import button, clear, column, label

if TYPE_CHECKING:
    from app.domain.entries.choosing import ToolComparison

NEXT = {None: 3, 3: 2, 2: 1, 1: 0, 0: None}
HINT = "押すたびに ◎ → ○ → △ → × → 空欄 と変わります。"


class MarksTable(QWidget):
    """The marks. `changed(value)` with the table after a tap."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._value: ToolComparison | None = None
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.tokens().space_1)
        self._grid.setColumnStretch(0, 1)
        inner = QWidget()
        inner.setLayout(self._grid)
        self.buttons: dict[tuple[int, int], QPushButton] = {}
        self.setLayout(column(label("評価", "strong"), label(HINT, "hint"), inner))

    def show_value(self, value: ToolComparison) -> None:
        """Show the marks of this table; without points or candidates nothing."""
        self._value = value
        here = next((at for at, one in self.buttons.items() if one.hasFocus()), None)
        clear(self._grid)
        self.buttons = {}
        self.setVisible(bool(value.points and value.candidates))
        for at, candidate in enumerate(value.candidates):
            self._grid.addWidget(label(candidate.name, "caption"), 0, at + 1)
        for line, point in enumerate(value.points):
            self._grid.addWidget(label(point.name), line + 1, 0)
            for at in range(len(value.candidates)):
                self._grid.addWidget(self._cell(value, line, at), line + 1, at + 1)
        if here in self.buttons:
            self.buttons[here].setFocus()

    def _cell(self, value: ToolComparison, line: int, at: int) -> QPushButton:
        candidate, point = value.candidates[at], value.points[line]
        mark = candidate.mark(line)
        sign = "" if mark is None else MARKS[mark]
        pressed = button(sign, name=f"{candidate.name}の{point.name}：{sign or '空欄'}")
        pressed.clicked.connect(partial(self._turn, line, at))
        self.buttons[line, at] = pressed
        return pressed

    def _turn(self, line: int, at: int) -> None:
        assert self._value is not None
        candidate = self._value.candidates[at]
        marks = [candidate.mark(place) for place in range(len(self._value.points))]
        marks[line] = NEXT[marks[line]]
        changed = replace(candidate, marks=tuple(marks))
        candidates = list(self._value.candidates)
        candidates[at] = changed
        self.changed.emit(replace(self._value, candidates=tuple(candidates)))
