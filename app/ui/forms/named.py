"""An editor for several codes that have names: one types a name, or takes one that is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typing_extensions import override

from app.ui.forms.tags import Tags

if TYPE_CHECKING:
    from collections.abc import Mapping

UNKNOWN = "「{word}」は選べません。下に出る言葉から選んでください。"


class Named(Tags):
    """Names as chips; the value is a tuple of their codes."""

    def __init__(self, name: str, options: Mapping[str, str], *, example: str = "") -> None:
        self._names = options
        self._codes = {words: code for code, words in options.items()}
        super().__init__(name, self._codes.keys, example=example)

    @override
    def put(self, value: Any) -> None:
        super().put(tuple(self._names.get(code, code) for code in value or ()))

    @override
    def value(self) -> Any:
        return tuple(self._codes[word] for word in self._value if word in self._codes)

    @override
    def take(self, *words: str) -> None:
        """Add names, without losing one that is no name of a code."""
        now = tuple(dict.fromkeys((*self._value, *words)))
        if now != self._value:
            with self.showing():
                super().put(now)
            self.chosen()

    @override
    def drop(self, word: str) -> None:
        with self.showing():
            super().put(tuple(one for one in self._value if one != word))
        self.chosen()

    @override
    def show_typed(self, typed: Any) -> None:
        words, text = typed
        with self.showing():
            super().put(words)
            self.field.setText(text)

    @override
    def trouble(self) -> str:
        wrong = next((word for word in self._value if word not in self._codes), "")
        return UNKNOWN.format(word=wrong) if wrong else super().trouble()
