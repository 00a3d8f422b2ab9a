"""標準, 大, 特大: three tiles, each written in its own size, applied at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from app.settings import TEXT_SIZES
from app.ui import theme
from app.ui.tokens import STANDARD
from app.ui.widgets.basic import button, row

if TYPE_CHECKING:
    from app.ui.preferences import Preferences


class TextSizeTiles(QWidget):
    """Chooses the text size of the whole application."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._group = QButtonGroup(self)
        self.tiles: dict[str, QPushButton] = {}
        for size, factor in TEXT_SIZES.items():
            tile = button(size, "tile", name=f"文字の大きさ {size}")
            tile.setCheckable(True)
            tile.setProperty("textSize", size)
            pixels = round(STANDARD.font_h3 * factor)
            tile.setStyleSheet(f"font-size: {pixels}px;")
            tile.clicked.connect(self._choose)
            self._group.addButton(tile)
            self.tiles[size] = tile
        self.setLayout(row(*self.tiles.values(), spacing=theme.tokens().space_3))
        self.show_value()

    def show_value(self) -> None:
        """Mark the size in use."""
        self.chosen.setChecked(True)

    @property
    def chosen(self) -> QPushButton:
        """The tile of the size in use."""
        return self.tiles[self._preferences.value.text_size]

    def _choose(self) -> None:
        chosen = self._group.checkedButton()
        if chosen is not None:
            self._preferences.update(text_size=chosen.property("textSize"))
