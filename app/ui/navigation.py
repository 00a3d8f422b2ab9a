"""Pages and the ways between them: made when first shown, with a history to go back."""

from __future__ import annotations

import importlib
import importlib.util
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

    from app.ui.desk import Desk

PAGES = {
    "today": "TodayPage",
    "clients": "ClientsPage",
    "consultations": "ConsultationsPage",
    "knowledge": "LibraryPage",
    "trash": "TrashPage",
    "karte": "KartePage",
    "start": "StartPage",
    "check": "CheckPage",
    "paper": "PaperPage",
    "result": "ResultPage",
    "preview": "PreviewPage",
    "settings": "SettingsPage",
    "list_import": "ListImportPage",
    "seek": "SeekPage",
    "own_knowledge": "OwnKnowledgePage",
}
TRANSIENT = frozenset({"start", "check", "paper"})
MOST_STEPS = 50


@dataclass(frozen=True, slots=True)
class Place:
    """A page and what it shows; `method` is the function of the page that shows it.

    `part` is the section of the page, for pages that have several.
    """

    name: str
    argument: str | None = None
    method: str = "open"
    part: str = ""


class Shown(Protocol):
    """What the window expects of a page."""

    heading: str

    def reload(self) -> None:
        """Read again what the page shows."""


class Pages(QStackedWidget):
    """The stack of pages. A page exists once; `go` tells it what to show."""

    moved = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._made: dict[str, QWidget] = {}
        self._history: list[Place] = []
        self._filling = False

    @property
    def place(self) -> Place | None:
        """Where we are."""
        return self._history[-1] if self._history else None

    @property
    def page(self) -> QWidget | None:
        """The page that shows."""
        return self.currentWidget()

    @property
    def can_go_back(self) -> bool:
        """Whether there is a page before this one."""
        return len(self._history) > 1

    def page_of(self, name: str) -> QWidget:
        """The page of this name, made now if it was not."""
        if name not in self._made:
            module = importlib.import_module(f"app.ui.pages.{name}")
            page = cast("QWidget", getattr(module, PAGES[name])(self._desk, self))
            self._made[name] = page
            self.addWidget(page)
        return self._made[name]

    def go(self, place: Place, *, root: bool = False) -> None:
        """Show a place; raises what the page raises when the record is not there.

        `root` forgets the way here (the words of the navigation start anew).
        """
        self._fill(place)
        if root:
            self._history.clear()
        self._history = [step for step in self._history if step.name not in TRANSIENT]
        if self._history and self._history[-1].name == place.name:
            self._history.pop()
        self._history = [*self._history[-MOST_STEPS:], place]
        self._show(place)

    def at(self, part: str) -> None:
        """Remember the section of the page, so that [戻る] comes back to it."""
        if self._history and not self._filling:
            self._history[-1] = replace(self._history[-1], part=part)

    def renew(self) -> None:
        """Drop the pages that do not show; in their next showing they take up the present look.

        A page that waits for work, or has something on it that is kept nowhere else, stays.
        """
        waiting = [job.owner for job in self._desk.tasks.running]
        for name, page in tuple(self._made.items()):
            if page is not self.currentWidget() and not _holds(page, waiting):
                del self._made[name]
                self.removeWidget(page)
                page.deleteLater()

    def back(self) -> None:
        """Show the place before this one."""
        if not self.can_go_back:
            return
        self._fill(self._history[-2])
        self._history.pop()
        self._show(self._history[-1])

    def _fill(self, place: Place) -> None:
        page = self.page_of(place.name)
        show = getattr(page, place.method, None)
        self._filling = True
        try:
            self._open(page, place, show)
        finally:
            self._filling = False

    @staticmethod
    def _open(page: QWidget, place: Place, show: Callable[..., None] | None) -> None:
        if show is not None and place.argument is None and place.method != "open":
            show()
        elif show is not None and place.part:
            show(place.argument, place.part)
        elif show is not None:
            show(place.argument)
        else:
            cast("Shown", page).reload()

    def _show(self, place: Place) -> None:
        self.setCurrentWidget(self.page_of(place.name))
        self.moved.emit(place)


def _holds(page: QWidget, waiting: Sequence[QObject | None]) -> bool:
    """Whether the page or a part of it waits, or says that something on it is `unsaved`."""
    parts = (page, *page.findChildren(QWidget))
    return any(part in waiting or getattr(part, "unsaved", False) for part in parts)


def exists(name: str) -> bool:
    """Whether the page of this name is part of the product."""
    return name in PAGES and importlib.util.find_spec(f"app.ui.pages.{name}") is not None
