"""Where the keyboard begins in a widget: at the first of some inside it that shows.

Qt goes on from a widget to its focus proxy even when that one is hidden: Tab then stands still.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from typing_extensions import override

from app.ui import qt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QWidget


def begin_at(whole: QWidget, *stops: QWidget) -> None:
    """Hand the keyboard from `whole` to the first of these that shows; they stand in it already."""
    _Beginning(whole, stops)


class _Beginning(QObject):
    """Chooses anew whenever a stop, or what it stands in, is shown or hidden."""

    def __init__(self, whole: QWidget, stops: tuple[QWidget, ...]) -> None:
        super().__init__(whole)
        self._whole, self._stops = whole, stops
        for stop in stops:
            for widget in _way(stop, whole):
                widget.installEventFilter(self)
        self._choose()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() in (qt.EVENT.ShowToParent, qt.EVENT.HideToParent):
            self._choose()
        return False

    def _choose(self) -> None:
        shown = (stop for stop in self._stops if stop.isVisibleTo(self._whole))
        self._whole.setFocusProxy(next(shown, None))  # type: ignore[arg-type]  # none is allowed


def _way(stop: QWidget, whole: QWidget) -> Iterator[QWidget]:
    """The stop and everything around it inside the whole."""
    here: QWidget | None = stop
    while here is not None and here is not whole:
        yield here
        here = here.parentWidget()
