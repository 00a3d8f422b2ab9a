"""Tests of `app.domain.radar`."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import radar as geometry
from app.domain.radar import Point, axis_near, direction, layout, radar

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

SIZES = st.tuples(st.floats(0, 300), st.floats(0, 60))


def text(points: tuple[Point, ...]) -> list[str]:
    return [f"{point.x:+.4f} {point.y:+.4f}" for point in points]


def drawing(chart: geometry.Radar) -> dict[str, object]:
    """A chart as text, rounded, for a snapshot."""
    return {
        "rings": [text(ring) for ring in chart.rings],
        "spokes": text(chart.spokes),
        "ticks": [f"{tick.label} {text((tick.at,))[0]}" for tick in chart.ticks],
        "anchors": [f"{each.axis} {each.align} {each.valign}" for each in chart.anchors],
        "series": [
            {
                "fill": text(series.fill),
                "lines": [text(line) for line in series.lines],
                "markers": [
                    f"{mark.axis} {mark.value:g} {text((mark.at,))[0]} {mark.clamped}"
                    for mark in series.markers
                ],
            }
            for series in chart.series
        ],
    }


def test_seven_issues_with_an_earlier_check(snapshot: SnapshotAssertion) -> None:
    now = [25.0, 20.0, 0.0, 30.0, 10.0, 15.0, 0.0]
    before = [50.0, 10.0, 10.0, 0.0, 10.0, 20.0, 0.0]
    assert drawing(radar([before, now], axes=7, maximum=40)) == snapshot


def test_five_categories_with_a_gap(snapshot: SnapshotAssertion) -> None:
    assert drawing(radar([[100.0, 66.7, None, 33.3, 0.0]], axes=5, maximum=100)) == snapshot


def test_the_first_axis_points_up_and_the_next_to_the_right() -> None:
    assert direction(0, 7) == Point(0.0, -1.0)
    assert direction(1, 4) == Point(1.0, 0.0)
    assert direction(2, 4) == Point(0.0, 1.0)
    assert direction(3, 4) == Point(-1.0, 0.0)


def test_a_gap_is_no_zero() -> None:
    series = radar([[1, None, 1, 1, None, 1]], axes=6, maximum=1).series[0]
    assert series.fill == ()
    assert [mark.axis for mark in series.markers] == [0, 2, 3, 5]
    runs = [[direction(2, 6), direction(3, 6)], [direction(5, 6), direction(0, 6)]]
    assert [list(line) for line in series.lines] == runs


def test_a_lone_value_is_a_marker_without_a_line() -> None:
    series = radar([[None, 5, None]], axes=3, maximum=10).series[0]
    assert series.lines == ()
    assert len(series.markers) == 1


def test_nothing_known_draws_nothing() -> None:
    series = radar([[None, math.nan, None]], axes=3, maximum=10).series[0]
    assert (series.fill, series.lines, series.markers) == ((), (), ())


def test_values_beyond_the_rim_lie_on_it_with_their_number() -> None:
    chart = radar([[10, 20, 30], [40, 41, math.inf]], axes=3, maximum=40)
    assert [(number, mark.axis, mark.value) for number, mark in chart.clamped] == [
        (1, 1, 41),
        (1, 2, math.inf),
    ]
    for _, mark in chart.clamped:
        assert math.hypot(mark.at.x, mark.at.y) == pytest.approx(1)
        assert math.hypot(mark.note_at.x, mark.note_at.y) < 1


def test_negative_values_lie_at_the_centre() -> None:
    series = radar([[-5, 0, 1]], axes=3, maximum=1).series[0]
    assert series.markers[0].at == Point(0.0, 0.0)


def test_ticks_stand_on_the_first_spoke() -> None:
    ticks = radar([], axes=5, maximum=100).ticks
    assert [tick.label for tick in ticks] == ["25", "50", "75", "100"]
    assert ticks[-1].at == Point(0.0, -1.0)


@pytest.mark.parametrize(
    ("series", "axes", "maximum", "rings"),
    [
        ([], 2, 1.0, 4),
        ([], 3, 0.0, 4),
        ([], 3, math.nan, 4),
        ([], 3, 1.0, 0),
        ([[1.0, 2.0]], 3, 1.0, 4),
    ],
)
def test_what_cannot_be_drawn(
    series: list[list[float | None]], axes: int, maximum: float, rings: int
) -> None:
    with pytest.raises(ValueError, match="needs"):
        radar(series, axes=axes, maximum=maximum, rings=rings)


def test_labels_are_fastened_by_their_side() -> None:
    found = [(each.align, each.valign) for each in geometry.anchors(4)]
    assert found == [
        ("center", "bottom"), ("left", "middle"), ("center", "top"), ("right", "middle"),
    ]  # fmt: skip


@given(
    st.floats(50, 2000),
    st.floats(50, 2000),
    st.lists(SIZES, min_size=3, max_size=9),
    st.floats(0, 20),
)
def test_no_label_leaves_the_picture(
    width: float, height: float, sizes: list[tuple[float, float]], gap: float
) -> None:
    found = layout(width, height, sizes, gap=gap)
    if not found.fits:
        assert found.radius == 0
        return
    slack = 1e-6
    for box, size in zip(found.labels, sizes, strict=True):
        assert (box.width, box.height) == size
        assert box.x >= -slack
        assert box.y >= -slack
        assert box.x + box.width <= width + slack
        assert box.y + box.height <= height + slack
    for axis in range(len(sizes)):
        rim = found.at(direction(axis, len(sizes)))
        assert -slack <= rim.x <= width + slack
        assert -slack <= rim.y <= height + slack


def test_the_radius_is_as_large_as_the_labels_allow() -> None:
    found = layout(400, 400, [(0, 0)] * 4, gap=0)
    assert (found.centre, found.radius) == (Point(200.0, 200.0), 200.0)
    beside = layout(400, 400, [(0, 0), (100, 10), (0, 0), (60, 10)], gap=10)
    assert beside.radius == pytest.approx((400 - 160 - 20) / 2)
    assert beside.centre.x == pytest.approx(180)
    assert beside.labels[1].x + 100 == pytest.approx(400)


@pytest.mark.parametrize("sizes", [[(500, 10)] * 4, [(10, 500)] * 4])
def test_labels_larger_than_the_picture(sizes: list[tuple[float, float]]) -> None:
    found = layout(400, 400, sizes)
    assert not found.fits
    assert found.radius == 0


def test_points_are_carried_over() -> None:
    found = layout(400, 400, [(0, 0)] * 4, gap=0)
    assert found.at(Point(0.5, -0.25)) == Point(300.0, 150.0)


@given(st.integers(3, 12), st.data())
def test_the_nearest_axis(axes: int, data: st.DataObject) -> None:
    axis = data.draw(st.integers(0, axes - 1))
    spoke = direction(axis, axes)
    assert axis_near(Point(spoke.x * 0.3, spoke.y * 0.3), axes) == axis


@given(st.lists(st.none() | st.floats(allow_nan=True), min_size=3, max_size=9))
def test_the_geometry_is_total_and_stays_inside_the_rim(values: list[float | None]) -> None:
    chart = radar([values], axes=len(values), maximum=40)
    for mark in chart.series[0].markers:
        assert math.hypot(mark.at.x, mark.at.y) <= 1 + 1e-9


@pytest.mark.parametrize(("maximum", "figures"), [(25, ["25"]), (50, ["25", "50"])])
def test_only_whole_figures_are_written_on_the_scale(maximum: float, figures: list[str]) -> None:
    shape = radar([[1.0, 2.0, 3.0]], axes=3, maximum=maximum)
    assert [tick.label for tick in shape.figures] == figures
