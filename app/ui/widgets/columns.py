"""A layout of equal columns: as many as fit, so that pages reflow instead of clipping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Sequence


class ColumnsLayout(QLayout):
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
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._counts = tuple(counts)
        self._minimum = round(minimum)
        self._weights = tuple(weights)
        self.setContentsMargins(QMargins())
        self.setSpacing(gap)

    @override
    def addItem(self, item: QLayoutItem, /) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int, /) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int, /) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    @override
    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    @override
    def minimumSize(self) -> QSize:
        """One column: the widest of the items; the height follows from the width."""
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(max((size.width() for size in sizes), default=0), 0)

    @override
    def sizeHint(self) -> QSize:
        items = self._shown()
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
            self._shown(),
        )
        room = [edges[place + 1] - edges[place] - gap for place in range(count)]
        needs = [item.minimumSize().width() for item in items]
        enough = all(need <= room[place % count] for place, need in enumerate(needs))
        return enough and sum(room) // count >= self._minimum

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Place the items (or only measure); returns the height they take."""
        items, columns, gap = self._shown(), self.columns(rect.width()), self.spacing()
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
