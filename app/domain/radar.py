"""Geometry of a radar chart, the same for the screen and for paper.

`radar` works in a unit frame: centre (0, 0), rim at distance 1, x to the right, y **down**; the
first axis points to 12 o'clock, the others follow clockwise. `layout` finds where that frame
lies in a picture so that no label is clipped; `Layout.at` carries points over.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

Align = Literal["left", "center", "right"]
Valign = Literal["top", "middle", "bottom"]

_FEWEST_AXES = 3
_SIDEWAYS = 0.1  # beyond this a label stands beside its spoke, not centred on it
_UPRIGHT = 0.75  # beyond this a label stands above or below its spoke
_INWARD = 0.86  # where the number of a value beyond the rim is written
_EXACT = 1e-12  # what sine and cosine leave where a zero is meant


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the unit frame or in a picture."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Tick:
    """The value of a ring, written at `at` on the first spoke, just right of it."""

    value: float
    label: str
    at: Point


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the label of an axis is fastened and which of its sides lies there."""

    axis: int
    at: Point
    align: Align
    valign: Valign


@dataclass(frozen=True, slots=True)
class Marker:
    """One known value. `clamped`: it lies beyond the rim; write its number at `note_at`."""

    axis: int
    at: Point
    value: float
    clamped: bool
    note_at: Point


@dataclass(frozen=True, slots=True)
class Series:
    """One line of the chart.

    `fill` is the polygon when every value is known, else empty. `lines` are what to stroke: one
    closed line (its first point again at the end) or, around gaps, open pieces.
    """

    fill: tuple[Point, ...]
    lines: tuple[tuple[Point, ...], ...]
    markers: tuple[Marker, ...]


@dataclass(frozen=True, slots=True)
class Radar:
    """A whole chart: rings from the inside out, the rim last."""

    rings: tuple[tuple[Point, ...], ...]
    spokes: tuple[Point, ...]
    ticks: tuple[Tick, ...]
    anchors: tuple[Anchor, ...]
    series: tuple[Series, ...]

    @property
    def figures(self) -> tuple[Tick, ...]:
        """The ticks to write where there is room: every second one that is a whole number."""
        return tuple(tick for tick in self.ticks[1::2] if tick.value == int(tick.value))

    @property
    def clamped(self) -> tuple[tuple[int, Marker], ...]:
        """The values beyond the rim, with the number of their series."""
        return tuple(
            (number, marker)
            for number, series in enumerate(self.series)
            for marker in series.markers
            if marker.clamped
        )


@dataclass(frozen=True, slots=True)
class Box:
    """The rectangle of a label in the picture; `x`, `y` is its upper left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the unit frame lies in a picture of `width` x `height`, and the label boxes.

    `fits` is False when the labels alone are larger than the picture (the radius is then 0).
    """

    centre: Point
    radius: float
    labels: tuple[Box, ...]
    fits: bool

    def at(self, point: Point) -> Point:
        """The place in the picture of a point of the unit frame."""
        return Point(
            self.centre.x + self.radius * point.x,
            self.centre.y + self.radius * point.y,
        )


def direction(axis: int, axes: int) -> Point:
    """The end of a spoke: distance 1 from the centre, clockwise from 12 o'clock."""
    angle = 2 * math.pi * axis / axes
    return Point(_clean(math.sin(angle)), _clean(-math.cos(angle)))


def radar(
    series: Sequence[Sequence[float | None]], *, axes: int, maximum: float, rings: int = 4
) -> Radar:
    """The geometry of a chart of `axes` axes from 0 (centre) to `maximum` (rim).

    A None (or not-a-number) value leaves a gap: nothing is drawn as a false zero. Negative
    values lie at the centre. Raises ValueError for fewer than three axes, no positive maximum,
    no ring, or a series of another length.
    """
    if axes < _FEWEST_AXES or not maximum > 0 or rings < 1:
        raise ValueError("a radar needs three axes, a positive maximum and a ring")
    if any(len(values) != axes for values in series):
        raise ValueError("every series needs one value for each axis")
    spokes = tuple(direction(axis, axes) for axis in range(axes))
    levels = tuple(number / rings for number in range(1, rings + 1))
    return Radar(
        rings=tuple(tuple(_scaled(spoke, level) for spoke in spokes) for level in levels),
        spokes=spokes,
        ticks=tuple(_tick(level * maximum, level) for level in levels),
        anchors=anchors(axes),
        series=tuple(_series(values, spokes, maximum) for values in series),
    )


def anchors(axes: int) -> tuple[Anchor, ...]:
    """How the label of each axis is fastened; `at` lies on the rim."""
    return tuple(_anchor(axis, direction(axis, axes)) for axis in range(axes))


