"""Above the list of clients: what narrows it, searches kept by name, and the order."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from app.domain.changes import Changes, Kind
from app.domain.search import Search
from app.errors import AppError
from app.services import colleagues, saved_searches
from app.ui import qt, search_words, theme
from app.ui.client_words import MARK
from app.ui.dialogs.filters import FilterDialog
from app.ui.dialogs.name import NameDialog
from app.ui.widgets.basic import button
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from app.services.saved_searches import SavedSearch
    from app.ui.desk import Desk
    from app.ui.widgets.client_search import ClientSearch

MOST = 8
NARROW = "絞り込む…"


class FilterBar(QWidget):
    """[絞り込む…] with what is chosen, [このさがし方を残す…], よく使うさがし方, the order."""

    def __init__(self, desk: Desk, finder: ClientSearch) -> None:
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
        self.keep = button("このさがし方を残す…", "quiet")
        self.keep.clicked.connect(self.name_it)
        self.chips: list[QPushButton] = []
        for fixed in (self.narrow, self.drop, self.keep, self.order):
            self._line.addWidget(fixed)
        desk.refresh.changed.connect(self._changed)
        self.reload()

    def reload(self) -> None:
        """Show what is chosen now, and the searches kept."""
        wanted = self._finder.wanted
        words = search_words.about(wanted, colleagues.names(self._desk.store))
        self.narrow.setText(f"絞り込み：{MARK.join(words)}" if words else NARROW)
        for only in (self.drop, self.keep):
            only.setVisible(bool(words))
        self.order.setCurrentIndex(list(search_words.SORTS).index(wanted.sort))
        while self.chips:
            chip = self.chips.pop()
            self._line.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for saved in saved_searches.all_of_them(self._desk.store)[:MOST]:
            self.chips.append(self._chip(saved, wanted))
            self._line.addWidget(self.chips[-1])

    def ask(self) -> None:
        """Let the filters be chosen."""
        dialog = FilterDialog(self._desk.store, self._finder.wanted, self)
        try:
            if dialog.exec() == qt.ACCEPTED:
                self._want(dialog.wanted)
        finally:
            dialog.deleteLater()

    def name_it(self) -> None:
        """Keep the search under a name that is asked for."""
        dialog = NameDialog("さがし方を残す", "例：半年会っていない", self)
        try:
            if dialog.exec() == qt.ACCEPTED:
                self.save(dialog.given)
        finally:
            dialog.deleteLater()

    def save(self, name: str) -> None:
        """Keep the search under this name."""
        wanted = self._finder.wanted
        try:
            _, changes = saved_searches.save(self._desk.store, name, wanted)
        except AppError as error:
            self._desk.failures.show(error, self)
            return
        self._desk.go.done(changes, "さがし方を残しました。")

    def _chip(self, saved: SavedSearch, wanted: Search) -> QPushButton:
        chip = button(saved.name, "chip", name=f"よく使うさがし方：{saved.name}")
        chip.setCheckable(True)
        chip.setChecked(saved.search == wanted)
        chip.clicked.connect(partial(self._use, saved))
        return chip

    def _use(self, saved: SavedSearch) -> None:
        """Look for it; once more, and it is off again."""
        self._want(Search() if saved.search == self._finder.wanted else saved.search)

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
