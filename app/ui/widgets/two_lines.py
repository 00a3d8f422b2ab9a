"""A list whose rows have two lines, drawn without a widget per row, so that thousands are cheap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QRect, Signal
from PySide6.QtGui import QColor, QFontMetrics
from typing_extensions import override

from app.ui import qt, theme
from app.ui.keys import ENTER
from app.ui.widgets.rows import LINE, NOWHERE, Index, RowList, TwoLinePainter, short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QObject
    from PySide6.QtGui import QFont, QKeyEvent, QPainter
    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Row:
    """A row: `mark` small and coloured before the first line, `right` small at its end."""

    id: str
    first: str
    second: str = ""
    mark: str = ""
    right: str = ""
    quiet: bool = False

    @property
    def words(self) -> str:
        """The row as one sentence, for readers of the screen."""
        parts = (self.mark, self.first, self.second, self.right)
        return "　".join(part for part in parts if part)


class RowModel(QAbstractListModel):
    """The rows as they are given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; those that stand there already stay when others follow them."""
        given, known = tuple(rows), len(self.rows)
        if known and len(given) > known and given[:known] == self.rows:
            self.beginInsertRows(NOWHERE, known, len(given) - 1)
            self.rows = given
            self.endInsertRows()
        else:
            self.beginResetModel()
            self.rows = given
            self.endResetModel()

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = qt.DISPLAY_ROLE) -> object:
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role in (qt.DISPLAY_ROLE, qt.ACCESSIBLE_ROLE):
            return row.words
        return row if role == qt.USER_ROLE else None


class RowPainter(TwoLinePainter):
    """Draws mark and first line, what stands at the right, and the second line below."""

    @override
    def write(self, painter: QPainter, box: QRect, row: Row) -> None:
        look = theme.tokens()
        strong, small = theme.font(look.font_body, bold=True), theme.font(look.font_caption)
        upper = QRect(box.left(), box.top(), box.width(), round(look.font_body * LINE))
        lower = QRect(box.left(), upper.bottom(), box.width(), round(look.font_caption * LINE))
        faint = look.text_hint if row.quiet else look.text_sub
        right = _say(painter, small, faint, upper, row.right, at_end=True)
        mark = _say(painter, small, look.primary, lower, row.mark)
        gap = look.space_3
        upper.setRight(upper.right() - (right + gap if right else 0))
        lower.setLeft(lower.left() + (mark + gap if mark else 0))
        _say(painter, strong, look.text_hint if row.quiet else look.text, upper, row.first)
        _say(painter, small, faint, lower, row.second)


class TwoLineList(RowList):
    """The list. `opened(id)` on Enter or a click, `touched(id)` when the current row changes."""

    opened = Signal(str)
    touched = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.model_of_rows = RowModel(self)
        self.setModel(self.model_of_rows)
        self.setItemDelegate(RowPainter(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._opened)
        self.selectionModel().currentChanged.connect(self._changed)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What shows."""
        return self.model_of_rows.rows

    @property
    def chosen(self) -> str:
        """The id of the current row; "" when there is none."""
        number = self.currentIndex().row()
        return self.rows[number].id if 0 <= number < len(self.rows) else ""

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the row that was current stays so if it is still there."""
        kept, top = self.chosen, self.verticalScrollBar().value()
        if tuple(rows) == self.rows:
            return
        self.selectionModel().blockSignals(True)
        self.model_of_rows.show_rows(rows)
        self.choose(kept)
        self.selectionModel().blockSignals(False)
        self.verticalScrollBar().setValue(top)

    def choose(self, row_id: str) -> None:
        """Make this row the current one; an unknown one lets go of the current."""
        for number, row in enumerate(self.rows):
            if row.id == row_id:
                self.setCurrentIndex(self.model_of_rows.index(number))
                return
        self.setCurrentIndex(NOWHERE)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter opens the current row, also where the platform would not."""
        if event.key() in ENTER and self.chosen:
            self.opened.emit(self.chosen)
        else:
            super().keyPressEvent(event)

    def _opened(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self.rows):
            self.opened.emit(self.rows[index.row()].id)

    def _changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self.touched.emit(self.chosen)


def _say(
    painter: QPainter, font: QFont, colour: str, box: QRect, text: str, *, at_end: bool = False
) -> int:
    """Write a text cut to its box; gives the width that it takes."""
    if not text:
        return 0
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = short(font, text, box.width())
    painter.drawText(box, (qt.RIGHT if at_end else qt.LEFT) | qt.VCENTER, shown)
    return QFontMetrics(font).horizontalAdvance(shown)
