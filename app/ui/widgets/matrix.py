"""Several questions with the same answers, one row each: as many rows as fit.

The rows are placed by hand, all equally high, so that the same measure that draws them also
says how many fit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from typing_extensions import override

from app.ui import qt, theme
from app.ui.widgets.basic import LINE_HEIGHT, button, label
from app.ui.widgets.tiles import LEAST, WRAPPED, Tile, small_edges

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QSize
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from app.domain.questionnaire import Item, Section

LEAST_LABEL = 13  # characters of a question beside its answers; with fewer it goes above
MOST = 8
GROWTH = 0.35  # rows grow by so much at most where there is room


@dataclass(frozen=True, slots=True)
class Measure:
    """The places inside a row: `stacked` = the answers stand below the question.

    `full` = the cells say the whole label of an answer, else its short form.
    `corner` = the figure of a key stands in the corner of its cell, so that the words fit.
    """

    stacked: bool
    full: bool
    corner: bool
    label_width: int
    label_height: int
    cell_width: int
    cell_height: int
    row_height: int
    gap: int

    def rows(self, height: int) -> int:
        """How many rows fit into this height."""
        return max(1, (height + self.gap) // (self.row_height + self.gap))

    def grown(self, rows: int, height: int) -> Measure:
        """The same with rows that take up the height, as far as that looks well."""
        spare = (height + self.gap) // max(1, rows) - self.gap - self.row_height
        more = max(0, min(spare, round(self.row_height * GROWTH)))
        lift = more // 3 if self.stacked else 0
        return replace(
            self,
            label_height=self.label_height + lift,
            cell_height=self.cell_height + more - lift,
            row_height=self.row_height + more,
        )


def measure(section: Section, width: int) -> Measure:
    """Where things stand in a row of this section; every row is as high as its highest."""
    look = theme.tokens()
    words = QFontMetrics(theme.font(look.font_body, bold=True))
    for full in (True, False):
        cell = _widest(section, words, full=full) + small_edges()
        taken = len(section.options) * (cell + look.space_1) + look.space_4 + 2 * look.space_2
        room = width - taken - look.target - look.space_1
        if room >= LEAST_LABEL * look.font_body:
            return _beside(section, words, (room, cell), full=full)
    return _below(section, words, width)


def _beside(
    section: Section, words: QFontMetrics, widths: tuple[int, int], *, full: bool
) -> Measure:
    look = theme.tokens()
    room, cell = widths
    text = max(_height(words, item.label, room) for item in section.items)
    cells = max(LEAST, look.target)
    row = max(text, cells) + 2 * look.space_1
    return Measure(False, full, False, room, text, cell, cells, row, look.space_1)


def _below(section: Section, words: QFontMetrics, width: int) -> Measure:
    """The answers below the question; the 「?」 stands right of both."""
    look = theme.tokens()
    count = len(section.options)
    room = width - look.space_4 - look.space_2 - look.target - look.space_1
    cell = (room - (count - 1) * look.space_1) // count
    small, slot = 2 * look.space_2, small_edges()
    full = _widest(section, words, full=True) + small <= cell
    corner = _widest(section, words, full=full) + slot > cell
    edges = small if corner else slot
    text = max(_height(words, item.label, room) for item in section.items)
    lines = max(
        _height(words, option.label if full else option.short, cell - edges)
        for option in section.options
    )
    cells = max(LEAST, look.target, lines + 2 * look.space_2)
    row = text + cells + 3 * look.space_1
    return Measure(True, full, corner, room, text, cell, cells, row, look.space_1)


def _widest(section: Section, words: QFontMetrics, *, full: bool) -> int:
    return max(
        words.horizontalAdvance(option.label if full else option.short)
        for option in section.options
    )


class Row:
    """The widgets of one row."""

    def __init__(self, parent: QWidget, answers: int) -> None:
        self.words: QLabel = label("", "strong")
        self.words.setParent(parent)
        self.help: QPushButton = button("？", "quiet", name="説明")
        self.help.setParent(parent)
        self.cells = [Tile(large=False, parent=parent) for _ in range(answers)]
        self.item_id = ""
        for cell in self.cells:
            cell.centre()

    def show(self, *, shown: bool) -> None:
        """Show or hide the whole row."""
        for widget in (self.words, self.help, *self.cells):
            widget.setVisible(shown)


class Matrix(QWidget):
    """The rows of a screen. `answered(item id, code)`, `asked(item id)` for the 「?」 of a row."""

    answered = Signal(str, str)
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self._section: Section | None = None
        self._items: tuple[Item, ...] = ()
        self._current = ""
        self._options = 0
        self.setFocusPolicy(qt.STRONG_FOCUS)

    def show_rows(self, section: Section, items: Sequence[Item]) -> None:
        """Show these items; widgets are kept and told anew."""
        self._section, self._items = section, tuple(items)
        self.setAccessibleName(section.prompt)
        self._provide(len(items), len(section.options))
        for index, row in enumerate(self.rows):
            row.show(shown=index < len(items))
            if index < len(items):
                self._tell(row, items[index])
        self._place()

    def mark(self, answers: Mapping[str, str], current: str) -> None:
        """Show the answers and the row that a digit key answers."""
        self._current = current
        for row in self.rows[: len(self._items)]:
            chosen = answers.get(row.item_id)
            for cell in row.cells:
                cell.mark(chosen=bool(chosen) and cell.code == chosen)
                cell.show_cap(shown=row.item_id == current)
        self.update()

    def help_button(self, item_id: str) -> QPushButton | None:
        """The 「?」 of a row."""
        return next((row.help for row in self.rows if row.item_id == item_id), None)

    def note_place(self, item_id: str) -> QWidget | None:
        """What an explanation of this row stands below, so that it hides no answer of the row."""
        place = self._measure()
        for row in self.rows[: len(self._items)]:
            if row.item_id == item_id:
                return row.cells[-1] if place is not None and place.stacked else row.help
        return None

    def cell(self, item_id: str, code: str) -> Tile | None:
        """The tile of an answer in a row."""
        for row in self.rows[: len(self._items)]:
            if row.item_id == item_id:
                return next((cell for cell in row.cells if cell.code == code), None)
        return None

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        """The sheets behind the rows; the current one has a bar at its left."""
        if self._section is None:
            return
        look = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(qt.ANTIALIASED)
        for index, row in enumerate(self.rows[: len(self._items)]):
            box = QRectF(self._box(index)).adjusted(0.5, 0.5, -0.5, -0.5)
            current = row.item_id == self._current
            painter.setPen(QPen(QColor(look.primary if current else look.border), 1))
            painter.setBrush(QColor(look.primary_tint if current else look.surface))
            painter.drawRoundedRect(box, look.radius, look.radius)
            if current:
                painter.setPen(qt.NO_PEN)
                painter.setBrush(QColor(look.primary))
                bar = QRectF(box.left(), box.top(), look.radius, box.height())
                painter.drawRoundedRect(bar, look.radius / 2, look.radius / 2)

    def _provide(self, rows: int, options: int) -> None:
        if options != self._options:
            for row in self.rows:
                for widget in (row.words, row.help, *row.cells):
                    widget.hide()
                    widget.deleteLater()
            self.rows, self._options = [], options
        while len(self.rows) < rows:
            row = Row(self, options)
            row.help.clicked.connect(self._help_tapped)
            for cell in row.cells:
                cell.clicked.connect(self._tapped)
            self.rows.append(row)

    def _tell(self, row: Row, item: Item) -> None:
        row.item_id = item.id
        row.words.setText(item.label)
        row.help.setAccessibleName(f"「{item.short}」の説明")

    def _tell_cells(self, row: Row, place: Measure) -> None:
        options = self._section.options if self._section else ()
        for number, (cell, option) in enumerate(zip(row.cells, options, strict=True), 1):
            cell.code = option.code
            words = option.label if place.full else option.short
            cell.centre(corner=place.corner)
            name = f"{row.words.text()}：{option.label}"
            cell.tell(words, cap=str(number), name=name)

    def _tapped(self) -> None:
        cell = self.sender()
        for row in self.rows:
            if isinstance(cell, Tile) and cell in row.cells:
                self.answered.emit(row.item_id, cell.code)

    def _help_tapped(self) -> None:
        pressed = self.sender()
        for row in self.rows:
            if row.help is pressed:
                self.asked.emit(row.item_id)

    def _measure(self) -> Measure | None:
        if self._section is None:
            return None
        least = measure(self._section, self.width())
        return least.grown(len(self._items), self.height())

    def _box(self, index: int) -> QRect:
        place = self._measure()
        if place is None:
            return QRect()
        return QRect(0, index * (place.row_height + place.gap), self.width(), place.row_height)

    def _place(self) -> None:
        place = self._measure()
        if place is None:
            return
        for index, row in enumerate(self.rows[: len(self._items)]):
            self._tell_cells(row, place)
            self._place_row(row, self._box(index), place)
        least = measure(self._section, self.width()) if self._section else place
        self.setMinimumHeight(len(self._items) * (least.row_height + least.gap) - least.gap)

    def _place_row(self, row: Row, box: QRect, place: Measure) -> None:
        look = theme.tokens()
        left, top = box.left() + look.space_4, box.top() + look.space_1
        height = place.label_height if place.stacked else box.height() - 2 * look.space_1
        row.words.setGeometry(left, top, place.label_width, height)
        help_left = left + place.label_width + look.space_1
        help_top = box.top() + (box.height() - look.target) // 2
        row.help.setGeometry(help_left, help_top, look.target, look.target)
        first, cell_top = left, top + height + look.space_1
        if not place.stacked:
            total = len(row.cells) * (place.cell_width + look.space_1)
            first = box.right() - look.space_2 - total + look.space_1
            cell_top = box.top() + (box.height() - place.cell_height) // 2
        for number, cell in enumerate(row.cells):
            step = number * (place.cell_width + look.space_1)
            cell.setGeometry(first + step, cell_top, place.cell_width, place.cell_height)


def fitting(section: Section, size: QSize) -> int:
    """How many rows of this section fit into the size, 1 to 8."""
    return min(MOST, measure(section, size.width()).rows(size.height()))


def _height(metrics: QFontMetrics, text: str, width: int) -> int:
    """The height of a wrapped text, with the spacing that labels give their lines."""
    room = QRect(0, 0, max(1, width), 10_000)
    lines = round(metrics.boundingRect(room, WRAPPED, text).height() / metrics.lineSpacing())
    return -(-lines * metrics.height() * LINE_HEIGHT // 100)
