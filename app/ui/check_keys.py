"""The keys of a check: digits answer, arrows walk, Ctrl+Z takes back, ? explains, F4 notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from app.ui import qt

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.ui.check_flow import CheckFlow

DIGITS = {digit: number for number, digit in enumerate("12345")}
DIGITS |= {digit: number for number, digit in enumerate("１２３４５")}


class Walker(Protocol):
    """What the keys need of the page."""

    @property
    def flow(self) -> CheckFlow:
        """The walk under way; RuntimeError when the check is finished."""

    @property
    def waiting(self) -> bool:
        """Whether the next screen comes in a moment."""

    @property
    def listing(self) -> bool:
        """Whether the list of gaps shows."""

    @property
    def finished(self) -> bool:
        """Whether there is nothing to answer any more."""

    def answer(self, item_id: str, code: str) -> None:
        """Answer a question."""

    def forward(self) -> None:
        """Go on."""

    def back(self) -> None:
        """Go back."""

    def undo(self) -> None:
        """Take back the last answer."""

    def step(self, delta: int) -> None:
        """Move the current row."""

    def explain(self, item_id: str) -> None:
        """Explain a question."""

    def open_memo(self) -> None:
        """Open the memo."""

    def close_help(self) -> bool:
        """Hide the explanation."""


def press(page: Walker, event: QKeyEvent) -> bool:
    """Do what a key asks for; False when it means nothing here."""
    modifiers = event.modifiers()
    if modifiers & qt.CTRL:
        if event.key() == qt.KEY.Key_Z:
            page.undo()
        return bool(event.key() == qt.KEY.Key_Z)
    if modifiers & qt.ALT:
        return False
    if page.listing:
        return _walk(page, event.key())
    return _digit(page, event) or _walk(page, event.key()) or _extra(page, event)


def _digit(page: Walker, event: QKeyEvent) -> bool:
    """Answer; a digit that comes before the next screen belongs to the next question."""
    number = DIGITS.get(event.text())
    if number is None or event.isAutoRepeat():
        return number is not None
    if page.waiting:
        page.forward()
    if page.finished or page.listing:
        return True
    options = page.flow.screen.section.options
    if number < len(options):
        page.answer(page.flow.current, options[number].code)
    return True


def _walk(page: Walker, key: int) -> bool:
    if key in (qt.KEY.Key_Left, qt.KEY.Key_PageUp):
        page.back()
    elif key in (qt.KEY.Key_Right, qt.KEY.Key_PageDown):
        page.forward()
    elif key in (qt.KEY.Key_Up, qt.KEY.Key_Down) and page.flow.screen.matrix and not page.listing:
        page.step(1 if key == qt.KEY.Key_Down else -1)
    else:
        return False
    return True


def _extra(page: Walker, event: QKeyEvent) -> bool:
    if event.key() == qt.KEY.Key_F4:
        page.open_memo()
    elif event.text() in ("?", "？"):
        page.explain(page.flow.current)
    else:
        return event.key() == qt.KEY.Key_Escape and page.close_help()
    return True
