"""A calendar that opens beside a day, for fingers and for days one has to look up."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCalendarWidget, QFrame, QPushButton, QToolButton, QWidget
from typing_extensions import override

from app.ui import icons, qt, theme
from app.ui.widgets.basic import button, column
from app.ui.widgets.fields import ASIDE

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QPainter

_WAYS = {"qt_calendar_prevmonth": "前の月", "qt_calendar_nextmonth": "次の月"}
SIDE = 360  # px at text size 標準


class Month(QCalendarWidget):
    """The days of a month: Sundays red, Saturdays blue, those of other months pale."""

    @override
    def paintCell(self, painter: QPainter, rect: QRect, date: QDate, /) -> None:
        look = theme.tokens()
        chosen = date == self.selectedDate()
        painter.save()
        painter.setRenderHint(qt.ANTIALIASED)
        painter.fillRect(rect, QColor(look.surface))
        painter.setPen(qt.NO_PEN)
        painter.setBrush(QColor(look.primary if chosen else look.surface))
        painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), look.radius, look.radius)
        painter.setPen(QColor(look.text_on_primary if chosen else self._colour(date)))
        painter.drawText(rect, qt.CENTER, str(date.day()))
        painter.restore()

    def _colour(self, date: QDate) -> str:
        look = theme.tokens()
        if date.month() != self.monthShown():
            return look.text_disabled
        weekday = date.dayOfWeek()
        if weekday == Qt.DayOfWeek.Sunday.value:
            return look.error
        return look.accent if weekday == Qt.DayOfWeek.Saturday.value else look.text


class Calendar(QFrame):
    """A sheet with one month; `chosen(date)` on a tap or Enter, Esc closes it."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, shown: date, name: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        look = theme.tokens()
        self.setAttribute(qt.DELETE_ON_CLOSE)
        self.setProperty("role", "sheet")
        self.month = Month()
        self.month.setAccessibleName(name)
        self.month.setLocale(QLocale(QLocale.Language.Japanese))
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Sunday)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        for button_name, words in _WAYS.items():
            way = self.month.findChild(QToolButton, button_name)
            if isinstance(way, QToolButton):
                way.setAccessibleName(words)
        self.month.clicked.connect(self._take)
        self.month.activated.connect(self._take)
        layout = column(self.month)
        edge = look.space_2
        layout.setContentsMargins(edge, edge, edge, edge)
        self.setLayout(layout)
        self.resize(round(SIDE * look.scale), round(SIDE * look.scale))
        self.setFocusProxy(self.month)

    def open_at(self, anchor: QWidget) -> None:
        """Show it below the anchor, or above where the screen ends, and take the keyboard."""
        room = anchor.screen().availableGeometry()
        below = anchor.mapToGlobal(QPoint(anchor.width() - self.width(), anchor.height()))
        place = QRect(below, self.size())
        if place.bottom() > room.bottom():
            place.moveBottom(anchor.mapToGlobal(QPoint(0, 0)).y())
        left = max(room.left(), min(place.left(), room.right() - place.width()))
        self.move(left, max(room.top(), place.top()))
        self.show()
        self.month.setFocus(qt.OTHER_REASON)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Esc closes."""
        if event.key() == qt.KEY.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _take(self, given: QDate) -> None:
        self.chosen.emit(cast("date", given.toPython()))
        self.close()


def calendar_button(
    name: str, shown: Callable[[], date], take: Callable[[date], None]
) -> QPushButton:
    """A small button that opens the calendar at the day `shown` and gives the one chosen."""
    opens = button("", name=f"{name}をカレンダーで選ぶ")
    icons.put(opens, "today")
    opens.setProperty(ASIDE, True)
    opens.setProperty("role", "quiet")
    opens.setToolTip("カレンダーで選ぶ")

    def show() -> None:
        calendar = Calendar(opens, shown(), name)
        calendar.chosen.connect(take)
        calendar.open_at(opens)

    opens.clicked.connect(show)
    return opens
