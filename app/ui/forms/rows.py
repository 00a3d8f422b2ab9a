"""An editor for a list of small records, each with a small form of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date  # noqa: TC003 - the form reads the annotations of OneDay
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QWidget
from typing_extensions import override

from app.ui import qt, theme
from app.ui.forms.editor import Editor, stops, tab_through
from app.ui.forms.form import Form, bring_into_sight
from app.ui.widgets.basic import button, column, row
from app.ui.widgets.fields import ASIDE

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from app.ui.forms.parts import Section

ROOMY = 640  # px at text size 標準: from here on the buttons stand beside the form
UP, DOWN = -1, 1
_PLACE = re.compile(r"\[?(\d+)\]?\.?(.*)")


class _Row(QFrame):
    """One small form with its buttons beside it, or below it where room is short."""

    def __init__(self, form: Form[Any], thing: str) -> None:
        super().__init__()
        look = theme.tokens()
        self.form = form
        self.setProperty("role", "row")
        self.up = self._arrow("▲", f"この{thing}を上へ", "Alt+↑", qt.KEY.Key_Up)
        self.down = self._arrow("▼", f"この{thing}を下へ", "Alt+↓", qt.KEY.Key_Down)
        self.off = button("外す", "quiet", name=f"この{thing}を外す")
        self.off.setProperty(ASIDE, True)  # Enter after the last field must not take the row off
        buttons = row(self.up, self.down, self.off, spacing=0)
        self._line = row(form, buttons, spacing=look.space_2)
        self._line.setAlignment(buttons, qt.BOTTOM | qt.RIGHT)
        self._line.setStretch(0, 1)
        self._line.setContentsMargins(look.space_3, look.space_2, look.space_2, look.space_3)
        self.setLayout(self._line)

    def stand(self, *, first: bool, last: bool) -> None:
        """Offer the ways that are open at this place; the keyboard stays in the row."""
        ways = ((self.up, not first), (self.down, not last))
        for arrow, is_open in sorted(ways, key=lambda way: not way[1]):
            if not is_open and arrow.hasFocus():
                (self.down if first else self.up).setFocus(qt.OTHER_REASON)
            arrow.setEnabled(is_open)

    def offer_ways(self, *, shown: bool) -> None:
        """Show the arrows, or hide them where there is nowhere to go."""
        self.up.setVisible(shown)
        self.down.setVisible(shown)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        beside = self.width() >= round(ROOMY * theme.tokens().scale)
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def _arrow(self, sign: str, name: str, keys: str, key: qt.KEY) -> QPushButton:
        """A small button, pressed too by Alt and this key while the keyboard is in the row.

        Tab and Enter pass it by: they go on from field to field as if it were not there.
        """
        arrow = button(sign, "arrow", name=name)
        arrow.setFocusPolicy(qt.CLICK_FOCUS)
        arrow.setToolTip(keys)
        pressed = QShortcut(QKeySequence(qt.ALT | key), self)
        pressed.setContext(qt.WIDGET_SHORTCUT)
        pressed.activated.connect(arrow.click)
        return arrow


class Rows(Editor):
    """Small records below each other. One that is still blank is no part of the value.

    Where they are `movable` a person may put them into another order.
    """

    wide = True

    def __init__(
        self,
        thing: str,
        blank: Callable[[], Any],
        inside: Section,
        today: Callable[[], date],
        *,
        movable: bool = True,
    ) -> None:
        super().__init__(thing)
        self._movable = movable
        self._thing, self._blank, self._inside, self._today = thing, blank, inside, today
        self._rows: list[_Row] = []
        look = theme.tokens()
        self._list = column(spacing=look.space_2)
        self._head = QWidget(self)  # where the rows begin in the order of Tab
        self._head.setFocusPolicy(qt.TAB_FOCUS)
        self._head.hide()
        self.add = button(f"{thing}を足す")
        self.add.clicked.connect(self._added)
        self.setLayout(column(self._list, row(self.add, None), spacing=look.space_2))
        self.setFocusProxy(self.add)

    @property
    def forms(self) -> list[Form[Any]]:
        """The small forms from above to below."""
        return [row.form for row in self._rows]

    @override
    def put(self, value: Any) -> None:
        self._fill(tuple(value or ()))

    def _fill(self, wanted: tuple[Any, ...]) -> None:
        while len(self._rows) > len(wanted):
            self._take_off(self._rows[-1])
        while len(self._rows) < len(wanted):
            self._append()
        for form, one in zip(self.forms, wanted, strict=True):
            form.show_value(one)
        self._arrange()

    @override
    def value(self) -> tuple[Any, ...]:
        return tuple(form.value for form in self._told())

    def amend(self, place: int, **given: object) -> None:
        """Change what no part asks for, in the record at this place of the value."""
        self._told()[place].amend(**given)

    @override
    def typed(self) -> Any:
        return tuple((form.value, form.typed(form.value)) for form in self.forms)

    @override
    def show_typed(self, typed: Any) -> None:
        with self.showing():
            self._fill(tuple(value for value, _ in typed))
            for form, (_, inside) in zip(self.forms, typed, strict=True):
                form.show_typed(inside)

    @override
    def trouble(self) -> str:
        faults = (fault for form in self.forms for fault in form.troubles())
        return next((fault.sentence for fault in faults), "")

    @override
    def fault_inside(self, place: str, sentence: str) -> bool:
        match = _PLACE.fullmatch(place)
        told = self._told()
        if match is None or int(match[1]) >= len(told):
            return False
        return told[int(match[1])].show_fault(match[2], sentence)

    @override
    def clear_faults(self) -> None:
        for form in self.forms:
            form.clear_faults()

    def _told(self) -> list[Form[Any]]:
        """The forms of the records that are part of the value."""
        blank = self._blank()
        return [form for form in self.forms if form.value != blank]

    def _append(self) -> _Row:
        form: Form[Any] = Form((self._inside,), today=self._today, nested=True)
        form.show_value(self._blank())
        form.changed.connect(self.edited)
        form.settled.connect(self.settled)
        made = _Row(form, self._thing)
        made.up.clicked.connect(partial(self._moved, made, UP))
        made.down.clicked.connect(partial(self._moved, made, DOWN))
        made.off.clicked.connect(partial(self._removed, made))
        self._rows.append(made)
        self._list.addWidget(made)
        made.setVisible(True)
        return made

    def _added(self) -> None:
        made = self._append()
        self._arrange()
        made.form.start()
        self.edited()

    def _removed(self, gone: _Row) -> None:
        place = self._rows.index(gone)
        self._take_off(gone)
        self._arrange()
        near = self._rows[min(place, len(self._rows) - 1)].off if self._rows else self.add
        near.setFocus(qt.OTHER_REASON)
        self.chosen()

    def _moved(self, moved: _Row, way: int) -> None:
        self.settled.emit()  # what was typed is kept first: taking back the move leaves it
        place = self._rows.index(moved) + way
        self._rows.remove(moved)
        self._rows.insert(place, moved)
        self._list.removeWidget(moved)
        self._list.insertWidget(place, moved)
        self._arrange()
        QTimer.singleShot(0, moved, partial(bring_into_sight, moved))  # once it is laid out
        self.chosen()

    def _take_off(self, gone: _Row) -> None:
        self._rows.remove(gone)
        self._list.removeWidget(gone)
        gone.hide()
        gone.deleteLater()

    def _arrange(self) -> None:
        """Say where the keyboard begins, which ways each row can go, and the order of Tab.

        Tab goes through all rows before [足す], though they were made later.
        """
        first = self._rows[0].form.first() if self._rows else None
        self.setFocusProxy(first or self.add)
        last = len(self._rows) - 1
        for place, each in enumerate(self._rows):
            each.stand(first=place == 0, last=place == last)
            each.offer_ways(shown=self._movable and last > 0)
        tab_through(self._head, *(stop for each in self._rows for stop in stops(each)), self.add)


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
