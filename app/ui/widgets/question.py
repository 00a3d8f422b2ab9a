"""One question on a screen of its own: large words, an example, and the answers below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from app.domain.answers import example_for
from app.ui import qt, theme
from app.ui.widgets.basic import button, column, label, row
from app.ui.widgets.tiles import TileGroup

if TYPE_CHECKING:
    from app.domain.questionnaire import Item, Section

COLUMNS = (1, 2, 5)


class QuestionView(QWidget):
    """Shows one item. `answered(item id, code)`, `asked(item id)` for 「?」.

    `beside` is the place right of the answers, for the last screen.
    """

    answered = Signal(str, str)
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme.tokens()
        self._item_id = ""
        self.setFocusPolicy(qt.STRONG_FOCUS)
        self.words = label("", "question")
        self.help: QPushButton = button("？", "secondary", name="説明を見る")
        self.example = label("", "sub")
        self._a, self._b = _Statement("A"), _Statement("B")
        self._statements = QWidget()
        self._statements.setLayout(row(self._a, self._b, spacing=look.space_4))
        self.tiles = TileGroup(name="答え", keys="12345")
        self._side = QWidget()
        self.beside: QVBoxLayout = column(spacing=0)
        self._side.setLayout(self.beside)
        self._side.hide()
        self.help.clicked.connect(self._ask)
        self.tiles.chosen.connect(self._chosen)
        self._arrange()

    def show_item(self, section: Section, item: Item, industry: str | None) -> None:
        """Show this item; the widgets stay, only the words change."""
        self._item_id = item.id
        statement = section.kind == "statement"
        self.setAccessibleName(f"{section.prompt} {item.label}")
        self.words.setText(item.label)
        example = example_for(item, industry) or item.help
        self.example.setText(f"例：{example}")
        self.example.setVisible(bool(example) and not statement)
        self.help.setVisible(bool(item.help))
        self.help.setAccessibleName(f"「{item.short}」の説明")
        self._statements.setVisible(statement)
        self._a.tell(item.a)
        self._b.tell(item.b)
        self.tiles.setAccessibleName(item.label)
        self.tiles.offer([(option.code, option.label, "") for option in section.options])

    def fit(self, height: int) -> None:
        """Put the answers into columns when they would not fit below each other."""
        for columns in COLUMNS:
            self.tiles.stand_in(columns)
            self._settle()
            layout = self.layout()
            if layout is None or layout.totalHeightForWidth(self.width()) <= height:
                return

    def _settle(self) -> None:
        """Give everything its place at once; left to itself that takes several paints."""
        for part in (self._a, self._b, self._statements, self):
            layout = part.layout()
            if layout is not None:
                layout.invalidate()
                layout.activate()

    def mark(self, code: str | None) -> None:
        """Show which answer is chosen."""
        self.tiles.choose(code)

    def _arrange(self) -> None:
        look = theme.tokens()
        head = row(self.words, spacing=look.space_4)
        head.setStretch(0, 1)
        head.addWidget(self.help, 0, qt.TOP)
        answers = row(spacing=look.space_5)
        answers.addWidget(self.tiles, 3)
        answers.addWidget(self._side, 3)
        layout = column(head, self.example, self._statements, spacing=look.space_3)
        layout.addLayout(answers, 1)
        self.setLayout(layout)

    def open_beside(self, *, opened: bool) -> None:
        """Give the place beside the answers its share of the width, or take it back."""
        self._side.setVisible(opened)

    def _ask(self) -> None:
        self.asked.emit(self._item_id)

    def _chosen(self, code: str) -> None:
        self.answered.emit(self._item_id, code)


class _Statement(QFrame):
    """One of the two statements, with its letter."""

    def __init__(self, letter: str) -> None:
        super().__init__()
        self._letter = letter
        self._words = label("", "strong")
        self.setProperty("role", "card")
        look = theme.tokens()
        line = row(label(letter, "h3", wrap=False), self._words, spacing=look.space_3)
        line.setStretch(1, 1)
        line.setContentsMargins(look.space_4, look.space_2, look.space_4, look.space_2)
        self.setLayout(line)

    def tell(self, words: str) -> None:
        self._words.setText(words)
        self.setAccessibleName(f"{self._letter}：{words}")
