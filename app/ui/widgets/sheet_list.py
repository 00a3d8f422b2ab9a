"""The questions of a paper sheet as a compact list: a digit answers the current line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QPoint, QRect, QSize, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from app.ui import qt, theme
from app.ui.keys import ENTER
from app.ui.widgets.rows import NOWHERE, Index, RowList, draw_ground

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from app.domain.questionnaire import Item, Section

SKIP = "0"
LISTS = {"q5": "ア", "q6": "イ"}


def legend(section: Section, *, full: bool) -> str:
    """What the digits mean: 1 すぐ　2 いずれ, or with the whole words of the answers."""
    words = [option.label if full else option.short for option in section.options]
    return "　".join(f"{number} {word}" for number, word in enumerate(words, 1))


class SheetModel(QAbstractListModel):
    """One line a question, in the order of the sheet."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[tuple[Section, Item], ...] = ()
        self.answers: dict[str, str] = {}

    def show(self, lines: tuple[tuple[Section, Item], ...], answers: Mapping[str, str]) -> None:
        """Show these questions with these answers."""
        same = [item.id for _s, item in lines] == [item.id for _s, item in self.lines]
        if same:
            self.answers = dict(answers)
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self.lines, self.answers = lines, dict(answers)
        self.endResetModel()

    def first_of_section(self, row: int) -> bool:
        """Whether a section begins with this line."""
        return row == 0 or self.lines[row - 1][0] is not self.lines[row][0]

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    @override
    def data(self, index: Index, role: int = qt.DISPLAY_ROLE) -> object:
        if not index.isValid() or role not in (qt.DISPLAY_ROLE, qt.ACCESSIBLE_ROLE):
            return None
        section, item = self.lines[index.row()]
        code = self.answers.get(item.id)
        given = next((o.label for o in section.options if o.code == code), "まだ")
        return f"{index.row() + 1}　{title(section, item)}：{given}"


def _line_height() -> int:
    look = theme.tokens()
    return round(look.font_body * 1.4) + 2 * look.space_1


class SheetPainter(QStyledItemDelegate):
    """Draws a line: number, question, and the digits with the chosen one filled.

    The first line of a section has a heading above it that says what the digits mean.
    """

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        heads = isinstance(model, SheetModel) and model.first_of_section(index.row())
        return QSize(0, _line_height() * (2 if heads else 1))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, SheetModel):
            return
        section, item = model.lines[index.row()]
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRect(option.rect)
        painter.save()
        if model.first_of_section(index.row()):
            self.heading(painter, box.adjusted(0, 0, 0, -_line_height()), section)
            box.setTop(box.top() + _line_height())
        draw_ground(painter, box, chosen=current)
        painter.drawLine(box.topLeft(), box.topRight())
        left = self._options(painter, box, section, model.answers.get(item.id))
        self._words(painter, box, index.row() + 1, title(section, item), left, bold=current)
        painter.restore()

    def heading(self, painter: QPainter, box: QRect, section: Section) -> None:
        """Draw the name of a section and what its digits mean."""
        look = theme.tokens()
        painter.fillRect(box, QColor(look.canvas))
        painter.setPen(QColor(look.border_input))
        painter.drawLine(box.topLeft(), box.topRight())
        bold = theme.font(look.font_caption, bold=True)
        name = QFontMetrics(bold).horizontalAdvance(section.title) + look.space_4
        plain = QFontMetrics(theme.font(look.font_caption))
        room = box.adjusted(look.space_3, 0, -look.space_2, 0)
        painter.setPen(QColor(look.text))
        painter.setFont(bold)
        painter.drawText(room, qt.LEFT | qt.VCENTER, section.title)
        room.setLeft(room.left() + name)
        whole = legend(section, full=True)
        full = plain.horizontalAdvance(whole) <= room.width()
        words = plain.elidedText(legend(section, full=full), qt.ELIDE_RIGHT, room.width())
        painter.setFont(theme.font(look.font_caption))
        painter.drawText(room, qt.LEFT | qt.VCENTER, words)

    def _options(self, painter: QPainter, box: QRect, section: Section, code: str | None) -> int:
        """Draw the answers from the right; returns where they begin."""
        look = theme.tokens()
        font = theme.font(look.font_caption, bold=False)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        widest = max(metrics.horizontalAdvance(o.short) for o in section.options)
        cell = widest + metrics.horizontalAdvance("0 ") + 2 * look.space_2
        roomy = cell * len(section.options) < box.width() * 0.5
        cell = cell if roomy else metrics.horizontalAdvance("00") + 2 * look.space_2
        left = box.right() - look.space_2 - cell * len(section.options)
        for number, option in enumerate(section.options):
            place = QRect(
                left + number * cell, box.top() + 2, cell - look.space_1, box.height() - 4
            )
            chosen = option.code == code
            painter.setPen(QColor(look.primary if chosen else look.border))
            painter.setBrush(QColor(look.primary if chosen else look.surface))
            painter.drawRoundedRect(place, look.radius_chip, look.radius_chip)
            painter.setPen(QColor(look.text_on_primary if chosen else look.text))
            words = f"{number + 1} {option.short}" if roomy else f"{number + 1}"
            painter.drawText(place, qt.CENTER, words)
        return left

    def _words(
        self, painter: QPainter, box: QRect, number: int, words: str, right: int, *, bold: bool
    ) -> None:
        look = theme.tokens()
        font = theme.font(look.font_body, bold=bold)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QColor(look.text))
        figures = metrics.horizontalAdvance("00") + look.space_3
        left = box.left() + look.space_3
        line = QRect(left, box.top(), figures - look.space_3, box.height())
        painter.drawText(line, qt.RIGHT | qt.VCENTER, f"{number}")
        room = QRect(left + figures, box.top(), right - left - figures - 8, box.height())
        short = metrics.elidedText(words, qt.ELIDE_RIGHT, room.width())
        painter.drawText(room, qt.LEFT | qt.VCENTER, short)


