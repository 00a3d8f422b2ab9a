"""Above the list of clients: what narrows it, searches kept by name, and the order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.changes import Changes, Kind
from app.domain.search import Search
from app.services import colleagues
from app.ui import qt, search_words, theme
from app.ui.client_words import MARK
from app.ui.dialogs.filters import FilterDialog
from app.ui.widgets.basic import button
from app.ui.widgets.kept_searches import KeptSearches
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.widgets.client_search import ClientSearch

NARROW = "絞り込む…"


class FilterBar(QWidget):
    """[絞り込む…] with what is chosen, the searches kept by name, the order, then `others`."""

    def __init__(self, desk: Desk, finder: ClientSearch, *others: QWidget) -> None:
        super().__init__()
        self._desk, self._finder = desk, finder
        self._line = WrapLayout(gap=theme.tokens().space_2)
        self.setLayout(self._line)
        self.order = QComboBox()
        self.order.setAccessibleName("並べ方")
        for key, words in search_words.SORTS.items():
            self.order.addItem(words, key)
        self.order.activated.connect(self._sort)
        self.narrow = button(NARROW, name="一覧を絞り込む")
        self.narrow.clicked.connect(self.ask)
        self.drop = button("絞り込みを外す", "quiet")
        self.drop.clicked.connect(self._drop)
        self.kept = KeptSearches(desk, finder, self._want, self)
        for fixed in (self.narrow, self.drop, *self.kept.fixed, self.order, *others):
            self._line.addWidget(fixed)
        desk.refresh.changed.connect(self._changed)
        self.reload()

    def reload(self) -> None:
        """Show what is chosen now, and the searches kept."""
        wanted = self._finder.wanted
        words = search_words.about(wanted, colleagues.names(self._desk.store))
        self.narrow.setText(f"絞り込み：{MARK.join(words)}" if words else NARROW)
        self.drop.setVisible(bool(words))
        self.order.setCurrentIndex(list(search_words.SORTS).index(wanted.sort))
        self.kept.show(self._line, narrowed=bool(words))

    def ask(self) -> None:
        """Let the filters be chosen."""
        dialog = FilterDialog(self._desk.store, self._finder.wanted, self)
        try:
            if dialog.exec() == qt.ACCEPTED:
                self._want(dialog.wanted)
        finally:
            dialog.deleteLater()

    def _want(self, wanted: Search) -> None:
        self._finder.want(wanted)
        self.reload()

    def _drop(self) -> None:
        now = self._finder.wanted
        self._want(Search(text=now.text, row=now.row, sort=now.sort))

    def _sort(self) -> None:
        self._want(replace(self._finder.wanted, sort=self.order.currentData()))

    def _changed(self, changes: Changes) -> None:
        if changes.concerns(Kind.SAVED, Kind.COLLEAGUE):
            self.reload()
