"""A page of the 知恵袋 over the page that shows: a term, a tool, a case; links lead on and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from app.ui import theme
from app.ui.knowledge.reading import ReadingView
from app.ui.widgets.basic import button, column, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.knowledge.knowledge import Knowledge

TITLE = "知恵袋"
WIDTH, HEIGHT, EDGE = 760, 620, 48


class ReadDialog(QDialog):
    """The reading view with [戻る] and [閉じる]; Esc closes it."""

    def __init__(
        self, item_id: str, parent: QWidget | None = None, *, knowledge: Knowledge | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        look = theme.tokens()
        self._way: list[str] = []
        self.view = ReadingView(knowledge=knowledge)
        self.back = button("前のページ", "quiet", name="知恵袋の前のページに戻る")
        self.close_it = button("閉じる", "primary")
        self.back.clicked.connect(self._back)
        self.close_it.clicked.connect(self.accept)
        self.view.asked.connect(self.go)
        layout = column(self.view, row(self.back, None, self.close_it), spacing=look.space_3)
        edge = look.space_4
        layout.setContentsMargins(edge, edge, edge, edge)
        self.setLayout(layout)
        self._fit(parent)
        self.go(item_id)

    @property
    def way(self) -> Sequence[str]:
        """The pages that were read, the last one shows."""
        return tuple(self._way)

    def go(self, item_id: str) -> None:
        """Read this page."""
        self.view.show_item(item_id)
        self._way.append(item_id)
        self.back.setVisible(len(self._way) > 1)
        self.view.setFocus()

    def _back(self) -> None:
        self._way.pop()
        self.go(self._way.pop())

    def _fit(self, parent: QWidget | None) -> None:
        scale = theme.tokens().scale
        wide, high = round(WIDTH * scale), round(HEIGHT * scale)
        if parent is not None:
            room = parent.window().size()
            wide, high = min(wide, room.width() - EDGE), min(high, room.height() - EDGE)
        self.resize(wide, high)
