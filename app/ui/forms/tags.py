"""An editor for words that are given freely, with those used before offered while typing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker
from typing_extensions import override

from app.domain.japanese import search_text, stored_name
from app.ui import qt, theme
from app.ui.forms.editor import Editor, tab_through
from app.ui.widgets.basic import button, clear, column
from app.ui.widgets.fields import Field
from app.ui.widgets.number_guard import FAULT, NumberGuard
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

MOST = 6
_BETWEEN = re.compile("[、，,]")


class TagField(Field):
    """A field in which Enter keeps the word; an empty one lets Enter move on."""

    def __init__(self, name: str, keep: Callable[[], None], example: str) -> None:
        super().__init__(name=name, placeholder=example)
        self._keep = keep

    @override
    def _enter(self, event: QKeyEvent) -> None:
        if self.text().strip():
            event.accept()
            self._keep()
        else:
            super()._enter(event)


class Tags(Editor):
    """Words as chips, each taken off with a tap, and a field for more."""

    wide = True

    def __init__(
        self, name: str, known: Callable[[], Iterable[str]] = tuple, *, example: str = ""
    ) -> None:
        super().__init__(name)
        self._known = known
        self._value: tuple[str, ...] = ()
        self.field = TagField(name, self.keep, example or "入れてEnterで加えます")
        look = theme.tokens()
        self.taken = WrapLayout(gap=look.space_2)
        self.offered = WrapLayout(gap=look.space_2)
        self.guard = NumberGuard(self.field)
        self.field.textChanged.connect(self._typed)
        self.field.left.connect(self._left)
        self.setLayout(
            column(self.taken, self.field, self.guard, self.offered, spacing=look.space_2)
        )
        self.setFocusProxy(self.field)

    @override
    def put(self, value: Any) -> None:
        self._value = tuple(value or ())
        clear(self.taken)
        for word in self._value:
            chip = button(f"{word}　×", "chip", name=f"{self.accessibleName()}の「{word}」を外す")
            chip.clicked.connect(lambda _on=False, word=word: self.drop(word))
            self.taken.addWidget(chip)
        self._offer()

    @override
    def value(self) -> tuple[str, ...]:
        return self._value

    @override
    def typed(self) -> Any:
        return self._value, self.field.text()

    @override
    def show_typed(self, typed: Any) -> None:
        words, text = typed
        self.show_value(words)
        with QSignalBlocker(self):
            self.field.setText(text)

    @override
    def trouble(self) -> str:
        return FAULT if self.guard.stopped else ""

    def keep(self) -> None:
        """Keep what stands in the field, one word or several with 、 between."""
        if self.guard.stopped:
            return
        words = [stored_name(word) for word in _BETWEEN.split(self.field.text())]
        with self.showing():
            self.field.clear()
        self.take(*(word for word in words if word))

    def take(self, *words: str) -> None:
        """Add words; one that is there already is not added again."""
        now = tuple(dict.fromkeys((*self._value, *words)))
        if now != self._value:
            with self.showing():
                self.put(now)
            self.chosen()

    def drop(self, word: str) -> None:
        """Take a word off."""
        with self.showing():
            self.put(tuple(one for one in self._value if one != word))
        self.field.setFocus(qt.OTHER_REASON)
        self.chosen()

    def _typed(self) -> None:
        self._offer()
        self.edited()

    def _left(self) -> None:
        if self.field.text().strip():
            self.keep()
        self.settled.emit()

    def _offer(self) -> None:
        clear(self.offered)
        typed = search_text(self.field.text())
        free = (word for word in self._known() if word not in self._value)
        fitting = [word for word in free if typed in search_text(word)][:MOST]
        before: QWidget = self.field
        for word in fitting:
            chip = button(f"＋ {word}", "chip", name=f"{self.accessibleName()}に「{word}」を加える")
            chip.clicked.connect(lambda _on=False, word=word: self._pick(word))
            self.offered.addWidget(chip)
            tab_through(before, chip)
            before = chip

    def _pick(self, word: str) -> None:
        with self.showing():
            self.field.clear()
        self.take(word)
        self.field.setFocus(qt.OTHER_REASON)
