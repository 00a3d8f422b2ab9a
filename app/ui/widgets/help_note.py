"""The one-line explanation behind 「?」: a small sheet beside the question, gone with a tap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.domain.answers import example_for
from app.ui import qt, theme
from app.ui.knowledge.term_chips import TermChips
from app.ui.widgets.basic import button, column, label, row

if TYPE_CHECKING:
    from app.domain.questionnaire import Item


class HelpNote(QFrame):
    """A sheet over the page; `show_for` puts it below a widget, inside the page.

    Words of the glossary in it are explained below; `read(id)`: the page of one is wanted.
    """

    read = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        look = theme.tokens()
        self.setProperty("role", "sheet")
        self.setAccessibleName("説明")
        self._anchor: QWidget | None = None
        self._title = label("", "strong")
        self._text = label("")
        self._example = label("", "sub")
        self.terms = TermChips()
        self.terms.read.connect(self.read)
        self.terms.chips.chosen.connect(self._resize)
        close = button("閉じる", "quiet")
        close.clicked.connect(self.hide)
        layout = column(self._title, self._text, self._example, self.terms, row(None, close))
        edge = look.space_4
        layout.setContentsMargins(edge, edge, edge, look.space_2)
        self.setLayout(layout)
        self.hide()

    def show_for(self, item: Item, industry: str | None, anchor: QWidget) -> None:
        """Explain this item near `anchor`."""
        example = example_for(item, industry)
        self._title.setText(item.label)
        self._text.setText(item.help)
        self._text.setVisible(bool(item.help))
        self._example.setText(f"例：{example}")
        self._example.setVisible(bool(example))
        self.setAccessibleDescription(f"{item.help} {example}".strip())
        self.terms.show_texts((item.label, item.help, example))
        self._anchor = anchor
        self._place(anchor)
        self.show()
        self.raise_()

    @property
    def words(self) -> str:
        """The explanation shown."""
        return self._text.text()

    def _resize(self) -> None:
        """An explanation has opened or closed."""
        if self._anchor is not None:
            self._place(self._anchor)

    def _place(self, anchor: QWidget) -> None:
        page = self.parentWidget()
        if page is None:
            return
        look = theme.tokens()
        width = min(page.width() - 2 * look.space_4, round(460 * look.scale))
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout is not None else 0
        below = anchor.mapTo(page, QPoint(anchor.width(), anchor.height() + look.space_1))
        left = max(look.space_4, min(below.x() - width, page.width() - width - look.space_4))
        top = below.y()
        if top + height > page.height():
            top = anchor.mapTo(page, QPoint(0, 0)).y() - height - look.space_1
        self.setGeometry(left, max(look.space_2, top), width, height)
        self.setFocusPolicy(qt.NO_FOCUS)
