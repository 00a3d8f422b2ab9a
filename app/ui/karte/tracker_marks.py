"""◎○△×: how well each candidate meets each selection point, one tap a mark."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from app.domain.entries.choosing import MARKS
from app.ui import theme
from app.ui.widgets.basic import button, clear, column, label

if TYPE_CHECKING:
    from app.domain.entries.choosing import Mark, ToolComparison

NEXT = {None: 3, 3: 2, 2: 1, 1: 0, 0: None}
HINT = "押すたびに ◎ → ○ → △ → × → 空欄 と変わります。"


class MarksTable(QWidget):
    """The marks. `turned(place, marks)` with those of a candidate as a tap has changed them."""

    turned = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: object = None
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.tokens().space_1)
        self._grid.setColumnStretch(0, 1)
        inner = QWidget()
        inner.setLayout(self._grid)
        self.buttons: dict[tuple[int, int], QPushButton] = {}
        self.setLayout(column(label("評価", "strong"), label(HINT, "hint"), inner))

    def show_value(self, value: ToolComparison) -> None:
        """Show the marks of this table; without points or candidates nothing."""
        points = value.named_points
        shown = (points, [point.key for point in points], value.candidates)
        if shown == self._shown:
            return
        self._shown = shown
        here = next((at for at, one in self.buttons.items() if one.hasFocus()), None)
        clear(self._grid)
        self.buttons = {}
        self.setVisible(bool(points and value.candidates))
        for at, candidate in enumerate(value.candidates):
            self._grid.addWidget(label(candidate.name, "caption"), 0, at + 1)
        for line, point in enumerate(points):
            self._grid.addWidget(label(point.name), line + 1, 0)
            for at in range(len(value.candidates)):
                self._grid.addWidget(self._cell(value, line, at), line + 1, at + 1)
        if here in self.buttons:
            self.buttons[here].setFocus()

    def _cell(self, value: ToolComparison, line: int, at: int) -> QPushButton:
        candidate, point = value.candidates[at], value.named_points[line]
        mark = candidate.mark(point)
        sign = "" if mark is None else MARKS[mark]
        pressed = button(sign, name=f"{candidate.name}の{point.name}：{sign or '空欄'}")
        marks = candidate.judged(point, NEXT[mark]).marks
        pressed.clicked.connect(partial(self._turn, at, marks))
        self.buttons[line, at] = pressed
        return pressed

    def _turn(self, at: int, marks: tuple[Mark, ...]) -> None:
        self.turned.emit(at, marks)
