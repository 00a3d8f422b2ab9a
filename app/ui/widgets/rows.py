"""What the lists share whose rows are drawn without a widget per row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListView, QWidget

from app.ui import qt, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class RowList(QListView):
    """Rows of which one is chosen at a time, never edited and never scrolled sideways."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setEditTriggers(qt.NO_EDIT)
        self.setSelectionMode(qt.SELECT_ONE)
        self.setHorizontalScrollBarPolicy(qt.SCROLL_NEVER)


def draw_ground(painter: QPainter, box: QRect, *, chosen: bool) -> None:
    """Draw what a row stands on; the chosen one is tinted with a bar at its left.

    The pen is left in the colour of the line between two rows.
    """
    look = theme.tokens()
    painter.fillRect(box, QColor(look.primary_tint if chosen else look.surface))
    if chosen:
        bar = QRect(box.left(), box.top(), look.space_1, box.height())
        painter.fillRect(bar, QColor(look.primary))
    painter.setPen(QColor(look.border))
