"""An editor for a list of small records, each with a small form of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date  # noqa: TC003 - the form reads the annotations of OneDay
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QWidget
from typing_extensions import override

from app.ui import qt, theme
from app.ui.forms.editor import Editor, stops, tab_through
from app.ui.forms.form import Form
from app.ui.widgets.basic import button, column, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from app.ui.forms.parts import Section

ROOMY = 560  # px at text size 標準: from here on the button stands beside the form
_PLACE = re.compile(r"\[?(\d+)\]?\.?(.*)")


class _Row(QFrame):
    """One small form with its button beside it, or below it where room is short."""

    def __init__(self, form: QWidget, off: QPushButton) -> None:
        super().__init__()
        look = theme.tokens()
        self.setProperty("role", "row")
        self._line = row(form, off, spacing=look.space_2)
        self._line.setAlignment(off, qt.BOTTOM | qt.RIGHT)
        self._line.setStretch(0, 1)
        self._line.setContentsMargins(look.space_3, look.space_2, look.space_2, look.space_3)
        self.setLayout(self._line)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        beside = self.width() >= round(ROOMY * theme.tokens().scale)
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.LeftToRight if beside else ways.TopToBottom)


class Rows(Editor):
    """Small records below each other. One that is still blank is no part of the value."""

    wide = True

    def __init__(
        self, thing: str, blank: Callable[[], Any], inside: Section, today: Callable[[], date]
    ) -> None:
        super().__init__(thing)
        self._thing, self._blank, self._inside, self._today = thing, blank, inside, today
        self.forms: list[Form[Any]] = []
        self._frames: list[QFrame] = []
        look = theme.tokens()
        self._list = column(spacing=look.space_2)
        self._head = QWidget(self)  # where the rows begin in the order of Tab
        self._head.setFocusPolicy(qt.TAB_FOCUS)
        self._head.hide()
        self.add = button(f"{thing}を足す")
        self.add.clicked.connect(self._added)
        self.setLayout(column(self._list, row(self.add, None), spacing=look.space_2))
        self.setFocusProxy(self.add)

    @override
    def put(self, value: Any) -> None:
        wanted = tuple(value or ())
        while len(self.forms) > len(wanted):
            self._take_off(len(self.forms) - 1)
        while len(self.forms) < len(wanted):
            self._append()
        for form, one in zip(self.forms, wanted, strict=True):
            form.show_value(one)
        self._begin()
        self._order()

    @override
    def value(self) -> tuple[Any, ...]:
        blank = self._blank()
        return tuple(value for value in (form.value for form in self.forms) if value != blank)

    @override
    def trouble(self) -> str:
        faults = (fault for form in self.forms for fault in form.troubles())
        return next((fault.sentence for fault in faults), "")

    @override
    def fault_inside(self, place: str, sentence: str) -> bool:
        match = _PLACE.fullmatch(place)
        blank = self._blank()
        told = [form for form in self.forms if form.value != blank]
        if match is None or int(match[1]) >= len(told):
            return False
        return told[int(match[1])].show_fault(match[2], sentence)

    @override
    def clear_faults(self) -> None:
        for form in self.forms:
            form.clear_faults()

    def _append(self) -> Form[Any]:
        form: Form[Any] = Form((self._inside,), today=self._today, nested=True)
        form.show_value(self._blank())
        form.changed.connect(self.edited)
        form.settled.connect(self.settled)
        off = button("外す", "quiet", name=f"この{self._thing}を外す")
        off.clicked.connect(lambda: self._removed(form))
        frame = _Row(form, off)
        self.forms.append(form)
        self._frames.append(frame)
        self._list.addWidget(frame)
        frame.setVisible(True)
        return form

    def _added(self) -> None:
        form = self._append()
        self._begin()
        self._order()
        form.start()
        self.edited()

    def _removed(self, form: Form[Any]) -> None:
        place = self.forms.index(form)
        self._take_off(place)
        self._begin()
        self._stop_near(place).setFocus(qt.OTHER_REASON)
        self.chosen()

    def _stop_near(self, place: int) -> QPushButton:
        if not self._frames:
            return self.add
        frame = self._frames[min(place, len(self._frames) - 1)]
        return frame.findChildren(QPushButton)[-1]

    def _take_off(self, place: int) -> None:
        frame = self._frames.pop(place)
        self.forms.pop(place)
        self._list.removeWidget(frame)
        frame.hide()
        frame.deleteLater()

    def _begin(self) -> None:
        first = self.forms[0].first() if self.forms else None
        self.setFocusProxy(first or self.add)

    def _order(self) -> None:
        """Let Tab go through all rows before [足す], though they were made later."""
        tab_through(
            self._head, *(stop for frame in self._frames for stop in stops(frame)), self.add
        )


@dataclass(frozen=True)
class OneDay:
    """A row of `DayRows`."""

    day: date | None = None


class DayRows(Rows):
    """Days below each other, kept in their order; the value is a tuple of days."""

    @override
    def put(self, value: Any) -> None:
        super().put(tuple(OneDay(day) for day in value or ()))

    @override
    def value(self) -> tuple[Any, ...]:
        return tuple(sorted(one.day for one in super().value()))
