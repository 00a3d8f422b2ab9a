"""What can be done with several clients of the list at once; it stands where the foot was."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.ui import theme
from app.ui.dialogs import give_list, several
from app.ui.widgets.basic import button, label
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.search import Search
    from app.ui.desk import Desk

    Act = Callable[[Desk, frozenset[str], QWidget], None]

LARGE = 1.3  # text size from which on the actions stand in one menu
HOW = "お客様を押して選んでください。"


class PickBar(QWidget):
    """`everyone()` asks for all that were found, `over()` for none; `wanted` is what they met."""

    everyone = Signal()
    over = Signal()

    def __init__(self, desk: Desk, wanted: Callable[[], Search]) -> None:
        super().__init__()
        self._desk, self._wanted = desk, wanted
        self._picks: frozenset[str] = frozenset()
        look = theme.tokens()
        self.count = label("", "strong", wrap=False)
        self.all = button("", "quiet")
        self.all.clicked.connect(self.everyone)
        self.stop = button("やめる", "quiet", name="選ぶのをやめる")
        self.stop.clicked.connect(self.over)
        self.acts = {
            "タグを付ける": partial(self._do, several.give_tags),
            "タグを外す": partial(self._do, several.take_tags),
            "担当を変える": partial(self._do, several.assign),
            "書き出す": self._give_out,
        }
        line = WrapLayout(gap=look.space_2)
        self.buttons = self._menu() if look.scale > LARGE else self._buttons()
        for part in (self.count, self.all, self.stop, *self.buttons):
            line.addWidget(part)
        self.setLayout(line)

    def show_picks(self, picks: frozenset[str], total: int, *, more: bool) -> None:
        """Say how many are chosen of how many; `more`: of even more."""
        self._picks = picks
        self.count.setText(f"{len(picks):,}件を選んでいます" if picks else HOW)
        found = "見つかった全部" if more else f"全部（{total:,}件）"
        self.all.setText(f"{found}を選ぶ")
        self.all.setVisible(more or len(picks) < total)
        for pressed in self.buttons:
            pressed.setVisible(bool(picks))

    def _buttons(self) -> list[QPushButton]:
        made = []
        for words, act in self.acts.items():
            pressed = button(words, name=f"選んだお客様：{words}")
            pressed.clicked.connect(act)
            made.append(pressed)
        return made

    def _menu(self) -> list[QPushButton]:
        pressed = button("まとめてすること")
        menu = QMenu(pressed)
        for words, act in self.acts.items():
            menu.addAction(words).triggered.connect(act)
        pressed.setMenu(menu)
        return [pressed]

    def _do(self, act: Act) -> None:
        act(self._desk, self._picks, self)

    def _give_out(self) -> None:
        give_list.give_out(self._desk, self._wanted(), self, only=self._picks)
