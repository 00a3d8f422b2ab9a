"""訪問の予定: a visit is planned by a day and a time, one tap each."""

from __future__ import annotations

from datetime import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain import local_time
from app.domain.entries.simple import Visit
from app.services import colleagues, entries, holidays
from app.ui import qt, theme
from app.ui.agenda.parts import into_sight, short_day
from app.ui.widgets.basic import button, column, label, row
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from datetime import date

    from app.ui.desk import Desk

TIMES = tuple(time(hour) for hour in (9, 10, 11, 13, 14, 15, 16))


class PlanVisit(QWidget):
    """Day chips, then time chips. `planned()` when the visit is kept, `left()` without one."""

    planned = Signal()
    left = Signal()

    def __init__(self, desk: Desk, client_id: str, name: str) -> None:
        super().__init__()
        look = theme.tokens()
        self._desk, self._client_id, self._name = desk, client_id, name
        self._day: date | None = None
        self.days: dict[date, QPushButton] = {}
        self.times: dict[time, QPushButton] = {}
        days = QWidget()
        flow = WrapLayout(days, gap=look.space_2)
        for day in holidays.days_to_meet(desk.today()):
            chip = button(short_day(day), "chip", name=f"訪問の日 {short_day(day)}")
            chip.setCheckable(True)
            chip.clicked.connect(partial(self._choose, day))
            flow.addWidget(chip)
            self.days[day] = chip
        self._clock = QWidget()
        flow = WrapLayout(self._clock, gap=look.space_2)
        for clock in TIMES:
            chip = button(f"{clock:%H:%M}", "chip", name=f"訪問の時刻 {clock:%H:%M}")
            chip.clicked.connect(partial(self._plan, clock))
            flow.addWidget(chip)
            self.times[clock] = chip
        self._clock.hide()
        self.stop = button("やめる", "quiet", name="訪問の予定をやめる")
        self.stop.clicked.connect(self.left)
        words = label("いつ訪問しますか", "strong")
        self.setLayout(column(words, days, self._clock, row(self.stop, None), spacing=look.space_2))

    def start(self) -> None:
        """Put the keyboard on the first day."""
        next(iter(self.days.values())).setFocus(qt.OTHER_REASON)
        into_sight(self)

    def _choose(self, day: date) -> None:
        self._day = day
        for each, chip in self.days.items():
            chip.setChecked(each == day)
        self._clock.show()
        self.times[TIMES[0]].setFocus(qt.OTHER_REASON)

    def _plan(self, clock: time) -> None:
        if self._day is None:
            return
        store = self._desk.store
        starts_at = local_time.at(self._day, clock)
        value = Visit(starts_at=starts_at, owner=colleagues.me(store))
        said = f"{self._name}への訪問を、{short_day(self._day)} {clock:%H:%M} に入れました。"
        if self._desk.write(lambda: entries.create(store, self._client_id, value)[1], said, self):
            self.planned.emit()
