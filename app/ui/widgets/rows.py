"""What the lists share whose rows are drawn without a widget per row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from app.ui import qt, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPainter

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
LINE = 1.4  # a line's height, of the size of its text


class RowList(QListView):
    """Rows of which one is chosen at a time, never edited and never scrolled sideways."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setEditTriggers(qt.NO_EDIT)
        self.setSelectionMode(qt.SELECT_ONE)
        self.setHorizontalScrollBarPolicy(qt.SCROLL_NEVER)


class TwoLinePainter(QStyledItemDelegate):
    """Draws rows with a line of body text and a small one below; `write` says what they hold."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look = theme.tokens()
        lines = round((look.font_body + look.font_caption) * LINE)
        return QSize(0, max(look.row, lines + 2 * look.space_2))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(qt.USER_ROLE)
        if row is None:
            return
        look = theme.tokens()
        painter.save()
        box: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        draw_ground(painter, box, chosen=chosen)
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        inner = box.adjusted(look.space_4, look.space_2, -look.space_4, 0)
        self.write(painter, self.lead(painter, inner, chosen=chosen), row)
        painter.restore()

    def lead(self, _painter: QPainter, box: QRect, *, chosen: bool) -> QRect:  # noqa: ARG002
        """Draw what stands before the words; gives the room that is left for them."""
        return box

    def write(self, painter: QPainter, box: QRect, row: Any) -> None:
        """Write the row, as the model gives it for `USER_ROLE`, into the box."""
        raise NotImplementedError


def short(font: QFont, text: str, width: int) -> str:
    """The text, cut with … to a width in pixels."""
    return QFontMetrics(font).elidedText(text, qt.ELIDE_RIGHT, width)


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