class SheetList(RowList):
    """The list. `digit(text)` for a digit on the current line, `back()`, `done()` for Enter."""

    digit = Signal(str)
    back = Signal()
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("回答用紙の質問", parent)
        self.sheet = SheetModel(self)
        self.setModel(self.sheet)
        self._painter = SheetPainter(self)
        self.setItemDelegate(self._painter)
        self.verticalScrollBar().valueChanged.connect(self.viewport().update)

    @property
    def line(self) -> int:
        """The number of the current line, from 0."""
        return self.currentIndex().row()

    def go(self, line: int) -> None:
        """Make this line the current one."""
        number = max(0, min(line, self.sheet.rowCount() - 1))
        self.setCurrentIndex(self.sheet.index(number))
        if number:  # the strip with the heading may cover the line above, never this one
            self.scrollTo(self.sheet.index(number - 1))
            self.scrollTo(self.sheet.index(number))

    @property
    def headed(self) -> Section | None:
        """The section whose heading has scrolled away, so that it stands at the top instead."""
        top = self.indexAt(QPoint(1, 1))
        if not top.isValid():
            return None
        own = self.sheet.first_of_section(top.row()) and self.visualRect(top).top() >= 0
        return None if own else self.sheet.lines[top.row()][0]

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        section = self.headed
        if section is not None:
            painter = QPainter(self.viewport())
            box = QRect(0, 0, self.viewport().width(), _line_height())
            self._painter.heading(painter, box, section)
            painter.drawLine(box.bottomLeft(), box.bottomRight())

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        text = event.text()
        plain = not event.modifiers() & (qt.CTRL | qt.ALT)
        if event.key() == qt.KEY.Key_Backspace:
            self.back.emit()
        elif event.key() in ENTER:
            self.done.emit()
        elif plain and text.strip() and event.key() != qt.KEY.Key_Escape:
            self.digit.emit(text)
        else:
            super().keyPressEvent(event)


def title(section: Section, item: Item) -> str:
    """The words of a line; a pair of statements has the letter of its list on the sheet."""
    return f"{LISTS[section.id]}　{item.label}" if section.id in LISTS else item.label
