"""The editor of the industry: everyday words, plain tiles, and the finer code the law needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typing_extensions import override

from app.domain.company import trade_of
from app.domain.industry import TILES, divisions_of, groups_of, is_industry, section_of, short_name
from app.ui import theme
from app.ui.forms.editor import Editor, tab_through
from app.ui.widgets.basic import button, clear, column, label
from app.ui.widgets.industry_field import IndustryField
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

CHOOSE = "言葉で探すか、近いものを選びます。"
FINER = "もう少し細かく選ぶと、{ask}が分かります。"
ALL_FINER = "もう少し細かく選べます。"
SIZE = "企業の規模（法律ごと）"


class Trade(Editor):
    """The code of an industry, or None. Chips offer what is finer than the present code."""

    wide = True

    def __init__(self, name: str) -> None:
        super().__init__(name)
        look = theme.tokens()
        self.finder = IndustryField()
        self.finder.field.setAccessibleName(name)
        self.ask = label("", "hint")
        self.offered = WrapLayout(gap=look.space_2)
        self._code: str | None = None
        self.finder.chosen.connect(self._take)
        self.finder.field.left.connect(self._left)
        self.setLayout(column(self.finder, self.ask, self.offered, spacing=look.space_2))
        self.setFocusProxy(self.finder.field)
        self._offer()

    @override
    def put(self, value: Any) -> None:
        self._code = value or None
        self.finder.show_code(self._code)
        self._offer()

    @override
    def value(self) -> str | None:
        return self._code

    def _take(self, code: str | None) -> None:
        with self.showing():
            self.put(code)
        self.chosen()

    def _left(self) -> None:
        if self.finder.code != self._code:
            self._take(self.finder.code)
        self.settled.emit()

    def _offer(self) -> None:
        clear(self.offered)
        ask, choices = _finer(self._code)
        self.ask.setText(ask)
        self.ask.setVisible(bool(choices))
        before: QWidget = self.finder.field
        for code, words in choices:
            chip = button(words, "chip", name=f"{self.accessibleName()}を「{words}」にする")
            chip.clicked.connect(lambda _on=False, code=code: self._take(code))
            self.offered.addWidget(chip)
            tab_through(before, chip)
            before = chip


def _finer(code: str | None) -> tuple[str, Sequence[tuple[str, str]]]:
    """What is asked below the field, and the codes with their words to choose from."""
    if code is None or not is_industry(code):
        return CHOOSE, [(tile.code, tile.label) for tile in TILES if tile.code]
    ask = trade_of(code)[1]
    inside = divisions_of(code) if code == section_of(code) else groups_of(code)
    words = FINER.format(ask=f"{SIZE}のための「{ask}」") if ask else ALL_FINER
    return words, [(each.code, short_name(each.code)) for each in inside]
