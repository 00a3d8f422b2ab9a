"""Editors to choose with: a list that opens, chips, large tiles, a switch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget
from typing_extensions import override

from app.ui import keys, qt, theme
from app.ui.forms.editor import Editor
from app.ui.widgets.basic import Button, column
from app.ui.widgets.tiles import TileGroup
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from PySide6.QtGui import QKeyEvent, QWheelEvent

    Options = Mapping[Any, str] | Callable[[], Mapping[Any, str]]

CHOOSE = "選んでください"
_FORWARD = (qt.KEY.Key_Right, qt.KEY.Key_Down)
_BACKWARD = (qt.KEY.Key_Left, qt.KEY.Key_Up)


def resolved(options: Options) -> Mapping[Any, str]:
    """The codes and labels now: a function is asked anew each time a value is shown."""
    return options() if callable(options) else options


class Combo(QComboBox):
    """A list that opens. The wheel never changes it by accident, Enter is left to the form."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.codes: list[Hashable] = []
        self.setAccessibleName(name)
        self.setFocusPolicy(qt.STRONG_FOCUS)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(3)

    def offer(self, options: Mapping[Any, str], *, empty: str = CHOOSE) -> None:
        """Offer these, below a first line for no choice unless `empty` is empty."""
        self.clear()
        self.codes = [None] if empty else []
        if empty:
            self.addItem(empty)
        for code, words in options.items():
            self.codes.append(code)
            self.addItem(words)

    @property
    def code(self) -> Hashable:
        """The code chosen; None for no choice."""
        return self.codes[self.currentIndex()] if self.currentIndex() >= 0 else None

    def show_code(self, code: Hashable) -> None:
        """Show this choice; a code that is not offered (any more) is kept and shown as it is."""
        if code not in self.codes:
            self.codes.append(code)
            self.addItem(str(code))
        self.setCurrentIndex(self.codes.index(code))

    @override
    def wheelEvent(self, event: QWheelEvent, /) -> None:
        event.ignore()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in keys.ENTER or event.modifiers() & qt.CTRL:
            event.ignore()
        else:
            super().keyPressEvent(event)


class Choice(Editor):
    """One of many in a list that opens."""

    def __init__(self, name: str, options: Options, *, empty: str = CHOOSE) -> None:
        super().__init__(name)
        self._options, self._empty = options, empty
        self.field = Combo(name)
        self.field.offer(resolved(options), empty=empty)
        self.field.activated.connect(self.chosen)
        self.setLayout(column(self.field))
        self.setFocusProxy(self.field)

    @override
    def put(self, value: Any) -> None:
        self.field.offer(resolved(self._options), empty=self._empty)
        self.field.show_code(None if value == "" else value)

    @override
    def refresh(self) -> None:
        if callable(self._options):
            self.show_value(self.value())

    @override
    def value(self) -> Any:
        return self.field.code


class Chip(Button):
    """One small key of a group: Space or a tap chooses, Enter is left to the form."""

    def __init__(self, words: str, name: str) -> None:
        super().__init__(words)
        self.setAutoDefault(False)
        self.setCheckable(True)
        self.setProperty("role", "chip")
        self.setAccessibleName(name)
        self.setCursor(qt.POINTING_HAND)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in (*keys.ENTER, *_FORWARD, *_BACKWARD):
            event.ignore()
        else:
            super().keyPressEvent(event)


