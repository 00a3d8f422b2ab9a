"""Choosing an industry by everyday words: type ラーメン, tap 飲食店."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.domain.industry import industry_name, search
from app.ui import theme
from app.ui.widgets.basic import column
from app.ui.widgets.fields import Field
from app.ui.widgets.tiles import Tile

MOST = 4
WAIT_MS = 80


class IndustryField(QWidget):
    """A field with its hits below. `code` is the industry chosen, None when there is none."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.code: str | None = None
        self.field = Field(name="業種", placeholder="例：ラーメン、大工、09")
        self.hits = [Tile(large=False) for _ in range(MOST)]
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._look)
        layout = column(self.field, spacing=theme.tokens().space_1)
        for tile in self.hits:
            tile.hide()
            tile.clicked.connect(self._tapped)
            layout.addWidget(tile)
        self.setLayout(layout)
        self.field.textEdited.connect(self._typed)
        self.field.left.connect(self._left)
        self.setFocusProxy(self.field)

    def show_code(self, code: str | None) -> None:
        """Show the name of this industry."""
        self.code = code
        self.field.setText(industry_name(code))
        self._hide_hits()

    def _typed(self) -> None:
        self._timer.start()

    def _look(self) -> None:
        found = search(self.field.text(), limit=MOST)
        for tile, industry in zip(self.hits, (*found, *[None] * MOST), strict=False):
            tile.setVisible(industry is not None)
            if industry is not None:
                tile.code = industry.code
                tile.tell(industry.name)

    def _tapped(self) -> None:
        tile = self.sender()
        if isinstance(tile, Tile):
            self.show_code(tile.code)
            self.chosen.emit(tile.code)

    def _left(self) -> None:
        """What is no industry does not stay: an empty field clears, other words go back."""
        text = self.field.text().strip()
        if not text:
            self.code = None
            self._hide_hits()
        elif text != industry_name(self.code) and not any(t.isVisible() for t in self.hits):
            self.field.setText(industry_name(self.code))

    def _hide_hits(self) -> None:
        self._timer.stop()
        for tile in self.hits:
            tile.hide()
