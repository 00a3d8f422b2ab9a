"""The sorted bars: numbers, order, markers, taps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from app.ui.widgets.bars import BarsWidget
from tests.ui import contents, looking

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NOW, BEFORE = "#0055AD", "#767676"


@pytest.fixture
def bars(qtbot: QtBot) -> BarsWidget:
    widget = BarsWidget()
    qtbot.addWidget(widget)
    widget.show_chart(contents.todo())
    widget.resize(widget.sizeHint())
    widget.show()
    return widget


def test_bars_are_as_long_as_their_values(bars: BarsWidget) -> None:
    image, chart = looking.picture(bars), contents.todo()
    for rank, axis in enumerate(chart.ranked):
        track = bars.bar_rect(rank)
        assert axis.value is not None
        end = track.left() + track.width() * axis.value / chart.maximum
        beyond = QPointF(end + 12, track.center().y())
        assert not looking.near(image, beyond, NOW, within=1)
        if axis.value:
            assert looking.near(image, QPointF(end - 6, track.center().y()), NOW)


def test_the_previous_value_is_an_outlined_square(bars: BarsWidget) -> None:
    image, chart = looking.picture(bars), contents.todo()
    rank = [axis.id for axis in chart.ranked].index("q2.finance")
    track = bars.bar_rect(rank)
    side = track.height()
    left = track.left() + (track.width() - side) * 14.0 / chart.maximum
    middle = QPointF(left + side / 2, track.center().y())
    assert looking.near(image, QPointF(left + 1, middle.y()), BEFORE, within=1)
    assert looking.near(image, middle, "#FFFFFF", within=0, slack=8)


def test_readers_hear_the_bars_in_order(bars: BarsWidget) -> None:
    name, description = looking.spoken(bars)
    assert "大きい順" in name
    assert description.startswith("新たな販売先の拡大 30.3（前回 26.0）、経営の改善 25.0（")


def test_a_tap_on_a_line_says_which_axis(bars: BarsWidget, qtbot: QtBot) -> None:
    place = bars.row_rect(2).center().toPoint()
    with qtbot.waitSignal(bars.chosen) as caught:
        QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=place)
    assert caught.args == ["q2.back_office"]


def test_other_buttons_choose_nothing(bars: BarsWidget, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bars.chosen):
        QTest.mouseClick(bars, Qt.MouseButton.RightButton, pos=QPoint(5, 5))


def test_the_chosen_line_is_tinted(bars: BarsWidget) -> None:
    bars.choose("q2.recruitment")
    row = bars.row_rect(3)
    place = QPointF(row.center().x(), row.top() + 2)
    assert looking.near(looking.picture(bars), place, "#E8F1FE", slack=4)


def test_the_least_width_shows_every_word_whole(bars: BarsWidget) -> None:
    wide, least = bars.sizeHint().width(), bars.minimumSizeHint().width()
    assert least < wide
    bars.resize(least, bars.height())
    narrow = looking.picture(bars)
    bars.resize(wide, bars.height())
    assert looking.picture(bars) != narrow


def test_an_unknown_value_is_a_dash(bars: BarsWidget) -> None:
    chart = contents.balance(previous=False)
    bars.show_chart(replace(chart, axes=(replace(chart.axes[0], value=None), *chart.axes[1:])))
    looking.picture(bars)
    assert bars.accessibleDescription().endswith("環境 —")


def test_an_empty_widget_is_harmless(qtbot: QtBot) -> None:
    widget = BarsWidget()
    qtbot.addWidget(widget)
    looking.picture(widget)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert widget.minimumSizeHint().width() == 0


def test_the_mean_of_others_is_an_outlined_triangle(bars: BarsWidget) -> None:
    chart = contents.PEERS_TODO
    bars.show_chart(chart)
    bars.resize(bars.sizeHint())
    image = looking.picture(bars)
    for rank, axis in enumerate(chart.ranked):
        track = bars.bar_rect(rank)
        assert axis.peers is not None
        half = 0.45 * track.height()
        x = track.left() + half + (track.width() - 2 * half) * axis.peers / chart.maximum
        assert looking.near(image, QPointF(x, track.bottom() - 2), "#C74700", within=2)


def test_the_number_of_others_gives_way_first(bars: BarsWidget) -> None:
    bars.show_chart(contents.PEERS_BALANCE)
    axis = contents.PEERS_BALANCE.axes[0]
    assert bars._beside(axis) == ["前回 66.6", "平均 61.2"]
    least, some, whole = (bars._needed(count) for count in range(3))
    assert least < some < whole == bars.sizeHint().width()
    seen = []
    for width in (least, some, whole):
        bars.resize(width, bars.height())
        seen.append(looking.picture(bars))
    assert seen[0] != seen[1] != seen[2]
    assert "（前回 66.6、同じような会社の平均 61.2）" in looking.spoken(bars)[1]
