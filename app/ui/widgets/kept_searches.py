"""The searches kept by name, as chips: used with one tap, kept, renamed and forgotten."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.domain.search import Search
from app.errors import AppError
from app.services import saved_searches
from app.ui import qt, theme
from app.ui.dialogs.name import NameDialog
from app.ui.widgets.basic import button

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.saved_searches import SavedSearch
    from app.ui.desk import Desk
    from app.ui.widgets.client_search import ClientSearch
    from app.ui.widgets.wrap import WrapLayout

MOST, MOST_LARGE = 4, 2  # chips that stand in the line; the rest are in a menu
LARGE = 1.3  # text size from which on there are fewer


class KeptSearches:
    """Puts its buttons at the end of a line of `owner`; `want` is told what to look for."""

    def __init__(
        self, desk: Desk, finder: ClientSearch, want: Callable[[Search], None], owner: QWidget
    ) -> None:
        self._desk, self._finder, self._want, self._owner = desk, finder, want, owner
        self.current: SavedSearch | None = None
        self.keep = button("このさがし方を残す…", "quiet")
        self.keep.clicked.connect(self.name_it)
        self.manage = button("このさがし方", "quiet", name="このさがし方の名前を変える・消す")
        menu = QMenu(self.manage)
        self.rename = menu.addAction("名前を変える…")
        self.rename.triggered.connect(self._rename)
        self.forget = menu.addAction("消す")
        self.forget.triggered.connect(self._forget)
        self.manage.setMenu(menu)
        self.more = button("", "chip", name="ほかのよく使うさがし方")
        self.more.setCheckable(True)
        self.others = QMenu(self.more)
        self.more.setMenu(self.others)
        self.others.aboutToHide.connect(self._mark)
        self.chips: list[QPushButton] = []
        self._rest: tuple[SavedSearch, ...] = ()
        self.fixed = (self.keep, self.manage)

    def show(self, line: WrapLayout, *, narrowed: bool) -> None:
        """Show all of them at the end of the line; `narrowed`: there is what can be kept."""
        found = saved_searches.all_of_them(self._desk.store)
        wanted = self._finder.wanted
        self.current = next((each for each in found if each.search == wanted), None)
        self.keep.setVisible(narrowed and self.current is None)
        self.manage.setVisible(self.current is not None)
        while self.chips:
            chip = self.chips.pop()
            line.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        room = MOST_LARGE if theme.tokens().scale > LARGE else MOST
        for saved in found[:room]:
            self.chips.append(self._chip(saved))
            line.addWidget(self.chips[-1])
        line.removeWidget(self.more)
        line.addWidget(self.more)
        self._offer(found[room:])

    def name_it(self) -> None:
        """Keep what is looked for under a name that is asked for."""
        given = self._ask("さがし方を残す", "残す")
        if given is not None:
            self.save(given)

    def save(self, name: str) -> None:
        """Keep what is looked for under this name; what was kept under it can come back."""
        before = {each.name: each for each in saved_searches.all_of_them(self._desk.store)}
        try:
            made, changes = saved_searches.save(self._desk.store, name, self._finder.wanted)
        except AppError as error:
            self._desk.failures.show(error, self._owner)
            return
        earlier = before.get(made.name)
        undo = partial(self._drop, made.name) if earlier is None else partial(self._back, earlier)
        self._desk.refresh.publish(changes)
        done = "残しました" if earlier is None else "同じ名前のものと入れかえました"
        self._desk.go.toast(f"さがし方を{done}。", undo)

    def _offer(self, rest: tuple[SavedSearch, ...]) -> None:
        self.others.clear()
        for saved in rest:
            action = self.others.addAction(saved.name)
            action.setCheckable(True)
            action.setChecked(saved == self.current)
            action.triggered.connect(partial(self._use, saved))
        self._rest = rest
        here = self.current is not None and self.current in rest
        self.more.setText(self.current.name if self.current and here else f"ほか{len(rest)}件")
        self.more.setVisible(bool(rest))
        self._mark()

    def _mark(self) -> None:
        """Fill the button of the menu while one of its searches is used."""
        self.more.setChecked(self.current in self._rest)

    def _chip(self, saved: SavedSearch) -> QPushButton:
        chip = button(saved.name, "chip", name=f"よく使うさがし方：{saved.name}")
        chip.setCheckable(True)
        chip.setChecked(saved == self.current)
        chip.clicked.connect(partial(self._use, saved))
        return chip

    def _use(self, saved: SavedSearch) -> None:
        """Look for it; once more, and it is off again."""
        self._want(Search() if saved.search == self._finder.wanted else saved.search)

    def _rename(self) -> None:
        if self.current is None:
            return
        old = self.current.name
        given = self._ask("さがし方の名前を変える", "変える", old)
        if given is not None and given != old:
            self._name(old, given, f"さがし方の名前を「{given}」に変えました。", undo=True)

    def _name(self, old: str, new: str, said: str, *, undo: bool) -> None:
        back = partial(self._name, new, old, f"さがし方の名前を「{old}」に戻しました。", undo=False)
        self._desk.write(
            lambda: saved_searches.rename(self._desk.store, old, new),
            said,
            self._owner,
            undo=back if undo else None,
        )

    def _forget(self) -> None:
        if self.current is not None:
            self._desk.write(
                partial(saved_searches.forget, self._desk.store, self.current.name),
                f"さがし方「{self.current.name}」を消しました。",
                self._owner,
                undo=partial(self._back, self.current),
            )

    def _back(self, saved: SavedSearch) -> None:
        self._desk.write(
            lambda: saved_searches.save(self._desk.store, saved.name, saved.search)[1],
            f"さがし方「{saved.name}」を元に戻しました。",
            self._owner,
        )

    def _drop(self, name: str) -> None:
        self._desk.write(
            partial(saved_searches.forget, self._desk.store, name),
            f"さがし方「{name}」を残すのをやめました。",
            self._owner,
        )

    def _ask(self, title: str, take: str, given: str = "") -> str | None:
        dialog = NameDialog(title, "例：半年会っていない", self._owner, take=take, given=given)
        try:
            return dialog.given if dialog.exec() == qt.ACCEPTED else None
        finally:
            dialog.deleteLater()
