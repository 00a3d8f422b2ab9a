"""A small line over time, and the dashed line of its target with its words."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF

from app.ui import theme
from app.ui.widgets.years_chart import Target, YearsChart
from tests.ui.looking import near, picture, show, spoken

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

DAYS = [date(2026, 4, 1), date(2026, 10, 1)]
TEXTS = ["40時間", "30時間"]
TARGET = Target(Fraction(20), "20時間")


@pytest.fixture
def chart(qtbot: QtBot) -> YearsChart:
    made = YearsChart("残業の移り変わり")
    show(qtbot, made, 500, 84)
    return made


def _dashed_rows(image: QImage, width: int) -> list[int]:
    """The rows of pixels in which the colour of the target comes and goes."""
    colour = theme.tokens().previous
    found = []
    for y in range(image.height()):
        hits = [near(image, QPointF(x, y), colour, within=0) for x in range(0, width, 2)]
        if 0.3 * len(hits) < sum(hits) < 0.95 * len(hits):
            found.append(y)
    return found


def test_the_target_is_a_dashed_line_with_its_words(chart: YearsChart) -> None:
    values = [Fraction(40), Fraction(30)]
    chart.show_values(DAYS, values, TEXTS)
    assert _dashed_rows(picture(chart), 300) == []
    assert spoken(chart) == ("残業の移り変わり", "26/04 40時間、26/10 30時間")
    plain = picture(chart)
    chart.show_values(DAYS, values, TEXTS, TARGET)
    rows = _dashed_rows(picture(chart), 300)
    half_way_up = (chart.height() - 20) / 2
    assert rows
    assert all(abs(row - half_way_up) < 12 for row in rows)
    assert spoken(chart)[1] == "26/04 40時間、26/10 30時間、目標 20時間"
    assert picture(chart) != plain


def _dots(image: QImage, width: int) -> list[float]:
    """The middles of the points: where more pixels above each other have the colour than a line."""
    colour = theme.tokens().accent
    thick = [
        sum(near(image, QPointF(x, y), colour, within=0) for y in range(image.height())) >= 7
        for x in range(width)
    ]
    places: list[list[int]] = []
    for x in range(width):
        if thick[x] and (x == 0 or not thick[x - 1]):
            places.append([])
        if thick[x]:
            places[-1].append(x)
    return [sum(each) / len(each) for each in places]


def test_points_stand_as_far_apart_as_their_days(chart: YearsChart) -> None:
    days = [date(2026, 1, 1), date(2026, 2, 20), date(2026, 12, 31)]
    values = [Fraction(5)] * 3
    chart.show_values(days, values, ["5件"] * 3)
    first, middle, last = _dots(picture(chart), chart.width())
    assert (middle - first) / (last - first) == pytest.approx(50 / 364, abs=0.01)
    accent = theme.tokens().accent
    assert all(near(picture(chart), QPointF(x, 6), accent) for x in range(40, 440, 5)), "no line"
    assert spoken(chart)[1] == "26/01 5件、26/02 5件、26/12 5件"


def test_days_of_one_month_are_said_wholly(chart: YearsChart) -> None:
    chart.show_values([date(2026, 1, 1), date(2026, 1, 4)], [Fraction(1), None], ["1件", ""])
    assert spoken(chart)[1] == "26/01/01 1件"


def _foot(chart: YearsChart) -> QImage:
    """Where the days stand."""
    return picture(chart).copy(0, chart.height() - 16, chart.width(), 16)


def test_days_without_room_are_not_written(chart: YearsChart) -> None:
    first, close, last = date(2026, 10, 31), date(2026, 11, 1), date(2028, 10, 31)
    one = Fraction(1)
    chart.show_values([first, last], [one] * 2, [""] * 2)
    two = _foot(chart)
    chart.show_values([first, close, last], [one] * 3, [""] * 3)
    assert _foot(chart) == two
    chart.show_values([first, date(2027, 11, 1), last], [one] * 3, [""] * 3)
    assert _foot(chart) != two


def test_a_target_above_all_values_is_in_sight(chart: YearsChart) -> None:
    chart.show_values(DAYS, [Fraction(2), Fraction(3)], ["", ""], Target(Fraction(100), "100件"))
    assert min(_dashed_rows(picture(chart), 300)) < 12
    assert spoken(chart)[1] == "目標 100件"


def test_long_words_leave_room_for_the_line(chart: YearsChart) -> None:
    chart.show_values(DAYS, [Fraction(2), Fraction(3)], TEXTS, Target(Fraction(1), "件" * 90))
    assert _dashed_rows(picture(chart), 250)


def test_before_anything_is_shown_nothing_is_drawn(chart: YearsChart) -> None:
    blank = picture(chart)
    chart.show_values((), (), (), TARGET)
    assert picture(chart) == blank
