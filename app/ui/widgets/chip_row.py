"""Chips for things that come and go, one of which is open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui import theme
from app.ui.widgets.basic import button
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from collections.abc import Mapping


class ChipRow(QWidget):
    """`chosen(key)` when a chip is pressed.

    A chip that stays is the same widget: leaving a field saves, which shows the chips anew while
    the mouse is still down on one of them.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.chips: dict[str, QPushButton] = {}
        self._flow = WrapLayout(self, gap=theme.tokens().space_2)

    def offer(self, words: Mapping[str, str], here: str) -> None:
        """Show a chip for each key, in this order; the one of `here` is open."""
        for key in [key for key in self.chips if key not in words]:
            gone = self.chips.pop(key)
            self._flow.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for key, text in words.items():
            if key not in self.chips:
                self.chips[key] = self._made(key)
            self.chips[key].setText(text)
            self.chips[key].setAccessibleName(text)
        if list(self.chips) != list(words):
            self.chips = {key: self.chips[key] for key in words}
            for chip in self.chips.values():
                self._flow.removeWidget(chip)
                self._flow.addWidget(chip)
        self.mark(here)

    def mark(self, here: str) -> None:
        """Show which one is open; none for an empty key."""
        for key, chip in self.chips.items():
            chip.setChecked(key == here)

    def _made(self, key: str) -> QPushButton:
        chip = button("", "chip")
        chip.setCheckable(True)
        chip.clicked.connect(partial(self._pressed, key))
        self._flow.addWidget(chip)
        return chip

    def _pressed(self, key: str) -> None:
        self.chosen.emit(key)
