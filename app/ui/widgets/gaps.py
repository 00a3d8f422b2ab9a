"""The one list of what is still open, before a check is finished."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui import theme
from app.ui.widgets.basic import button, card, clear, column, label, row, scroll

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.questionnaire import Item


class GapList(QWidget):
    """Each open question with a way to it. `wanted(item id)`, `finished()`, `returned()`."""

    wanted = Signal(str)
    finished = Signal()
    returned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme.tokens()
        self.title = label("", "h2")
        self._lines: QVBoxLayout = column(spacing=look.space_2)
        inner = QWidget()
        inner.setLayout(self._lines)
        finish = button("このまま仕上げる", "primary")
        finish.clicked.connect(self.finished)
        back = button("前の画面に戻る")
        back.clicked.connect(self.returned)
        text = (
            "答えると、その分くわしい結果になります。このまま仕上げても、わかる範囲をお見せします。"
        )
        layout = column(
            self.title,
            label(text),
            scroll(inner),
            row(back, None, finish),
            spacing=look.space_4,
        )
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def show_gaps(self, items: Sequence[Item]) -> None:
        """List these questions."""
        self.title.setText(f"まだ答えていない質問が{len(items)}つあります")
        clear(self._lines)
        for item in items:
            answer = button("ここに答える", name=f"「{item.short}」に答える")
            answer.clicked.connect(partial(self.wanted.emit, item.id))
            line = row(label(item.label), answer)
            line.setStretch(0, 1)
            sheet = card()
            inner = sheet.layout()
            if isinstance(inner, QVBoxLayout):
                inner.addLayout(line)
            self._lines.addWidget(sheet)
        self._lines.addStretch(1)
