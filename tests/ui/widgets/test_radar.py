"""The radar on the screen: lines where the geometry says, keys, mouse, words for readers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui.widgets.radar import Picture, RadarWidget, broken, written
from tests.ui import contents, looking

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.reports.content import Chart
    from tests.ui.fixtures import Heard

NOW, BEFORE, PEERS = "#0055AD", "#767676", "#C74700"


@pytest.fixture
def radar(qtbot: QtBot) -> RadarWidget:
    widget = RadarWidget()
    qtbot.addWidget(widget)
    widget.resize(320, 280)
    widget.show_chart(contents.todo())
    widget.show()
    return widget


def drawn(widget: RadarWidget) -> Picture:
    picture = widget.picture()
    assert picture is not None
    return picture


def test_markers_of_both_checks_stand_where_the_geometry_says(radar: RadarWidget) -> None:
    image, picture = looking.picture(radar), drawn(radar)
    before, now, _ = picture.shape.series
    assert len(now.markers) == len(before.markers) == 7
    for marker in now.markers:
        assert looking.near(image, picture.point(marker.at), NOW)
    far = [m for m in before.markers if m.axis in {2, 3}]  # not covered by the present line
    for marker in far:
        assert looking.near(image, picture.point(marker.at), BEFORE, within=6)


def test_the_edge_between_two_values_is_drawn(radar: RadarWidget) -> None:
    image, picture = looking.picture(radar), drawn(radar)
    first, second = (picture.point(marker.at) for marker in picture.shape.series[1].markers[:2])
    assert looking.near(image, (first + second) / 2, NOW)


def test_the_previous_line_is_dashed(radar: RadarWidget) -> None:
    image, picture = looking.picture(radar), drawn(radar)
    points = [picture.point(marker.at) for marker in picture.shape.series[0].markers[2:4]]
    steps = [points[0] + (points[1] - points[0]) * (n / 60) for n in range(61)]
    hits = [looking.near(image, place, BEFORE, within=1) for place in steps]
    assert any(hits)
    assert not all(hits)


def test_without_a_previous_check_no_grey_line(radar: RadarWidget) -> None:
    radar.show_chart(contents.todo(previous=False))
    assert not drawn(radar).shape.series[0].markers


def test_an_unknown_value_is_no_false_zero(radar: RadarWidget) -> None:
    chart = contents.balance(previous=False)
    axes = (replace(chart.axes[0], value=None), *chart.axes[1:])
    radar.show_chart(replace(chart, axes=axes))
    looking.picture(radar)
    series = drawn(radar).shape.series[1]
    assert [marker.axis for marker in series.markers] == [1, 2, 3, 4]
    assert not series.fill


def test_a_value_beyond_the_rim_is_written(radar: RadarWidget) -> None:
    chart = contents.todo(previous=False)
    axes = (replace(chart.axes[0], value=88.8), *chart.axes[1:])
    without = looking.picture(radar)
    radar.show_chart(replace(chart, axes=axes))
    assert drawn(radar).shape.clamped
    assert looking.picture(radar) != without


@pytest.mark.parametrize("size", [(252, 226), (300, 256), (600, 400), (230, 500)])
@pytest.mark.parametrize("make", [contents.todo, contents.balance])
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_labels_stay_inside(
    qtbot: QtBot,
    text_size: Callable[[float], None],
    size: tuple[int, int],
    make: Callable[[], Chart],
    scale: float,
) -> None:
    text_size(scale)
    widget = RadarWidget()
    qtbot.addWidget(widget)
    widget.show_chart(make())
    widget.resize(round(size[0] * scale), round(size[1] * scale))
    picture = drawn(widget)
    assert picture.layout.fits
    assert picture.layout.radius > 40 * scale
    for axis in range(len(picture.labels)):
        assert widget.rect().toRectF().contains(picture.box(axis))


def test_nothing_is_drawn_without_a_chart(qtbot: QtBot) -> None:
    widget = RadarWidget()
    qtbot.addWidget(widget)
    assert widget.picture() is None
    looking.picture(widget)
    QTest.keyClick(widget, Qt.Key.Key_Right)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert widget.axis is None
    assert widget.tip(QPointF(5, 5)) == ""


def test_arrow_keys_walk_round_the_axes(radar: RadarWidget) -> None:
    seen: list[str] = []
    radar.chosen.connect(seen.append)
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Up,
        Qt.Key.Key_Left,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Escape,
    ):
        QTest.keyClick(radar, key)
    ids = [axis.id for axis in contents.todo().axes]
    expected = [ids[0], ids[1], ids[0], ids[6], ids[5], ids[0], ids[6], ""]
    assert seen == expected
    assert radar.axis is None


def test_left_from_nowhere_takes_the_last_axis(radar: RadarWidget) -> None:
    QTest.keyClick(radar, Qt.Key.Key_Left)
    assert radar.axis is not None
    assert radar.axis.id == "q2.succession"


def test_tab_marks_the_first_axis(radar: RadarWidget) -> None:
    focus = QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason)
    QApplication.sendEvent(radar, focus)
    assert radar.axis is not None
    assert radar.axis.id == "q2.management"


def test_a_tap_on_a_label_and_near_a_spoke_choose_the_axis(radar: RadarWidget) -> None:
    picture = drawn(radar)
    label = picture.box(4).center().toPoint()
    QTest.mouseClick(radar, Qt.MouseButton.LeftButton, pos=label)
    assert radar.axis is not None
    assert radar.axis.id == "q2.work_style"
    spoke = picture.point(picture.shape.spokes[2]).toPoint()
    QTest.mouseClick(radar, Qt.MouseButton.LeftButton, pos=spoke)
    assert radar.axis.id == "q2.finance"


def test_hovering_says_why(radar: RadarWidget) -> None:
    place = drawn(radar).box(1).center()
    text = radar.tip(place)
    assert "新たな販売先の拡大 30.3（前回 26.0）" in text
    assert contents.todo().axes[1].why[0] in text
    QTest.mouseMove(radar, place.toPoint())
    assert radar.toolTip() == text
    assert radar.tip(QPointF(1, 1)) == ""


def test_readers_get_the_numbers(radar: RadarWidget) -> None:
    name, description = looking.spoken(radar)
    assert name == "いま力を入れたいことの割合の図"
    for axis in contents.todo().axes:
        assert axis.label in description
    assert "30.3" in description


def test_the_chosen_axis_wears_a_ring(radar: RadarWidget) -> None:
    picture = drawn(radar)
    place = picture.point(picture.shape.series[1].markers[1].at) + QPointF(9, 0)
    assert not looking.near(looking.picture(radar), place, "#000000", within=1)
    radar.choose("q2.sales_channels")
    assert looking.near(looking.picture(radar), place, "#000000", within=1)
    radar.choose("no such axis")
    assert radar.axis is None


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("環境", "環境"),
        ("財務の改善", "財務の\n改善"),
        ("事務業務の効率化", "事務\n業務の\n効率化"),
        ("新たな販売先の拡大", "新たな\n販売先の\n拡大"),
        ("販路", "販路"),
    ],
)
def test_labels_are_broken_after_particles(label: str, lines: str) -> None:
    assert broken(label) == lines


def test_a_screen_reader_hears_the_axis_that_was_chosen(radar: RadarWidget, heard: Heard) -> None:
    QTest.keyClick(radar, Qt.Key.Key_Right)
    axis = contents.todo().axes[0]
    assert heard.polite == ["。".join(("経営の改善 25.0（前回 22.5）", *axis.why))]


def test_markers_that_would_cover_each_other_are_smaller(radar: RadarWidget) -> None:
    usual = drawn(radar).marker
    chart = contents.todo()
    piled = tuple(replace(axis, value=8.0, previous=7.5) for axis in chart.axes)
    radar.show_chart(replace(chart, axes=piled))
    assert drawn(radar).marker < usual
    radar.show_chart(replace(chart, axes=piled, maximum=8.0))
    assert drawn(radar).marker < usual  # both checks on nearly the same places
    spread = tuple(replace(axis, value=45.0, previous=None) for axis in chart.axes)
    radar.show_chart(replace(chart, axes=spread))
    assert drawn(radar).marker == usual


def test_others_are_dots_with_triangles(radar: RadarWidget) -> None:
    place = drawn(radar).point(drawn(radar).shape.series[1].markers[0].at)
    assert drawn(radar).shape.series[2].markers == ()
    radar.show_chart(contents.PEERS_BALANCE)
    picture, image = drawn(radar), looking.picture(radar)
    markers = picture.shape.series[2].markers
    assert [marker.value for marker in markers] == [61.2, 58.3, 41.6, 37.5, 44.9]
    for marker in markers:
        assert looking.near(image, picture.point(marker.at), PEERS, within=6)
    alone = picture.point(markers[2].at)
    assert looking.near(image, alone, "#FFFFFF", within=1)  # hollow
    radar.show_chart(contents.balance())
    assert not looking.near(looking.picture(radar), place, PEERS, within=200)


def test_a_mean_beyond_the_rim_lies_on_it_with_its_number(radar: RadarWidget) -> None:
    chart = contents.PEERS_TODO
    first = replace(chart.axes[0], value=10.0, peers=61.0)
    second = replace(chart.axes[1], value=80.0, peers=70.0)
    third = replace(chart.axes[2], previous=90.0)
    radar.show_chart(replace(chart, axes=(first, second, third, *chart.axes[3:])))
    assert [marker.value for marker in written(drawn(radar).shape)] == [80.0, 61.0]
    looking.picture(radar)


def test_readers_hear_whose_mean_it_is(radar: RadarWidget) -> None:
    radar.show_chart(contents.PEERS_BALANCE)
    _, description = looking.spoken(radar)
    assert "環境 77.8（前回 66.6、同じような会社の平均 61.2）" in description


def test_a_repaint_measures_nothing_anew(radar: RadarWidget) -> None:
    radar.show_chart(contents.PEERS_BALANCE)
    before = drawn(radar)
    marker = before.marker
    radar.choose("budget")
    looking.picture(radar)
    assert drawn(radar) is before
    assert before.__dict__["marker"] == marker
