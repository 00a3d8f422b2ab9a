"""A search field over a list of clients: every key shows the hits, a conversion is waited for."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from app.domain.japanese import KANA_ROWS, OTHER_ROW
from app.domain.search import Search
from app.services import finding
from app.ui import qt, theme
from app.ui.widgets.basic import button, column, label
from app.ui.widgets.client_list import ClientList
from app.ui.widgets.columns import ColumnsLayout
from app.ui.widgets.fields import Field

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.domain.records import ClientRow, Page
    from app.services.store import Store

WAIT_MS = 60
LIST = "お客様の一覧"
PLACEHOLDER = "会社名・よみ・電話・住所・メモの言葉など、何でもさがせます"
NOBODY = "お客様は、まだいません。"
NOT_FOUND = "見つかりませんでした。ことばを短くするか、よみの一部でお試しください。"
NONE_FIT = "この絞り込みに合うお客様は、見つかりませんでした。"


class SearchField(Field):
    """The field. ↑ and ↓ move in the list below, Enter opens, Esc empties."""

    walked = Signal(int)
    entered = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        steps = {qt.KEY.Key_Up: -1, qt.KEY.Key_Down: 1}
        if event.key() in steps and not event.modifiers():
            self.walked.emit(steps[qt.KEY(event.key())])
        elif event.key() == qt.KEY.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    @override
    def _enter(self, event: QKeyEvent) -> None:
        self.entered.emit()


class ClientSearch(QWidget):
    """Field, 50音 rows and list. `opened(row)`, `touched(row)`, `found(number of hits)`."""

    opened = Signal(object)
    touched = Signal(object)
    found = Signal(int)

    def __init__(
        self, store: Store, *, rows: ClientList | None = None, kana_rows: bool = False
    ) -> None:
        super().__init__()
        self._store = store
        self._row = ""
        self._filters = Search()
        self._shown: Search | None = None
        look = theme.tokens()
        self.field = SearchField(placeholder=PLACEHOLDER, name="お客様をさがす")
        self.field.setProperty("role", "search")
        self.list = rows or ClientList(LIST)
        self.empty = label("", "sub")
        self.buttons: dict[str, QPushButton] = {}
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self.search)
        self._layout = layout = column(self.field, spacing=look.space_3)
        if kana_rows:
            layout.addWidget(self._kana_buttons())
        layout.addWidget(self.empty)
        layout.addWidget(self.list, 1)
        layout.addStretch()
        self.setLayout(layout)
        self.field.textChanged.connect(self._typed)
        self.field.walked.connect(self.list.step)
        self.field.entered.connect(self._enter)
        self.list.opened.connect(self.opened)
        self.list.touched.connect(self.touched)
        self.setFocusProxy(self.field)

    def put_below_field(self, bar: QWidget) -> None:
        """Put a bar of choices between the field and the 50音 rows."""
        self._layout.insertWidget(1, bar)

    def search(self) -> None:
        """Show the hits for what stands in the field."""
        self._show(0)

    def again(self) -> None:
        """Read the hits again; in those that show already, one stays where one is."""
        same, place = self._shown == self.wanted, self.list.place
        self._show(place.rows if same else 0)
        if same:
            self.list.return_to(place)

    def _show(self, least: int) -> None:
        self._timer.stop()
        self._shown = wanted = self.wanted
        self.list.rows.show(partial(self._find, wanted), least=least)
        narrowed = NONE_FIT if wanted != Search(sort=wanted.sort) else NOBODY
        self._say(self.list.rows.total, NOT_FOUND if wanted.text else narrowed)

    @property
    def wanted(self) -> Search:
        """What is looked for: words, row, filters and order."""
        return replace(self._filters, text=self.field.text().strip(), row=self._row)

    def want(self, wanted: Search) -> None:
        """Look for this."""
        self._filters = wanted
        self.field.setText(wanted.text)
        self._row = wanted.row
        self._mark()
        self.search()

    def _find(self, wanted: Search, offset: int, limit: int) -> Page:
        return finding.find(self._store, wanted, offset=offset, limit=limit)

    def show_rows(self, rows: tuple[ClientRow, ...], *, nobody: str = NOBODY) -> None:
        """Show these clients, whatever stands in the field; `nobody` where there are none."""
        self._timer.stop()
        self._shown = None
        self.list.rows.show_rows(rows)
        self._say(len(rows), nobody)

    def _say(self, total: int, nobody: str) -> None:
        """Without a hit a word stands there, and no empty frame."""
        self.list.setVisible(bool(total))
        self.empty.setVisible(not total)
        self.empty.setText(nobody)
        self.found.emit(total)

    def narrow(self, row: str) -> None:
        """Show one 50音 row only; the same row again, or an empty one, shows all."""
        self._row = "" if row == self._row else row
        self._mark()
        self.search()

    def _mark(self) -> None:
        for name, pressed in self.buttons.items():
            pressed.setChecked(name == self._row)

    def _kana_buttons(self) -> QWidget:
        look = theme.tokens()
        box = QWidget()
        width = round(look.target * 1.1)
        layout = ColumnsLayout(counts=(12, 6, 4), minimum=width, gap=look.space_1)
        box.setLayout(layout)
        for name in ("", *KANA_ROWS, OTHER_ROW):
            words = name or "全部"
            pressed = button(words, "chip", name=f"{name}行だけ" if name else "全部を表示")
            pressed.setCheckable(True)
            pressed.setChecked(name == self._row)
            pressed.clicked.connect(partial(self.narrow, name))
            self.buttons[name] = pressed
            layout.addWidget(pressed)
        return box

    def _typed(self) -> None:
        self._timer.start()

    def _enter(self) -> None:
        if self._timer.isActive():
            self.search()
        if self.list.chosen is not None:
            self.opened.emit(self.list.chosen)
