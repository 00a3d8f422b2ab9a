"""The parts of which panes of 設定 are made: a titled item, a choice of chips, a folder."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QFrame, QLabel, QPushButton, QWidget

from app.ui import theme
from app.ui.widgets.basic import Part, button, card, column, label, row

Choice = TypeVar("Choice", bound=Hashable)


class Pane(QWidget):
    """The right side of 設定 for one section."""

    title = ""
    name: QLabel

    def reload(self) -> None:
        """Show the values as they are now."""

    def settle(self) -> None:
        """What Ctrl+Enter, Ctrl+S and F12 do; most panes apply at once and need nothing."""


class Item(QFrame):
    """One setting: its name, what it means, its control, and the way back to the default."""

    reset = Signal()

    def __init__(self, title: str, hint: str, *controls: Part, resettable: bool = True) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.back = button("既定値に戻す", "quiet", name=f"{title}を既定値に戻す")
        self.back.clicked.connect(self.reset)
        if not resettable:
            self.back.hide()
        self._resettable = resettable
        head = row(label(title, "h3", wrap=False), None, self.back)
        parts: list[Part] = [head]
        if hint:
            parts.append(label(hint, "sub"))
        layout = column(*parts, *controls, spacing=theme.tokens().space_3)
        edge = theme.tokens().space_4
        layout.setContentsMargins(edge, edge, edge, edge)
        self.setLayout(layout)

    def show_default(self, *, default: bool) -> None:
        """Whether the value is the default already: then there is nothing to go back to."""
        self.back.setVisible(self._resettable and not default)


class Chips(QWidget, Generic[Choice]):
    """One of a few values, each a chip; `chosen` after a press."""

    chosen = Signal()

    def __init__(self, name: str, choices: Sequence[tuple[Choice, str]]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._chips: dict[Choice, QPushButton] = {}
        for value, text in choices:
            chip = button(text, "chip", name=f"{name} {text}")
            chip.setCheckable(True)
            self._group.addButton(chip)
            self._chips[value] = chip
        self._group.buttonClicked.connect(self._pressed)
        self.setLayout(row(*self._chips.values(), None))

    @property
    def value(self) -> Choice:
        """The chosen value."""
        return next(value for value, chip in self._chips.items() if chip.isChecked())

    def show_value(self, value: Choice) -> None:
        """Mark this value; one that has no chip marks none."""
        self._group.setExclusive(False)
        for known, chip in self._chips.items():
            chip.setChecked(known == value)
        self._group.setExclusive(True)

    def _pressed(self) -> None:
        self.chosen.emit()


class FolderChoice(QWidget):
    """A folder and the button to choose another; `chosen` carries the new path."""

    chosen = Signal(str)

    def __init__(self, title: str, nothing: str) -> None:
        super().__init__()
        self._title = title
        self._nothing = nothing
        self.path: QLabel = label(nothing)
        self.choose = button("フォルダーを選ぶ", name=f"{title}を選ぶ")
        self.choose.clicked.connect(self._choose)
        self.setLayout(column(self.path, row(self.choose, None)))

    def show_path(self, path: str) -> None:
        """Show this folder; an empty one as the word for nothing."""
        self.path.setText(breakable(path) or self._nothing)

    def _choose(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self._title, str(Path.home()))
        if path:
            self.chosen.emit(path)


def pane_layout(pane: Pane, *parts: Part) -> None:
    """Lay the parts of a pane below its title."""
    pane.name = label(pane.title, "h1")
    pane.setLayout(column(pane.name, *parts, None, spacing=theme.tokens().space_4))


def breakable(path: str) -> str:
    """The path with places where a line may break (zero width spaces after separators)."""
    return re.sub(r"([/\\._-])", "\\1\u200b", path)


def note(text: str, role: str = "note") -> QFrame:
    """A short word on a coloured ground."""
    return card(label(text), role=role)
