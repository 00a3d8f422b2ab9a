"""Editors for codes of a fixed shape: a number is tidied and checked when it has been typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typing_extensions import override

from app.ui import theme
from app.ui.forms.typed import Text
from app.ui.widgets.basic import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QVBoxLayout

    from app.ui.widgets.fields import Writing


class Coded(Text):
    """One line for a code; the value is the tidied code or None.

    `tidy` gives the one spelling, `fault` what is wrong with what was typed, `say` a word below
    about a code that is right (such as the name that belongs to a number), `shown` its spelling
    for reading.
    """

    guarded = False  # its own rule says what may stand in it

    def __init__(
        self,
        name: str,
        *,
        tidy: Callable[[str], str],
        fault: Callable[[str], str],
        say: Callable[[str], str] = str,
        shown: Callable[[str], str] = str,
        writing: Writing = "digits",
    ) -> None:
        self._tidy, self._fault, self._shown = tidy, fault, shown
        self._say = None if say is str else say
        self._good: str | None = None
        super().__init__(name, writing=writing)
        self.said = label("", "caption")
        self.said.hide()
        layout: QVBoxLayout = self.layout()  # type: ignore[assignment]
        layout.setSpacing(theme.tokens().space_1)
        layout.addWidget(self.said)
        self.field.left.connect(self._left)

    @override
    def put(self, value: Any) -> None:
        self._good = value or None
        self.field.setText(self._shown(value) if value else "")
        self._speak()

    @override
    def value(self) -> Any:
        return self._good

    @override
    def trouble(self) -> str:
        text = self.field.text().strip()
        return self._fault(text) if text else ""

    @override
    def edited(self, *given: object) -> None:
        if not self._showing:
            if not self.trouble():
                self._good = self._tidy(self.field.text()) or None
            self._speak()
        super().edited(*given)

    def _left(self) -> None:
        if not self.trouble():
            with self.showing():
                self.put(self._good)

    def _speak(self) -> None:
        right = self._good is not None and not self.trouble()
        words = self._say(self._good or "") if right and self._say is not None else ""
        self.said.setText(words)
        self.said.setVisible(bool(words))
