"""ゴミ箱: clients and entries thrown away, the days they stay, back or gone for ever."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.domain.changes import Changes, Kind
from app.domain.entries.nouns import noun
from app.errors import AppError
from app.services import trash
from app.ui import qt, theme
from app.ui.dialogs.erase import EraseDialog
from app.ui.widgets.basic import button, label, row
from app.ui.widgets.page_body import PageBody
from app.ui.widgets.two_lines import Row, TwoLineList

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.services.trash import Thrown
    from app.ui.desk import Desk

EMPTY = "ゴミ箱は空です。"
NOTE = "ゴミ箱に入れたものは、30日のあいだ元に戻せます。そのあとは、完全に消えます。"


class TrashPage(PageBody):
    """A list with [元に戻す] and [今すぐ完全に消す], which alone asks."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("ゴミ箱", parent)
        self._desk = desk
        self._found: tuple[Thrown, ...] = ()
        self.list = TwoLineList("ゴミ箱の中")
        self.list.touched.connect(self._touched)
        self.list.opened.connect(self._touched)
        self.empty = label(EMPTY, "sub")
        self.erase = button("今すぐ完全に消す", "quiet")
        self.erase.clicked.connect(self._erase)
        self.back = button("元に戻す", "primary")
        self.back.clicked.connect(self._bring_back)
        self.column.addWidget(label(NOTE, "sub"))
        self.column.addWidget(self.empty)
        self.column.addWidget(self.list, 1)
        self.column.addStretch()
        gap = theme.tokens().space_2
        self.column.addLayout(row(None, self.erase, self.back, spacing=gap))
        desk.refresh.changed.connect(self._changed)

    def open(self, *_given: object) -> None:
        """Show what lies there."""
        self.reload()
        (self.list if self._found else self).setFocus(qt.OTHER_REASON)

    def reload(self) -> None:
        """Read it again; the place in the list stays."""
        at = max(0, self.list.currentIndex().row())
        self._found = trash.contents(self._desk.store)
        self.list.show_rows([_row(each) for each in self._found])
        if self._found and self.chosen is None:
            self.list.choose(self._found[min(at, len(self._found) - 1)].id)
        self.list.setVisible(bool(self._found))
        self.empty.setVisible(not self._found)
        self._touched()

    @property
    def chosen(self) -> Thrown | None:
        """What stands in the current row."""
        return next((each for each in self._found if each.id == self.list.chosen), None)

    def _touched(self, *_given: object) -> None:
        for pressed in (self.erase, self.back):
            pressed.setEnabled(self.chosen is not None)

    def _bring_back(self, *_given: object) -> None:
        thrown = self.chosen
        if thrown is None:
            return
        said = f"「{name(thrown)}」を元に戻しました。"
        if self._desk.write(partial(trash.bring_back, self._desk.store, thrown), said, self):
            self.reload()

    def _erase(self) -> None:
        thrown = self.chosen
        if thrown is None:
            return
        dialog = EraseDialog(f"「{name(thrown)}」を完全に消しますか。", self)
        try:
            sure = dialog.exec() == qt.ACCEPTED
        finally:
            dialog.deleteLater()
        if not sure:
            return
        try:
            changes = trash.erase(self._desk.store, thrown)
        except AppError as error:
            self._desk.failures.show(error, self)
            return
        self._desk.refresh.publish(changes)
        self._desk.go.toast(f"「{name(thrown)}」を完全に消しました。")
        self.reload()

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.concerns(Kind.CLIENT, Kind.ENTRY):
            self.reload()


def name(thrown: Thrown) -> str:
    """What it is called in a sentence."""
    return thrown.client_name if thrown.kind == trash.CLIENT else noun(thrown.kind)


def _row(thrown: Thrown) -> Row:
    left = f"あと{thrown.days_left}日"
    if thrown.kind == trash.CLIENT:
        return Row(thrown.id, thrown.client_name, "すべての記録", mark="お客様", right=left)
    first = " ".join(thrown.words.split())
    return Row(thrown.id, thrown.client_name, first, mark=noun(thrown.kind), right=left)
