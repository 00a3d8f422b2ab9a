"""Ctrl+K: go to a client, a page or a section, or begin something, by typing a few letters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, QTimer
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from app.domain.search import Search, folded
from app.services import clients, finding
from app.ui import qt, search_words, theme
from app.ui.client_words import about_row
from app.ui.widgets.basic import column, label
from app.ui.widgets.client_search import WAIT_MS, SearchField
from app.ui.widgets.rows import Index, draw_ground

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.domain.records import ClientRow
    from app.services.store import Store

TITLE = "すぐに移る"
NOTHING = "見つかりませんでした。ことばを短くしてお試しください。"
WIDTH, HEIGHT = 640, 480
EDGE = 48  # what stays free of the window around the palette
MOST_CLIENTS = 8


@dataclass(frozen=True)
class Command:
    """Something to go to or to begin; `words` are further words it is found by."""

    key: str
    title: str
    about: str
    act: Callable[[], None]
    words: str = ""


class Palette(QDialog):
    """A field over a list. `chosen` is what was taken, None when it was left."""

    def __init__(
        self, store: Store, commands: Sequence[Command], go: Callable[[str], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._store, self._commands, self._go = store, tuple(commands), go
        self.chosen: Command | None = None
        self.setWindowTitle(TITLE)
        look = theme.tokens()
        self.field = SearchField(placeholder="お客様・画面・することの名前", name=TITLE)
        self.field.setProperty("role", "search")
        self.list = QListWidget()
        self.list.setAccessibleName("移る先")
        self.list.setItemDelegate(_Painter(self.list))
        self.list.setHorizontalScrollBarPolicy(qt.SCROLL_NEVER)
        self.empty = label(NOTHING, "sub")
        self.empty.hide()
        layout = column(self.field, self.empty, self.list, spacing=look.space_3)
        layout.setStretch(2, 1)
        layout.setContentsMargins(*[look.space_4] * 4)
        self.setLayout(layout)
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self.search)
        self.field.textChanged.connect(lambda _text: self._timer.start())
        self.field.walked.connect(self._walk)
        self.field.entered.connect(self._enter)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        room = parent.window().size()
        wide, high = round(WIDTH * look.scale), round(HEIGHT * look.scale)
        self.resize(min(wide, room.width() - EDGE), min(high, room.height() - EDGE))
        self.setFocusProxy(self.field)
        self.search()
        self.field.setFocus(qt.OTHER_REASON)

    def search(self) -> None:
        """Show what fits the words in the field."""
        self._timer.stop()
        text = self.field.text().strip()
        word = folded(text)
        fitting = [each for each in self._commands if word in folded(f"{each.title}{each.words}")]
        people = self._people(text)
        found = [*fitting, *people] if not text else [*people, *fitting]
        if word and fitting and any(folded(each.title).startswith(word) for each in fitting):
            found = [*fitting, *people]
        self.list.clear()
        for each in found:
            item = QListWidgetItem(f"{each.title}　{each.about}")
            item.setData(qt.USER_ROLE, each)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(found))
        self.empty.setVisible(not found)

    def _people(self, text: str) -> list[Command]:
        if not text:
            return [self._client(row) for row in clients.recent(self._store, MOST_CLIENTS)]
        page = finding.find(self._store, Search(text), limit=MOST_CLIENTS)
        return [self._client(row) for row in page.rows]

    def _client(self, row: ClientRow) -> Command:
        about = about_row(row)
        if row.why is not None:
            about = f"{search_words.place(row.why)}　{row.why.before}{row.why.hit}{row.why.after}"
        return Command(f"client:{row.id}", row.name, about, lambda: self._go(row.id))

    def _walk(self, delta: int) -> None:
        count = self.list.count()
        if count:
            self.list.setCurrentRow((self.list.currentRow() + delta) % count)

    def _enter(self) -> None:
        if self._timer.isActive():
            self.search()
        item = self.list.currentItem()
        if item is not None:
            self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        self.chosen = item.data(qt.USER_ROLE)
        self.accept()


class _Painter(QStyledItemDelegate):
    """The name, and small beside it what it is."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, theme.tokens().target)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        command: Command = index.data(qt.USER_ROLE)
        look = theme.tokens()
        box: QRect = option.rect
        painter.save()
        draw_ground(painter, box, chosen=bool(option.state & QStyle.StateFlag.State_Selected))
        inner = box.adjusted(look.space_4, 0, -look.space_4, 0)
        strong, small = theme.font(look.font_body, bold=True), theme.font(look.font_caption)
        name = QFontMetrics(strong).elidedText(command.title, qt.ELIDE_RIGHT, inner.width())
        painter.setFont(strong)
        painter.setPen(QColor(look.text))
        painter.drawText(inner, qt.LEFT | qt.VCENTER, name)
        left = QFontMetrics(strong).horizontalAdvance(name) + look.space_4
        room = inner.adjusted(left, 0, 0, 0)
        painter.setFont(small)
        painter.setPen(QColor(look.text_sub))
        about = QFontMetrics(small).elidedText(command.about, qt.ELIDE_RIGHT, room.width())
        painter.drawText(room, qt.LEFT | qt.VCENTER, about)
        painter.restore()
