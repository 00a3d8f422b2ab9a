"""A long list of clients: read page by page from the store, drawn without a widget per row."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, Signal
from PySide6.QtGui import QColor, QFontMetrics
from typing_extensions import override

from app.domain.records import Page
from app.ui import qt, theme
from app.ui.client_words import about_row, last_check
from app.ui.keys import ENTER
from app.ui.search_words import place
from app.ui.widgets.rows import LINE, NOWHERE, Index, RowList, TwoLinePainter, short

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent, QPainter
    from PySide6.QtWidgets import QWidget

    from app.domain.records import ClientRow
    from app.domain.search import Why

CHUNK = 40


class Place(NamedTuple):
    """Where one is in a list: the client and the row, how many rows were read, px from the top."""

    client_id: str
    row: int
    rows: int
    scrolled: int


class ClientModel(QAbstractListModel):
    """Rows of a search; `fetch(offset, limit)` reads more of them when the view asks."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ClientRow] = []
        self._fetch: Callable[[int, int], Page] | None = None
        self.total = 0
        self.more = False

    def show(self, fetch: Callable[[int, int], Page], *, least: int = CHUNK) -> None:
        """Show another search from its start; at least so many rows at once."""
        page = fetch(0, max(least, CHUNK))
        self.beginResetModel()
        self._fetch, self._rows, self.total = fetch, list(page.rows), page.total
        self.more = page.more
        self.endResetModel()

    def show_rows(self, rows: tuple[ClientRow, ...]) -> None:
        """Show these rows and no more."""
        self.show(lambda offset, limit: Page(rows[offset : offset + limit], len(rows)))

    def row(self, number: int) -> ClientRow | None:
        """The client of a row."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def find(self, client_id: str) -> int:
        """The row of a client that was read already; -1 when there is none."""
        return next((at for at, row in enumerate(self._rows) if row.id == client_id), -1)

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = qt.DISPLAY_ROLE) -> object:
        row = self.row(index.row())
        if row is None:
            return None
        if role in (qt.DISPLAY_ROLE, qt.ACCESSIBLE_ROLE):
            return f"{row.name}　{_second(row)}　{last_check(row)}"
        return row if role == qt.USER_ROLE else None

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and (self.more or len(self._rows) < self.total)

    @override
    def fetchMore(self, parent: Index) -> None:
        if self._fetch is None or not self.canFetchMore(parent):
            return
        page = self._fetch(len(self._rows), CHUNK)
        if not page.rows:
            self.total, self.more = len(self._rows), False
            return
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(page.rows) - 1)
        self._rows.extend(page.rows)
        self.endInsertRows()


class ClientPainter(TwoLinePainter):
    """Draws a row: the name large, what is known below, the last check at the right."""

    @override
    def write(self, painter: QPainter, box: QRect, row: ClientRow) -> None:
        look = theme.tokens()
        strong, small = theme.font(look.font_body, bold=True), theme.font(look.font_caption)
        first, second = round(look.font_body * LINE), round(look.font_caption * LINE)
        right = last_check(row)
        taken = QFontMetrics(small).horizontalAdvance(right) + look.space_4
        left = qt.LEFT | qt.VCENTER
        room = QRect(box.left(), box.top(), box.width() - taken, first)
        painter.setFont(strong)
        painter.setPen(QColor(look.text))
        painter.drawText(room, left, short(strong, row.name, room.width()))
        painter.setFont(small)
        painter.setPen(QColor(look.text_sub))
        painter.drawText(QRect(box.left(), box.top(), box.width(), first), qt.RIGHT, right)
        line = QRect(box.left(), box.top() + first, box.width(), second)
        if row.why is None:
            painter.drawText(line, left, short(small, about_row(row), line.width()))
        else:
            _write_why(painter, line, row.why)


class ClientList(RowList):
    """The list. `opened(row)` on Enter or double click, `touched(row)` when the row changes."""

    opened = Signal(object)
    touched = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.rows = ClientModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(ClientPainter(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.activated.connect(self._activated)
        self.selectionModel().currentChanged.connect(self._changed)
        self.rows.modelReset.connect(self._start)

    @property
    def chosen(self) -> ClientRow | None:
        """The client of the current row."""
        return self.rows.row(self.currentIndex().row())

    @property
    def place(self) -> Place:
        """Where one is in the list."""
        chosen, at = self.chosen, self.currentIndex().row()
        rows, scrolled = self.rows.rowCount(), self.verticalScrollBar().value()
        return Place(chosen.id if chosen else "", at, rows, scrolled)

    def return_to(self, place: Place) -> None:
        """Go back to a place; the row that took the one of a client who is gone is as good."""
        found = self.rows.find(place.client_id)
        row = found if found >= 0 else min(place.row, self.rows.rowCount() - 1)
        self.setCurrentIndex(self.rows.index(max(row, 0)))
        self.verticalScrollBar().setValue(place.scrolled)

    def step(self, delta: int) -> None:
        """Move the current row, as ↑ and ↓ do from the search field."""
        count = self.rows.rowCount()
        if count:
            number = max(0, min(count - 1, self.currentIndex().row() + delta))
            self.setCurrentIndex(self.rows.index(number))

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter opens the client, also where the platform would not."""
        if event.key() in ENTER:
            if self.chosen is not None:
                self.opened.emit(self.chosen)
        else:
            super().keyPressEvent(event)

    def _start(self) -> None:
        if self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0))
        self.touched.emit(self.chosen)

    def _activated(self, index: QModelIndex) -> None:
        row = self.rows.row(index.row())
        if row is not None:
            self.opened.emit(row)

    def _changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self.touched.emit(self.chosen)


def _second(row: ClientRow) -> str:
    """The second line of a row: what is known, or where the words were found."""
    why = row.why
    return about_row(row) if why is None else f"{place(why)}：{why.before}{why.hit}{why.after}"


def _write_why(painter: QPainter, line: QRect, why: Why) -> None:
    """The place, then the words found in bold between what stands around them."""
    look = theme.tokens()
    small, strong = theme.font(look.font_caption), theme.font(look.font_caption, bold=True)
    parts = ((small, f"{place(why)}：{why.before}"), (strong, why.hit), (small, why.after))
    left = line.left()
    for font, words in parts:
        room = line.right() - left
        shown = short(font, words, room) if room > 0 else ""
        painter.setFont(font)
        painter.setPen(QColor(look.text if font is strong else look.text_sub))
        painter.drawText(QRect(left, line.top(), room, line.height()), qt.LEFT | qt.VCENTER, shown)
        left += QFontMetrics(font).horizontalAdvance(shown)
