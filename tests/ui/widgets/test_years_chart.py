"""A small line over time, and the dashed line of its target with its words."""

from __future__ import annotations

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

YEARS = ["26/04", "26/10"]
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
    chart.show_values(YEARS, values, TEXTS)
    assert _dashed_rows(picture(chart), 300) == []
    assert spoken(chart) == ("残業の移り変わり", "26/04 40時間、26/10 30時間")
    plain = picture(chart)
    chart.show_values(YEARS, values, TEXTS, TARGET)
    rows = _dashed_rows(picture(chart), 300)
    half_way_up = (chart.height() - 20) / 2
    assert rows
    assert all(abs(row - half_way_up) < 12 for row in rows)
    assert spoken(chart)[1] == "26/04 40時間、26/10 30時間、目標 20時間"
    assert picture(chart) != plain


def test_a_target_above_all_values_is_in_sight(chart: YearsChart) -> None:
    chart.show_values(YEARS, [Fraction(2), Fraction(3)], ["", ""], Target(Fraction(100), "100件"))
    assert min(_dashed_rows(picture(chart), 300)) < 12
    assert spoken(chart)[1] == "目標 100件"


def test_long_words_leave_room_for_the_line(chart: YearsChart) -> None:
    chart.show_values(YEARS, [Fraction(2), Fraction(3)], TEXTS, Target(Fraction(1), "件" * 90))
    assert _dashed_rows(picture(chart), 250)


def test_before_anything_is_shown_nothing_is_drawn(chart: YearsChart) -> None:
    blank = picture(chart)
    chart.show_values((), (), (), TARGET)
    assert picture(chart) == blank
