"""One line with words that are often meant below it: a tap takes one, typing narrows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from app.domain.japanese import search_text
from app.ui import qt, theme
from app.ui.forms.editor import tab_through
from app.ui.forms.typed import Text
from app.ui.widgets.basic import button, clear
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QVBoxLayout, QWidget

MOST = 6


class Suggested(Text):
    """A text for which `known()` gives words to choose from; anything else may be typed."""

    def __init__(self, name: str, known: Callable[[], Iterable[str]], *, example: str = "") -> None:
        super().__init__(name, example=example)
        self._known = known
        self._words: list[str] = []
        self.offered = WrapLayout(gap=theme.tokens().space_2)
        layout: QVBoxLayout = self.layout()  # type: ignore[assignment]
        layout.setSpacing(theme.tokens().space_2)
        layout.addLayout(self.offered)
        self.field.textChanged.connect(self._offer)
        self._offer()

    @override
    def refresh(self) -> None:
        self._offer()

    def _offer(self) -> None:
        typed = search_text(self.field.text())
        free = dict.fromkeys(word for word in self._known() if word)
        words = [word for word in free if typed in search_text(word)][:MOST]
        if self.field.text().strip() in free:
            words = []
        if words == self._words:
            return
        self._words = words
        clear(self.offered)
        before: QWidget = self.field
        for word in words:
            chip = button(word, "chip", name=f"{self.accessibleName()}を「{word}」にする")
            chip.clicked.connect(lambda _on=False, word=word: self._take(word))
            self.offered.addWidget(chip)
            tab_through(before, chip)
            before = chip

    def _take(self, word: str) -> None:
        with self.showing():
            self.put(word)
        self.field.setFocus(qt.OTHER_REASON)
        self.chosen()