class Chips(Editor):
    """Small keys side by side; one or `many` are chosen. Tab reaches the group once, arrows move.

    The value is a code (None for no choice), or a tuple of codes in the order of the options.
    """

    wide = True

    def __init__(
        self, name: str, options: Options, *, many: bool = False, needed: bool = False
    ) -> None:
        super().__init__(name)
        self._options, self._many, self._needed = options, many, needed
        self._value: Any = () if many else None
        self.chips: dict[Hashable, Chip] = {}
        self._flow = WrapLayout(gap=theme.tokens().space_2)
        self.setLayout(self._flow)
        self._fill(resolved(options))

    @override
    def put(self, value: Any) -> None:
        given = self._codes(value)
        options = dict(resolved(self._options))
        options.update({code: str(code) for code in given if code not in options})
        if list(options) != list(self.chips):
            self._fill(options)
        self._value = tuple(given) if self._many else (given[0] if given else None)
        for code, chip in self.chips.items():
            chip.setChecked(code in given)
        self._rove(self._first())

    @override
    def value(self) -> Any:
        return self._value

    @override
    def start(self) -> None:
        self._first().setFocus(qt.OTHER_REASON)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Arrows go from chip to chip."""
        if event.key() in (*_FORWARD, *_BACKWARD):
            self._step(1 if event.key() in _FORWARD else -1)
        else:
            super().keyPressEvent(event)

    def _codes(self, value: Any) -> list[Hashable]:
        if self._many:
            return list(value or ())
        return [] if value is None or value == "" else [value]

    def _fill(self, options: Mapping[Any, str]) -> None:
        for chip in self.chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = {code: self._chip(code, words) for code, words in options.items()}
        if self.chips:
            self._rove(self._first())

    def _chip(self, code: Hashable, words: str) -> Chip:
        chip = Chip(words, f"{self.accessibleName()} {words}")
        chip.clicked.connect(lambda: self._tapped(code))
        self._flow.addWidget(chip)
        return chip

    def _tapped(self, code: Hashable) -> None:
        """Only what was tapped changes: chips chosen before keep their place in the value."""
        before = self._codes(self._value)
        if self._many:
            now = [one for one in self.chips if (one in before) != (one == code)]
        else:
            now = [code] if self._needed or code not in before else []
        with self.showing():
            self.put(tuple(now) if self._many else next(iter(now), None))
        self._rove(self.chips[code])
        self.chosen()

    def _first(self) -> Chip:
        chips = list(self.chips.values())
        return next((chip for chip in chips if chip.isChecked()), chips[0])

    def _rove(self, stop: Chip) -> None:
        for chip in self.chips.values():
            policy = qt.STRONG_FOCUS if chip is stop else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(policy)
        self.setFocusProxy(stop)

    def _step(self, by: int) -> None:
        chips = list(self.chips.values())
        here = next((place for place, chip in enumerate(chips) if chip.hasFocus()), 0)
        there = chips[(here + by) % len(chips)]
        self._rove(there)
        there.setFocus(qt.TAB_REASON)


class Tiles(Editor):
    """Large keys with a second line of explanation; a tap on the chosen one takes it back."""

    wide = True

    def __init__(
        self, name: str, options: Sequence[tuple[Any, str, str]], *, columns: Sequence[int] = (2, 1)
    ) -> None:
        super().__init__(name)
        self._codes = {str(code): code for code, _words, _hint in options}
        self.group = TileGroup(name=name, columns=columns, least=240)
        self.group.offer([(str(code), words, hint) for code, words, hint in options])
        self._value: Any = None
        self.group.chosen.connect(self._tapped)
        self.setLayout(column(self.group))
        self.setFocusProxy(self.group.tiles[0])

    @override
    def put(self, value: Any) -> None:
        self._value = value
        self.group.choose(None if value is None else str(value))

    @override
    def value(self) -> Any:
        return self._value

    def _tapped(self, code: str) -> None:
        value = self._codes[code]
        with self.showing():
            self.put(None if value == self._value else value)
        self.chosen()


class Switch(Editor):
    """Yes or no: a tick before a sentence."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__(name)
        self.field = QCheckBox(words)
        self.field.setAccessibleName(f"{name} {words}" if name != words else words)
        self.field.toggled.connect(self.chosen)
        self.setLayout(column(self.field))
        self.setFocusProxy(self.field)

    @override
    def put(self, value: Any) -> None:
        self.field.setChecked(bool(value))

    @override
    def value(self) -> bool:
        return self.field.isChecked()


def row_of(*chips: QWidget) -> QWidget:
    """Small keys in lines, as many as fit."""
    holder = QWidget()
    flow = WrapLayout(gap=theme.tokens().space_2)
    for chip in chips:
        flow.addWidget(chip)
    holder.setLayout(flow)
    return holder
