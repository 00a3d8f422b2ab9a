"""「言葉の説明」: the words of the glossary in what is read, each explained in place with one tap.

Chips and not links in the text: a finger needs their size, and the keyboard reaches them in order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app import library
from app.ui import theme
from app.ui.widgets.basic import button, column, label, row
from app.ui.widgets.chip_row import ChipRow

if TYPE_CHECKING:
    from collections.abc import Iterable

TITLE = "言葉の説明"
MORE = "くわしく読む"
MOST = 8  # words in one place: more would be a dictionary


class TermChips(QWidget):
    """Nothing while there is no such word. `read(id)`: the page of a word is wanted."""

    read = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._open = ""
        self.chips = ChipRow()
        self.chips.chosen.connect(self._pressed)
        self.short = label("", "strong")
        self.long = label("")
        self.more = button(MORE, "quiet")
        self.more.clicked.connect(self._more)
        self._told = QWidget()
        self._told.setLayout(column(self.short, self.long, row(self.more, None), spacing=4))
        space = theme.tokens().space_2
        layout = column(label(TITLE, "caption"), self.chips, self._told, spacing=space)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self.show_texts(())

    def show_texts(self, texts: Iterable[str]) -> None:
        """Offer the words that stand in these texts; all explanations are closed."""
        known = library.knowledge()
        found: dict[str, str] = {}
        for text in texts:
            for mention in known.glossary.first(text):
                found.setdefault(mention.term, known.terms[mention.term].name)
        self.chips.offer(dict(list(found.items())[:MOST]), "")
        self._close()
        self.setVisible(bool(found))

    def _pressed(self, term_id: str) -> None:
        """Explain this word, or close its explanation."""
        if term_id == self._open:
            self._close()
            return
        term = library.knowledge().terms[term_id]
        self._open = term_id
        self.short.setText(f"{term.name}：{term.short}")
        self.long.setText(term.long)
        self.more.setAccessibleName(f"「{term.name}」を{MORE}")
        self.chips.mark(term_id)
        self._told.show()

    def _close(self) -> None:
        self._open = ""
        self.chips.mark("")
        self._told.hide()

    def _more(self) -> None:
        self.read.emit(self._open)
