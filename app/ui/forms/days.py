"""Editors for a day and for a moment, in any way of writing."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QFontMetrics
from typing_extensions import override

from app.domain import local_time
from app.domain.japanese import parse_date, wareki_year
from app.domain.typed_numbers import parse_time
from app.reports.phrases import day
from app.ui import qt, theme
from app.ui.forms.calendar import calendar_button
from app.ui.forms.choices import row_of
from app.ui.forms.editor import Editor
from app.ui.forms.typed import Readable
from app.ui.widgets.basic import button, column, label, row
from app.ui.widgets.day_field import DayField
from app.ui.widgets.fields import Field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Quick = Callable[[], Iterable[tuple[str, date]]]

Towards = Literal["past", "near", "future"]
NO_DAY = "日付を読み取れません。「11/22」や「令和8年11月22日」のように入れてください。"
NO_TIME = "時刻を読み取れません。「14:30」のように入れてください。"
NO_DAY_YET = "日付も入れてください。"
_AHEAD: dict[Towards, int] = {"past": 0, "near": 183, "future": 364}  # days


class Day(Readable):
    """A day. Without a year it is the last one, the nearest or the next: see `towards`.

    `quick` offers chips such as 2週間 for the day that lies there.
    """

    def __init__(
        self,
        name: str,
        today: Callable[[], date],
        *,
        towards: Towards = "near",
        quick: Quick = tuple,
    ) -> None:
        super().__init__(name)
        self._today, self._towards = today, towards
        self.field = DayField(name=name)
        self.year = label("", "caption", wrap=False)
        opens = calendar_button(name, lambda: self._good or today(), self._take)
        line = row(self.field, opens, self.year, spacing=theme.tokens().space_1)
        line.setStretch(0, 1)
        layout = column(line, spacing=theme.tokens().space_2)
        self._quick = quick
        chips = [self._chip(words) for words, _ in quick()]
        if chips:
            layout.addWidget(row_of(*chips))
        self.setLayout(layout)
        self.follow()

    @override
    def put(self, value: Any) -> None:
        self._good = value
        self.field.setText("" if value is None else day(value))
        self._say_year()

    @override
    def fault(self, text: str) -> str:
        return NO_DAY if self.read(text) is None else ""

    @override
    def read(self, text: str) -> date | None:
        return parse_date(text, self._today() + timedelta(days=_AHEAD[self._towards]))

    @override
    def edited(self, *given: object) -> None:
        self._say_year()
        super().edited(*given)

    def _say_year(self) -> None:
        self.year.setText("" if self._good is None or self.trouble() else wareki_year(self._good))

    def _chip(self, words: str) -> Any:
        chip = button(words, "chip", name=f"{self.accessibleName()}を{words}にする")
        chip.setFocusPolicy(qt.TAB_FOCUS | qt.STRONG_FOCUS)
        chip.clicked.connect(lambda: self._take(dict(self._quick())[words]))  # from that day on
        return chip

    def _take(self, there: date) -> None:
        with self.showing():
            self.put(there)
        self.chosen()


class Moment(Editor):
    """A day and a time in local time; the value is an aware UTC datetime."""

    def __init__(
        self,
        name: str,
        today: Callable[[], date],
        *,
        towards: Towards = "near",
        quick: Quick = tuple,
    ) -> None:
        super().__init__(name)
        self._given: datetime | None = None
        self.day = Day(name, today, towards=towards, quick=quick)
        self.time = Field(writing="digits", name=f"{name}の時刻", placeholder="14:30")
        look = theme.tokens()
        room = QFontMetrics(theme.font(look.font_body)).horizontalAdvance("00:00")
        self.time.setFixedWidth(room + 2 * look.space_4 + look.space_2)
        self.day.changed.connect(self.edited)
        self.day.settled.connect(self.settled)
        self.time.textChanged.connect(self.edited)
        self.time.left.connect(self._left)
        line = row(self.day, self.time)
        line.setAlignment(self.time, qt.TOP)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.setFocusProxy(self.day.field)

    @override
    def put(self, value: Any) -> None:
        self._given = value
        here = None if value is None else local_time.clock(value)
        self.day.show_value(None if here is None else here.date())
        self.time.setText("" if here is None else f"{here:%H:%M}")

    @override
    def value(self) -> datetime | None:
        if self.trouble():
            return self._given
        there = self.day.value()
        if there is None:
            return None
        at = parse_time(self.time.text()) or time()
        self._given = local_time.at(there, at).astimezone(UTC)
        return self._given

    @override
    def typed(self) -> Any:
        return self.day.typed(), self.time.text()

    @override
    def show_typed(self, typed: Any) -> None:
        day, at = typed
        self.day.show_typed(day)
        with QSignalBlocker(self):
            self.time.setText(at)

    @override
    def trouble(self) -> str:
        text = self.time.text().strip()
        if self.day.trouble():
            return self.day.trouble()
        if text and parse_time(text) is None:
            return NO_TIME
        return NO_DAY_YET if text and self.day.value() is None else ""

    def _left(self) -> None:
        at = parse_time(self.time.text())
        if at is not None:
            with self.showing():
                self.time.setText(f"{at:%H:%M}")
        self.settled.emit()
