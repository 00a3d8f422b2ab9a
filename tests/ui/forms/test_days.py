"""Days and moments in any way of writing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.ui import qt
from app.ui.forms.calendar import Calendar
from app.ui.forms.days import NO_DAY, NO_DAY_YET, NO_TIME, Day, Moment, Towards
from tests.ui.forms.sample import TODAY, soon
from tests.ui.looking import show, visible_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize(
    ("text", "towards", "meant"),
    [
        ("令和8年11月22日", "past", date(2026, 11, 22)),
        ("Ｒ８．１１．２２", "past", date(2026, 11, 22)),
        ("20261122", "near", date(2026, 11, 22)),
        ("12/6", "past", date(2025, 12, 6)),
        ("12/6", "near", date(2026, 12, 6)),
        ("10/6", "near", date(2026, 10, 6)),
        ("10/6", "future", date(2027, 10, 6)),
        ("11/22", "future", date(2026, 11, 22)),
        ("", "near", None),
    ],
)
def test_a_day_is_read(text: str, towards: Towards, meant: date | None, qtbot: QtBot) -> None:
    day = Day("期限", lambda: TODAY, towards=towards)
    qtbot.addWidget(day)
    day.field.setText("1/1")
    day.field.setText(text)
    assert day.value() == meant
    assert day.trouble() == ""


def test_a_day_is_written_out_when_it_is_left(qtbot: QtBot) -> None:
    day = Day("期限", lambda: TODAY)
    qtbot.addWidget(day)
    day.field.setText("R8.11.22")
    with qtbot.waitSignal(day.settled):
        day.field.left.emit()
    assert day.field.text() == "2026/11/22(日)"
    assert day.year.text() == "令和8年"


def test_what_is_no_day_stays_to_be_corrected(qtbot: QtBot) -> None:
    day = Day("期限", lambda: TODAY)
    qtbot.addWidget(day)
    day.show_value(TODAY)
    day.field.setText("来週")
    day.field.left.emit()
    assert (day.field.text(), day.value(), day.trouble()) == ("来週", TODAY, NO_DAY)
    assert day.year.text() == ""


def test_a_chip_sets_the_day_that_it_names(qtbot: QtBot) -> None:
    day = Day("期限", lambda: TODAY, quick=soon)
    qtbot.addWidget(day)
    chips = {chip.text(): chip for chip in day.findChildren(QPushButton)}
    with qtbot.waitSignals([day.changed, day.settled]):
        chips["2週間"].click()
    assert day.value() == date(2026, 12, 6)
    assert chips["1か月"].accessibleName() == "期限を1か月にする"


def test_a_chip_counts_from_the_day_on_which_it_is_pressed(qtbot: QtBot) -> None:
    today = [TODAY]
    day = Day("期限", lambda: today[0], quick=lambda: (("明日", today[0] + timedelta(days=1)),))
    qtbot.addWidget(day)
    (chip,) = (each for each in day.findChildren(QPushButton) if each.text() == "明日")
    today[0] = date(2026, 11, 30)
    chip.click()
    assert day.value() == date(2026, 12, 1)


@pytest.fixture
def moment(qtbot: QtBot) -> Moment:
    made = Moment("日時", lambda: TODAY)
    qtbot.addWidget(made)
    return made


def test_a_moment_is_of_japan_on_the_screen_and_utc_in_the_value(moment: Moment) -> None:
    moment.show_value(datetime(2026, 11, 22, 5, 30, tzinfo=UTC))
    assert moment.time.text() == "14:30"
    moment.day.field.setText("2026/12/1")
    moment.time.setText("午後2時半")
    moment.time.left.emit()
    assert moment.time.text() == "14:30"
    assert moment.value() == datetime(2026, 12, 1, 5, 30, tzinfo=UTC)
    assert moment.value().tzinfo is UTC  # type: ignore[union-attr]


def test_a_moment_without_a_time_is_the_begin_of_the_day(moment: Moment) -> None:
    moment.day.field.setText("2026/12/1")
    assert moment.value() == datetime(2026, 11, 30, 15, tzinfo=UTC)
    moment.day.field.setText("")
    assert moment.value() is None


def test_what_cannot_be_read_of_a_moment(moment: Moment) -> None:
    given = datetime(2026, 11, 22, 5, 30, tzinfo=UTC)
    moment.show_value(given)
    moment.time.setText("昼ごろ")
    moment.time.left.emit()
    assert moment.trouble() == NO_TIME
    assert moment.value() == given
    moment.time.setText("14:30")
    moment.day.field.setText("来週")
    assert moment.trouble() == NO_DAY
    moment.day.field.setText("")
    assert moment.trouble() == NO_DAY_YET


def test_a_day_is_chosen_in_the_calendar(qtbot: QtBot) -> None:
    day = Day("期限", lambda: TODAY)
    show(qtbot, day, 400, 100)
    (opens,) = day.findChildren(QPushButton)
    assert opens.accessibleName() == "期限をカレンダーで選ぶ"
    opens.click()
    calendar = opens.findChild(Calendar)
    assert isinstance(calendar, Calendar)
    assert calendar.month.selectedDate() == QDate(2026, 11, 22)
    assert {"前の月", "次の月"} <= set(visible_text(calendar).splitlines())
    QApplication.processEvents()
    assert not calendar.grab().isNull()
    with qtbot.waitSignals([day.changed, day.settled]):
        calendar.month.activated.emit(QDate(2026, 12, 1))
    assert day.value() == date(2026, 12, 1)
    assert not calendar.isVisible()


def test_the_calendar_closes_with_esc_and_stays_on_the_screen(qtbot: QtBot) -> None:
    page = QWidget()
    show(qtbot, page, 300, 200)
    calendar = Calendar(page, TODAY, "期限")
    room = page.screen().availableGeometry()
    page.move(room.right() - 310, room.bottom() - 250)
    calendar.open_at(page)
    assert room.contains(calendar.geometry())
    QTest.keyClick(calendar.month, qt.KEY.Key_X)
    assert calendar.isVisible()
    QTest.keyClick(calendar, qt.KEY.Key_X)
    QTest.keyClick(calendar, qt.KEY.Key_Escape)
    assert not calendar.isVisible()
