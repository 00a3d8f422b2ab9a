"""The keyboard stays with its record when the cards of a page are drawn again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from app.ui import qt

if TYPE_CHECKING:
    from collections.abc import Iterator

RECORD = "record"  # the property of a card that says what it is about
_EXPLICIT = Qt.WidgetAttribute.WA_WState_ExplicitShowHide


class KeptKeyboard:
    """Where the keyboard is in `root` before its cards are drawn again: the record, the words."""

    def __init__(self, root: QWidget) -> None:
        self._root = root
        focus = QApplication.focusWidget()
        self._inside = focus is not None and root.isAncestorOf(focus)
        self._record = self._words = ""
        if focus is not None and self._inside:
            self._record = self._record_of(focus)
            self._words = focus.text() if isinstance(focus, QAbstractButton) else ""

    def give_back(self) -> bool:
        """Put the keyboard where it was; False when nothing there is about the record any more.

        A keyboard that was outside, or not on a card, was not taken from anybody.
        """
        if not self._inside:
            return True
        if not self._record:
            now = QApplication.focusWidget()
            return now is not None and self._root.isAncestorOf(now)
        found = [one for one in self._buttons() if self._record_of(one) == self._record]
        for one in [one for one in found if one.text() == self._words] or found[:1]:
            one.setFocus(qt.OTHER_REASON)
            return True
        return False

    def _buttons(self) -> Iterator[QAbstractButton]:
        """Those of the present cards: the cards before are hidden, and wait to be deleted."""
        for one in self._root.findChildren(QAbstractButton):
            if not any(_put_away(each) for each in self._upwards(one)):
                yield one

    def _record_of(self, widget: QWidget) -> str:
        return next((said for each in self._upwards(widget) if (said := each.property(RECORD))), "")

    def _upwards(self, widget: QWidget) -> Iterator[QWidget]:
        """The widget and what it stands in, up to the root."""
        at: QWidget | None = widget
        while at is not None and at is not self._root:
            yield at
            at = at.parentWidget()


def _put_away(widget: QWidget) -> bool:
    """Whether it was hidden on purpose; a new card is hidden until its layout shows it."""
    return widget.isHidden() and widget.testAttribute(_EXPLICIT)
