"""A layout of equal columns: as many as fit, so that pages reflow instead of clipping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from typing_extensions import override

from app.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLayoutItem, QWidget


class ColumnsLayout(FlowLayout):
    """Items from left to right in columns, equal ones unless `weights` says otherwise.

    `counts` are the numbers of columns to choose from, such as (3, 1): the greatest whose columns
    are at least `minimum` pixels wide is taken, else the last. Rows are as high as their highest
    item at that width.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        counts: Sequence[int],
        minimum: float,
        gap: int,
        weights: Sequence[int] = (),
    ) -> None:
        super().__init__(parent, gap=gap)
        self._counts = tuple(counts)
        self._minimum = round(minimum)
        self._weights = tuple(weights)

    @override
    def minimumSize(self) -> QSize:
        """One column: the widest of the items; the height follows from the width."""
        sizes = [item.minimumSize() for item in self.shown()]
        return QSize(max((size.width() for size in sizes), default=0), 0)

    @override
    def sizeHint(self) -> QSize:
        items = self.shown()
        columns = self._counts[0] if self._counts else 1
        width = max((item.sizeHint().width() for item in items), default=0)
        total = columns * max(width, self._minimum) + (columns - 1) * self.spacing()
        return QSize(total, self.heightForWidth(total))

    def columns(self, width: int) -> int:
        """How many columns are used at this width."""
        for count in self._counts:
            if self._fits(width, count):
                return count
        return self._counts[-1]

    def _fits(self, width: int, count: int) -> bool:
        edges, gap, items = (
            self._edges(width + self.spacing(), count),
            self.spacing(),
            self.shown(),
        )
        room = [edges[place + 1] - edges[place] - gap for place in range(count)]
        needs = [item.minimumSize().width() for item in items]
        enough = all(need <= room[place % count] for place, need in enumerate(needs))
        return enough and sum(room) // count >= self._minimum

    @override
    def place(self, rect: QRect, *, move: bool) -> int:
        items, columns, gap = self.shown(), self.columns(rect.width()), self.spacing()
        edges = self._edges(rect.width() + gap, columns)
        top = rect.top()
        for start in range(0, len(items), columns):
            line = items[start : start + columns]
            widths = [edges[index + 1] - edges[index] - gap for index in range(len(line))]
            height = max(_height(item, width) for item, width in zip(line, widths, strict=True))
            if move:
                for index, item in enumerate(line):
                    item.setGeometry(QRect(rect.left() + edges[index], top, widths[index], height))
            top += height + gap
        return max(0, top - gap - rect.top())

    def _edges(self, room: int, columns: int) -> list[int]:
        """Where the columns begin, each with the gap behind it."""
        fitting = self._weights if len(self._weights) == columns else (1,) * columns
        total = sum(fitting)
        return [room * sum(fitting[:index]) // total for index in range(columns + 1)]


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return max(item.heightForWidth(width), item.minimumSize().height())
    return item.sizeHint().height()
