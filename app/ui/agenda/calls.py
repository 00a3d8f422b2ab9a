"""A client to call: what came of the call in one tap, and the day to call again in another."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.entries.simple import CALL_RESULTS
from app.errors import AppError
from app.services import agenda, holidays
from app.ui import qt, theme
from app.ui.agenda.parts import into_sight, short_day
from app.ui.widgets.basic import button, column, label
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from datetime import date

    from app.services.agenda import ClientDay
    from app.ui.desk import Desk

AGAIN = "call_back"
BOOKED = "booked"
AGAIN_DAYS = (1, 3, 7)


class CallResult(QWidget):
    """The chips that open below [電話した].

    `over()` when the call is noted, and `booked()` when a meeting was agreed on.
    """

    booked = Signal()
    over = Signal()

    def __init__(self, desk: Desk, client: ClientDay) -> None:
        super().__init__()
        look = theme.tokens()
        self._desk, self._client = desk, client
        results = QWidget()
        flow = WrapLayout(results, gap=look.space_2)
        self.results: dict[str, QPushButton] = {}
        for code, words in CALL_RESULTS.items():
            chip = button(words, "chip", name=f"{client.name}：{words}")
            chip.clicked.connect(partial(self._choose, code))
            flow.addWidget(chip)
            self.results[code] = chip
        self.again = QWidget()
        flow = WrapLayout(self.again, gap=look.space_2)
        self.days: dict[date, QPushButton] = {}
        for day in self._days():
            chip = button(short_day(day), "chip", name=f"かけ直す日 {short_day(day)}")
            chip.clicked.connect(partial(self._record, AGAIN, day))
            flow.addWidget(chip)
            self.days[day] = chip
        self._when = label("かけ直す日", "strong")
        for late in (self._when, self.again):
            late.hide()
        self.setLayout(column(results, self._when, self.again, spacing=look.space_2))

    def start(self) -> None:
        """Put the keyboard on the first result."""
        next(iter(self.results.values())).setFocus(qt.OTHER_REASON)
        into_sight(self)

    def _days(self) -> list[date]:
        today = self._desk.today()
        found = {holidays.business_day(today + timedelta(days=days)) for days in AGAIN_DAYS}
        return sorted(found)

    def _choose(self, code: str) -> None:
        if code != AGAIN:
            self._record(code, None)
            return
        self._when.show()
        self.again.show()
        next(iter(self.days.values())).setFocus(qt.OTHER_REASON)

    def _record(self, code: str, again_on: date | None) -> None:
        try:
            changes = agenda.record_call(
                self._desk.store, self._client.client_id, code, again_on=again_on
            )
        except AppError as error:
            self._desk.failures.show(error, self)
            return
        self.over.emit()
        if code == BOOKED:
            self.booked.emit()
        self._desk.go.done(changes, f"{self._client.name}への電話を記録しました。")