def layout(
    width: float, height: float, label_sizes: Sequence[tuple[float, float]], *, gap: float = 8
) -> Layout:
    """The greatest radius, and the centre for it, so that no label leaves the picture.

    `label_sizes`: measured width and height of each label, in axis order; `gap`: distance from
    the rim to the label. All in the unit of the picture.
    """
    fastened = anchors(len(label_sizes))
    across = [_span(each.align, size[0]) for each, size in zip(fastened, label_sizes, strict=True)]
    down = [_span(each.valign, size[1]) for each, size in zip(fastened, label_sizes, strict=True)]
    xs, ys = [each.at.x for each in fastened], [each.at.y for each in fastened]
    reach = min(_reach(width, xs, across), _reach(height, ys, down))
    fits = reach >= gap
    reach = max(reach, gap)
    centre = Point(_middle(width, reach, xs, across), _middle(height, reach, ys, down))
    boxes = tuple(
        Box(
            centre.x + reach * each.at.x + across[number][0],
            centre.y + reach * each.at.y + down[number][0],
            *label_sizes[number],
        )
        for number, each in enumerate(fastened)
    )
    return Layout(centre, reach - gap, boxes, fits)


def axis_near(point: Point, axes: int) -> int:
    """The axis whose spoke lies nearest in angle to a point of the unit frame."""
    angle = math.atan2(point.x, -point.y) % (2 * math.pi)
    return round(angle * axes / (2 * math.pi)) % axes


def _clean(number: float) -> float:
    return 0.0 if abs(number) < _EXACT else number


def _scaled(point: Point, factor: float) -> Point:
    return Point(_clean(point.x * factor), _clean(point.y * factor))


def _tick(value: float, level: float) -> Tick:
    return Tick(value, f"{value:g}", Point(0.0, -level))


def _anchor(axis: int, at: Point) -> Anchor:
    align: Align = "left" if at.x > _SIDEWAYS else "right" if at.x < -_SIDEWAYS else "center"
    valign: Valign = "bottom" if at.y < -_UPRIGHT else "top" if at.y > _UPRIGHT else "middle"
    return Anchor(axis, at, align, valign)


def _series(values: Sequence[float | None], spokes: tuple[Point, ...], maximum: float) -> Series:
    found = [_marker(axis, value, spokes[axis], maximum) for axis, value in enumerate(values)]
    markers = tuple(marker for marker in found if marker is not None)
    points = tuple(marker.at for marker in markers)
    if len(markers) == len(spokes):
        return Series(points, ((*points, points[0]),), markers)
    return Series((), _pieces(found), markers)


def _marker(axis: int, value: float | None, spoke: Point, maximum: float) -> Marker | None:
    if value is None or math.isnan(value):
        return None
    level = min(max(value / maximum, 0.0), 1.0)
    return Marker(axis, _scaled(spoke, level), value, value > maximum, _scaled(spoke, _INWARD))


def _pieces(found: list[Marker | None]) -> tuple[tuple[Point, ...], ...]:
    """Runs of known values, round the circle, starting after a gap; lone points make no line."""
    start = found.index(None)
    pieces: list[list[Point]] = [[]]
    for marker in found[start:] + found[:start]:
        if marker is None:
            pieces.append([])
        else:
            pieces[-1].append(marker.at)
    return tuple(tuple(piece) for piece in pieces if len(piece) > 1)


def _span(side: Align | Valign, size: float) -> tuple[float, float]:
    """From where to where a label reaches, measured from its anchor."""
    if side in {"left", "top"}:
        return 0.0, size
    if side in {"right", "bottom"}:
        return -size, 0.0
    return -size / 2, size / 2


def _reach(room: float, directions: list[float], spans: list[tuple[float, float]]) -> float:
    """The greatest distance of anchors from a common centre that keeps all spans in the room.

    Every pair of labels bounds it: the one reaching furthest back and the one furthest forward.
    """
    best = math.inf
    for back, (low, _) in zip(directions, spans, strict=True):
        for front, (_, high) in zip(directions, spans, strict=True):
            left_over = room + low - high
            if front - back > _EXACT:
                best = min(best, left_over / (front - back))
            elif left_over < 0:
                return -math.inf
    return best


def _middle(
    room: float, reach: float, directions: list[float], spans: list[tuple[float, float]]
) -> float:
    lowest = max(-reach * way - low for way, (low, _) in zip(directions, spans, strict=True))
    highest = min(
        room - reach * way - high for way, (_, high) in zip(directions, spans, strict=True)
    )
    return (lowest + highest) / 2
