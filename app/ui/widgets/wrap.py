"""A layout that puts widgets side by side and goes to a new line when the room ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from typing_extensions import override

from app.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayoutItem, QWidget


class WrapLayout(FlowLayout):
    """Items at their preferred size, in lines, like words in a text."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8) -> None:
        super().__init__(parent, gap=gap)

    @override
    def minimumSize(self) -> QSize:
        widths = [item.sizeHint().width() for item in self.shown()]
        heights = [item.sizeHint().height() for item in self.shown()]
        return QSize(max(widths, default=0), max(heights, default=0))

    @override
    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self.shown()]
        width = sum(size.width() + self.spacing() for size in sizes)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = [[]]
        used = 0
        for item in self.shown():
            wanted = item.sizeHint().width()
            if lines[-1] and used + wanted > width:
                lines.append([])
                used = 0
            lines[-1].append(item)
            used += wanted + self.spacing()
        return [line for line in lines if line]

    @override
    def place(self, rect: QRect, *, move: bool) -> int:
        top = rect.top()
        for line in self._lines(rect.width()):
            height = max(item.sizeHint().height() for item in line)
            left = rect.left()
            for item in line:
                size = item.sizeHint()
                width = min(size.width(), rect.width())
                if move:
                    middle = top + (height - size.height()) // 2
                    item.setGeometry(QRect(left, middle, width, size.height()))
                left += width + self.spacing()
            top += height + self.spacing()
        return max(0, top - self.spacing() - rect.top())
