"""お客様: find a client while typing, open the カルテ, make a new one, throw one away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain.changes import Changes, Kind
from app.services import clients, finding
from app.ui import qt, search_words, theme
from app.ui.widgets.basic import button, label, row
from app.ui.widgets.client_search import LIST, ClientSearch, SearchField
from app.ui.widgets.filter_bar import FilterBar
from app.ui.widgets.lists_menu import ListsMenu
from app.ui.widgets.page_body import PageBody
from app.ui.widgets.pick_bar import PickBar
from app.ui.widgets.pick_list import PickList

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.domain.records import ClientRow
    from app.domain.search import Search
    from app.ui.desk import Desk


LARGE = 1.3  # from this text size on, title and 50音 keys give way to the list


class ClientsPage(PageBody):
    """The list of all clients."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("お客様", parent)
        self._desk = desk
        self.new = button("新しいお客様（&N）", "primary", name="新しいお客様", shortcut="Alt+N")
        self.new.clicked.connect(self._new)
        self.trash = button("ゴミ箱を見る", "quiet")
        self.trash.clicked.connect(self._to_trash)
        self.lists = ListsMenu(desk, self._wanted, self._chosen, self)
        self.seek = button("施策から探す", "quiet", name="施策から、合いそうなお客様を探す")
        self.seek.clicked.connect(self._seek)
        self.tools.addWidget(self.seek)
        self.tools.addWidget(self.lists.button)
        self.tools.addWidget(self.trash)
        self.tools.addWidget(self.new)
        self._large = theme.tokens().scale > LARGE
        self.list = PickList(LIST, self._found)
        self.finder = ClientSearch(desk.store, rows=self.list, kana_rows=not self._large)
        self.several = button("まとめて選ぶ", "quiet", name="お客様をいくつもまとめて選ぶ")
        self.several.clicked.connect(self._tick)
        self.filters = FilterBar(desk, self.finder, self.several)
        self.search: SearchField = self.finder.field
        self.finder.opened.connect(self._open)
        self.finder.touched.connect(self._touched)
        self.finder.found.connect(self._counted)
        self._build_foot()
        self.finder.put_below_field(self.filters)
        self.column.addWidget(self.finder, 1)
        self.column.addWidget(self._foot)
        self.column.addWidget(self.bar)
        self._show_picks()
        desk.refresh.changed.connect(self._changed)
        self.setFocusProxy(self.finder)

    def open(self, *_given: object) -> None:
        """Show all clients."""
        self.reload()
        self.search.setFocus(qt.OTHER_REASON)

    def reload(self) -> None:
        """Read the list again."""
        # In a large text size the navigation says where we are, and the list has the room.
        self.title.setHidden(self._large)
        kept = self.list.picks
        self.finder.again()
        if len(kept) > 1 or self.list.ticking:
            self.list.pick(kept.intersection(self._found()))
        self._touched(self.list.chosen)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Ctrl+A chooses all that were found, Esc lets go of them."""
        if event.key() == qt.KEY.Key_A and event.modifiers() & qt.CTRL:
            self.list.selectAll()
        elif event.key() == qt.KEY.Key_Escape and self.bar.isVisible():
            self._over()
        else:
            super().keyPressEvent(event)

    def _found(self) -> tuple[str, ...]:
        """The ids of all clients that the list shows or would show further down."""
        return finding.ids(self._desk.store, self.finder.wanted)

    def _seek(self) -> None:
        self._desk.go.seek()

    def _to_trash(self) -> None:
        self._desk.go.trash()

    def _wanted(self) -> Search:
        return self.finder.wanted

    def _chosen(self) -> ClientRow | None:
        return self.list.chosen

    def _build_foot(self) -> None:
        self.count = label("", "sub", wrap=False)
        self.throw = button("ゴミ箱に入れる", "quiet")
        self.throw.clicked.connect(self._throw)
        self.karte = button("カルテを開く")
        self.karte.clicked.connect(self._karte)
        self.check = button("チェックを始める", "primary", name="選んだお客様のチェックを始める")
        self.check.clicked.connect(self._check)
        gap = theme.tokens().space_2
        self._foot = QWidget()
        self._foot.setLayout(row(self.count, None, self.throw, self.karte, self.check, spacing=gap))
        self.bar = PickBar(self._desk, self._wanted)
        self.bar.everyone.connect(self.list.selectAll)
        self.bar.over.connect(self._over)
        self.list.picked.connect(self._show_picks)

    def _tick(self) -> None:
        self.list.tick(on=True)
        self.list.setFocus(qt.OTHER_REASON)

    def _over(self) -> None:
        self.list.tick(on=False)
        self.list.setFocus(qt.OTHER_REASON)

    def _show_picks(self) -> None:
        """The bar takes the place of the foot while more than one client is chosen."""
        picks, rows = self.list.picks, self.list.rows
        on = self.list.ticking or len(picks) > 1
        if on:
            self.bar.show_picks(picks, rows.total, more=rows.more)
        self._foot.setVisible(not on)
        self.bar.setVisible(on)
        self.several.setVisible(not on and rows.total > 1)

    def _touched(self, chosen: object) -> None:
        given = chosen is not None
        for pressed in (self.throw, self.karte, self.check):
            pressed.setEnabled(given)

    def _counted(self, total: int) -> None:
        self.count.setText(search_words.total(total, more=self.list.rows.more))

    def _new(self) -> None:
        self._desk.go.new_client()

    def _open(self, chosen: ClientRow) -> None:
        self._desk.go.karte(chosen.id)

    def _karte(self) -> None:
        chosen = self.list.chosen
        if chosen is not None:
            self._desk.go.karte(chosen.id)

    def _check(self) -> None:
        chosen = self.list.chosen
        if chosen is not None:
            self._desk.go.new_check(chosen.id)

    def _throw(self) -> None:
        chosen = self.list.chosen
        if chosen is None:
            return
        said = f"「{chosen.name}」をゴミ箱に入れました。30日のあいだ戻せます。"
        if self._desk.write(partial(clients.trash, self._desk.store, chosen.id), said, self):
            self.reload()

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.concerns(Kind.CLIENT):
            self.reload()
