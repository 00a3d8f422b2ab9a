"""知恵袋: the offline library, searched while one types, read beside the list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.domain.knowledge import titles
from app.services import chiebukuro
from app.ui import qt, theme
from app.ui.dialogs.pick_client import PickClient
from app.ui.knowledge.reading import ReadingView
from app.ui.widgets.basic import button, column, label
from app.ui.widgets.beginning import begin_at
from app.ui.widgets.chip_row import ChipRow
from app.ui.widgets.client_search import SearchField
from app.ui.widgets.list_and_detail import ListAndDetail
from app.ui.widgets.page_body import PageBody
from app.ui.widgets.two_lines import Row, TwoLineList
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from app.domain.changes import Changes
    from app.domain.knowledge.search import Hit
    from app.ui.desk import Desk

WAIT_MS = 60
ALL, FAVOURITES = "", "favourites"
PLACEHOLDER = "困りごと・道具・補助金の名など、言葉でさがせます"
NOT_FOUND = "見つかりませんでした。ことばを短くしてお試しください。"
NO_FAVOURITES = "まだありません。読んでいるページの [お気に入りに入れる] で、ここに並びます。"
KEEP, DROP = "お気に入りに入れる", "お気に入りから外す"
WHO = "どのお客様に紹介しましたか"
INTRODUCED = "お客様の経過に、紹介したことを残しました。"


class LibraryPage(PageBody):
    """Search and kinds over the list; the page that is read, and what can be done with it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("知恵袋", parent)
        self._desk = desk
        self._kind = ALL
        self._way: list[str] = []
        self._kept: tuple[str, ...] = ()
        self._index = chiebukuro.index(desk.store)
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._search)
        self._build_list()
        self._build_detail()
        self.both = ListAndDetail(self._listing, self._reading)
        self.both.closed.connect(self.list.setFocus)
        self.column.addWidget(self.both, 1)
        begin_at(self, self.field, self.list)

    @property
    def shown(self) -> str:
        """The id of the page that is read, "" for none."""
        return self._way[-1] if self._way else ""

    def open(self, item_id: str | None = None) -> None:
        """Show the list, and this page when one is named."""
        self.reload()
        if item_id:
            self.read(item_id)

    def reload(self) -> None:
        """Read again what is kept at hand, and search."""
        self._kept = chiebukuro.favourites(self._desk.store)
        self._index = chiebukuro.index(self._desk.store)
        self._search()
        self._mark_kept()

    def turn(self, kind: str) -> None:
        """Show one kind only, all of them, or what is kept at hand."""
        self._kind = kind
        self.chips.mark(kind)
        self._search()

    def read(self, item_id: str) -> None:
        """Read this page beside the list."""
        self.view.show_page(chiebukuro.read(self._desk.store, item_id, self._desk.today()))
        if self.shown != item_id:
            self._way.append(item_id)
        self.before.setVisible(len(self._way) > 1)
        self._mark_kept()
        self.list.choose(item_id)
        self.both.open_detail()

    # Inside

    def _build_list(self) -> None:
        self.field = SearchField(name="知恵袋をさがす")
        self.field.setPlaceholderText(PLACEHOLDER)
        self.field.textChanged.connect(self._timer.start)
        self.field.walked.connect(self._walk)
        self.field.entered.connect(self._enter)
        self.chips = ChipRow()
        self.chips.offer({ALL: "すべて", FAVOURITES: "お気に入り", **titles.KINDS}, ALL)
        self.chips.chosen.connect(self.turn)
        self.list = TwoLineList("知恵袋の一覧")
        self.list.opened.connect(self._opened)
        self.empty = label(NOT_FOUND, "sub")
        self._listing = QWidget()
        space = theme.tokens().space_3
        layout = column(self.field, self.chips, self.empty, self.list, spacing=space)
        layout.setStretch(3, 1)
        self._listing.setLayout(layout)

    def _build_detail(self) -> None:
        self.view = ReadingView()
        self.view.asked.connect(self.read)
        self.before = button("前のページ", "quiet", name="知恵袋の前のページに戻る")
        self.keep = button(KEEP, "quiet")
        self.introduce = button("お客様に紹介した", name="このページをお客様に紹介したと残す")
        self.print = button("印刷する", name="このページを印刷する")
        self.before.clicked.connect(self._back)
        self.keep.clicked.connect(self._keep)
        self.introduce.clicked.connect(self._introduce)
        self.print.clicked.connect(self._print)
        tools = QWidget()
        flow = WrapLayout(tools, gap=theme.tokens().space_2)
        for tool in (self.before, self.keep, self.introduce, self.print):
            flow.addWidget(tool)
        self._reading = QWidget()
        layout = column(tools, self.view, spacing=theme.tokens().space_2)
        layout.setStretch(1, 1)
        self._reading.setLayout(layout)

    def _search(self) -> None:
        """Show what holds the words, of the chosen kind."""
        kinds = () if self._kind in (ALL, FAVOURITES) else (self._kind,)
        hits = self._index.search(self.field.text(), kinds)
        if self._kind == FAVOURITES:
            hits = tuple(sorted(filter(self._is_kept, hits), key=self._place))
        self.list.show_rows([_row(hit) for hit in hits])
        self.list.setVisible(bool(hits))
        self.empty.setVisible(not hits)
        nothing = self._kind == FAVOURITES and not self._kept
        self.empty.setText(NO_FAVOURITES if nothing else NOT_FOUND)
        if self.shown:
            self.list.choose(self.shown)

    def _is_kept(self, hit: Hit) -> bool:
        return hit.id in self._kept

    def _place(self, hit: Hit) -> int:
        return self._kept.index(hit.id)

    def _walk(self, step: int) -> None:
        self.list.setFocus(qt.OTHER_REASON)
        rows = self.list.model().rowCount()
        place = self.list.currentIndex().row() + step
        self.list.setCurrentIndex(self.list.model().index(max(0, min(place, rows - 1)), 0))

    def _enter(self) -> None:
        """Read the first that was found."""
        first = self.list.model().index(0, 0)
        row = first.data(qt.USER_ROLE)
        if isinstance(row, Row):
            self._opened(row.id)

    def _opened(self, item_id: str) -> None:
        self._way.clear()
        self.read(item_id)
        self.view.setFocus(qt.OTHER_REASON)

    def _back(self) -> None:
        self._way.pop()
        self.read(self._way.pop())

    def _mark_kept(self) -> None:
        self.keep.setText(DROP if self.shown in self._kept else KEEP)

    def _keep(self) -> None:
        on = self.shown not in self._kept
        self._kept = chiebukuro.keep(self._desk.store, self.shown, on=on)
        self._mark_kept()
        self._search()

    def _introduce(self) -> None:
        dialog = PickClient(self._desk.store, WHO, self)
        if dialog.exec() and dialog.chosen is not None:
            job = partial(chiebukuro.introduce, self._desk.store, dialog.chosen.id, self.shown)
            failed = partial(self._desk.failures.show, parent=self)
            self._desk.tasks.run(job, self._introduced, failed, owner=self, lane="store")

    def _introduced(self, changes: Changes) -> None:
        self._desk.go.done(changes, INTRODUCED)

    def _print(self) -> None:
        self._desk.go.page_paper(self.shown)


def _row(hit: Hit) -> Row:
    text = f"{hit.before}{hit.hit}{hit.after}"
    return Row(hit.id, hit.title, text, mark=titles.KINDS[hit.kind])
