"""What comes in and goes out as a list: one calm button with a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.ui.dialogs import give_list, give_out, merge
from app.ui.widgets.basic import button

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from app.domain.records import ClientRow
    from app.domain.search import Search
    from app.ui.desk import Desk

NAME = "取り込み・書き出し"


class ListsMenu:
    """The button; `wanted` gives what the list shows, `chosen` the marked client."""

    def __init__(
        self,
        desk: Desk,
        wanted: Callable[[], Search],
        chosen: Callable[[], ClientRow | None],
        parent: QWidget,
    ) -> None:
        self._desk, self._wanted, self._chosen, self._parent = desk, wanted, chosen, parent
        self.button: QPushButton = button(NAME, "quiet")
        self.menu = QMenu(self.button)
        self.bring = self._action("お客様の一覧を取り込む（Excel・CSV）", self._bring)
        self.give = self._action("いまの一覧を書き出す（Excel・CSV）", self._give)
        self.paper = self._action("選んだお客様の記録を全部PDFにする", self._paper)
        self.plain = self._action("選んだお客様の記録を全部JSONにする", self._plain)
        self.menu.aboutToShow.connect(self._allow)
        self.month = self._action("月次実績表を作る（Excel）", self._month)
        self.merge = self._action("同じお客様を1つにまとめる", self._merge)
        self.two = self._action("選んだお客様を、ほかのお客様とまとめる", self._two)
        self.button.setMenu(self.menu)

    def _action(self, words: str, job: Callable[[], None]) -> QAction:
        action = self.menu.addAction(words)
        action.triggered.connect(job)
        return action

    def _bring(self) -> None:
        self._desk.go.list_import()

    def _give(self) -> None:
        give_list.give_out(self._desk, self._wanted(), self._parent)

    def _allow(self) -> None:
        for action in (self.paper, self.plain, self.two):
            action.setEnabled(self._chosen() is not None)

    def _paper(self) -> None:
        give_out.give_record(self._desk, self._chosen(), "pdf", self._parent)

    def _plain(self) -> None:
        give_out.give_record(self._desk, self._chosen(), "json", self._parent)

    def _merge(self) -> None:
        merge.ask(self._desk, self._parent)

    def _two(self) -> None:
        merge.choose(self._desk, self._chosen(), self._parent)

    def _month(self) -> None:
        give_out.give_month(self._desk, self._parent)
