"""What every editor of a form is: it shows one value and gives back what stands in it now."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from app.ui import qt

if TYPE_CHECKING:
    from collections.abc import Iterator


class Editor(QWidget):
    """Shows and reads one value. `changed()` with every edit, `settled()` when it is left.

    A choice (chip, tile, switch) settles at once; text settles when the field is left.
    """

    changed = Signal()
    settled = Signal()
    wide = False  # takes the whole width of a form that has two columns

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(qt.TAB_FOCUS)  # so that `tab_through` moves it with all its parts
        self._showing = False

    def show_value(self, value: Any) -> None:
        """Show this value; tells nothing."""
        with self.showing():
            self.put(value)

    def put(self, value: Any) -> None:
        """Write the value into the widgets."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Ask anew for what is offered to choose from; the value stays."""

    def value(self) -> Any:
        """What stands in the editor; the last good value while it cannot be read."""
        raise NotImplementedError

    def typed(self) -> Any:
        """What stands here as it was typed, also what cannot be read; for `show_typed`."""
        return self.value()

    def show_typed(self, typed: Any) -> None:
        """Let it stand here again as it was typed, over a value that was shown; tells nothing."""
        self.show_value(typed)

    def trouble(self) -> str:
        """Why what stands in the editor cannot be read; empty when it can."""
        return ""

    def fault_inside(self, place: str, sentence: str) -> bool:  # noqa: ARG002 - for editors of lists
        """Show a fault of a part inside; False when there is no such part."""
        return False

    def clear_faults(self) -> None:
        """Take away the faults shown inside."""

    def start(self) -> None:
        """Put the keyboard where the editor begins."""
        self.setFocus(qt.OTHER_REASON)

    @contextmanager
    def showing(self) -> Iterator[None]:
        """While inside, edits are the program's own and are not told."""
        before, self._showing = self._showing, True
        try:
            yield
        finally:
            self._showing = before

    def edited(self, *_given: object) -> None:
        """Tell that the value was edited by a person."""
        if not self._showing:
            self.changed.emit()

    def chosen(self) -> None:
        """Tell an edit that is complete at once."""
        if not self._showing:
            self.changed.emit()
            self.settled.emit()


class Held(Editor):
    """Holds a value that another editor fills in."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._value: Any = None

    @override
    def put(self, value: Any) -> None:
        self._value = value

    @override
    def value(self) -> Any:
        return self._value


def stops(widget: QWidget) -> list[QWidget]:
    """What Tab goes through inside a widget, in the order in which it was made.

    A part that hands the keyboard on to something inside itself stands for all that is in it: Qt
    moves it as a whole, and left alone in its old place it would lead Tab back.
    """
    found = []
    for part in widget.findChildren(QWidget, options=qt.DIRECT_CHILDREN):
        proxy: QWidget | None = part.focusProxy()
        if part.isWindow():
            continue
        if part.focusPolicy() != qt.NO_FOCUS or (proxy is not None and part.isAncestorOf(proxy)):
            found.append(part)
        else:
            found += stops(part)
    return found


def tab_through(*widgets: QWidget) -> None:
    """Let Tab go through these widgets in this order."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)


def has_keyboard(widget: QWidget) -> bool:
    """Whether the keyboard is in the widget or inside it."""
    here = QApplication.focusWidget()
    return here is not None and (here is widget or widget.isAncestorOf(here))
