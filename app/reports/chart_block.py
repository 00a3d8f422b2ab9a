"""A radar and its bars as vector paths, drawn from the one geometry of `app.domain.radar`.

The bars are the same numbers in words and figures, greatest first.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from app.domain import radar as geometry
from app.reports import fonts, ink
from app.reports.blocks import Block, Space, Stack
from app.reports.chart_lines import BEFORE, LABEL, PEERS, Legend, Line, series_lines, stroke
from app.reports.numbers import one_decimal
from app.reports.paragraph import Paragraph, Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.platypus import Flowable

    from app.reports.content import Axis, Chart

_LABEL_WIDTH = 64.0
_BAR_LEFT = 92.0
_BAR_ROW = 13.5
_BAR_THICK = 6.5
_LOW = 0.6  # below this the numbers of neighbours would meet between their spokes
_FIGURE = 9.0
_BELOW_NAMES = 7.0  # the names of the lowest axes must not read as part of what follows
_PEERS_FIGURE = 50.0


class RadarBlock(Block):
    """The radar alone, so many points high."""

    def __init__(self, chart: Chart, points: float) -> None:
        super().__init__()
        self.chart, self.points = chart, points
        self._labels = [Paragraph(folded(axis.label), LABEL) for axis in chart.axes]

    @override
    def measure(self, width: float) -> float:
        return self.points

    def radar(self) -> geometry.Radar:
        """The geometry: this check first, then the previous one and the peers where they are."""
        series: list[list[float | None]] = [[axis.value for axis in self.chart.axes]]
        if self.chart.has_previous:
            series.append([axis.previous for axis in self.chart.axes])
        if self.chart.peers_label:
            series.append([axis.peers for axis in self.chart.axes])
        return geometry.radar(series, axes=len(self.chart.axes), maximum=self.chart.maximum)

    def place(self, width: float) -> geometry.Layout:
        """Where the radar and its labels lie in a picture of this width."""
        sizes = [(_ink_width(label), label.height_at(_LABEL_WIDTH)) for label in self._labels]
        return geometry.layout(width, self.points, sizes, gap=7)

    @override
    def draw(self) -> None:
        canvas = self.canv
        canvas.saveState()
        canvas.translate(0, self.height)
        canvas.setLineJoin(1)
        shape, place = self.radar(), self.place(self.width)
        current = shape.series[0]
        if current.fill:
            canvas.setFillColorRGB(*ink.TINT)
            canvas.drawPath(_path(canvas, place, current.fill), stroke=0, fill=1)
        self._grid(shape, place)
        self._scale(shape, place)
        drawn = list(zip(shape.series, series_lines(self.chart), strict=True))
        for series, line in reversed(drawn):  # this check lies on top
            self._series(series, place, line)
        self._labels_and_numbers(shape, place)
        canvas.restoreState()

    def _grid(self, shape: geometry.Radar, place: geometry.Layout) -> None:
        canvas = self.canv
        canvas.setStrokeColorRGB(*ink.GRID)
        canvas.setLineWidth(0.5)
        for ring in shape.rings:
            canvas.drawPath(_path(canvas, place, ring), stroke=1, fill=0)
        centre = place.centre
        for spoke in shape.spokes:
            end = place.at(spoke)
            canvas.line(centre.x, -centre.y, end.x, -end.y)

    def _series(self, series: geometry.Series, place: geometry.Layout, line: Line) -> None:
        canvas = self.canv
        for piece in series.lines:
            path = _path(canvas, place, piece, close=False)
            stroke(canvas, line, partial(canvas.drawPath, path, stroke=1, fill=0))
        for marker in series.markers:
            at = place.at(marker.at)
            line.mark(canvas, at.x, -at.y)

    def _scale(self, shape: geometry.Radar, place: geometry.Layout) -> None:
        for tick in shape.figures:
            at = place.at(tick.at)
            self.canv.setFillColorRGB(*ink.SUB)
            self.canv.setFont(fonts.BODY, _FIGURE)
            self.canv.drawString(at.x + 4, -at.y - 3, tick.label)

    def _labels_and_numbers(self, shape: geometry.Radar, place: geometry.Layout) -> None:
        canvas = self.canv
        for anchor, label, box in zip(shape.anchors, self._labels, place.labels, strict=True):
            shift = {"left": 0.0, "center": 0.5, "right": 1.0}[anchor.align]
            aligned = Paragraph(label.text, LABEL.but(align=shift))
            # The same width as when it was measured, so that the lines are the same.
            x = box.x - shift * (_LABEL_WIDTH - box.width)
            aligned.paint(canvas, x, -box.y, _LABEL_WIDTH)
        for marker in self._beyond(shape):
            self._number(marker, place)

    def _beyond(self, shape: geometry.Radar) -> list[geometry.Marker]:
        """The values beyond the rim to be written: one an axis, this check before the earlier."""
        found: dict[int, geometry.Marker] = {}
        for _, marker in shape.clamped:
            found.setdefault(marker.axis, marker)
        return list(found.values())

    def _number(self, marker: geometry.Marker, place: geometry.Layout) -> None:
        """The number of a value beyond the rim, inside it, so that it never meets a label."""
        at = place.at(marker.note_at)
        text = one_decimal(marker.value)
        width = fonts.width(text, fonts.BOLD, _FIGURE)
        # At the right the scale stands on the first spoke; at the bottom two spokes lie close.
        towards_left = marker.note_at.x >= 0
        if marker.note_at.y > _LOW:
            towards_left = not towards_left
        x = at.x - width - 3 if towards_left else at.x + 3
        _haloed(self.canv, text, x, -at.y + 3)


class BarsBlock(Block):
    """One bar for each axis, greatest first, with its numbers.

    A square marks the previous value, a triangle that of peers.
    """

    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self.chart = chart
        self._labels = [Paragraph(axis.label, LABEL) for axis in chart.ranked]

    @override
    def measure(self, width: float) -> float:
        return _BAR_ROW * len(self._labels)

    @override
    def draw(self) -> None:
        top = self.height
        for axis, label in zip(self.chart.ranked, self._labels, strict=True):
            baseline = top - _BAR_ROW / 2
            label.paint(self.canv, 0, baseline + LABEL.leading / 2, _BAR_LEFT + 20)
            self._bar(axis, baseline)
            top -= _BAR_ROW

    def _bar(self, axis: Axis, middle: float) -> None:
        canvas = self.canv
        figures, left = self._figures_width(), self._left()
        room = self.width - left - figures
        bottom = middle - _BAR_THICK / 2
        canvas.setFillColorRGB(*ink.BAND)
        canvas.rect(left, bottom, room, _BAR_THICK, stroke=0, fill=1)
        if axis.value is not None:
            canvas.setFillColorRGB(*ink.ACCENT)
            length = room * self._level(axis.value)
            canvas.rect(left, bottom, length, _BAR_THICK, stroke=0, fill=1)
        for value, line in ((axis.previous, BEFORE), (axis.peers, PEERS)):
            if value is not None:
                line.mark(canvas, left + room * self._level(value), middle)
        self._figures(axis, middle, figures)

    def _figures_width(self) -> float:
        before = 44.0 if self.chart.has_previous else 0.0
        return 34.0 + before + (_PEERS_FIGURE if self.chart.peers_label else 0.0)

    def _left(self) -> float:
        """Where the bars begin: nearer to short labels where three numbers stand at the end."""
        if not self.chart.peers_label:
            return _BAR_LEFT
        return min(_BAR_LEFT, 8 + max(label.natural_width() for label in self._labels))

    def _level(self, value: float) -> float:
        return min(max(value / self.chart.maximum, 0.0), 1.0)

    def _figures(self, axis: Axis, middle: float, room: float) -> None:
        value = [Run(one_decimal(axis.value), fonts.BOLD)]
        if self.chart.has_previous:
            value.append(Run(f"（{one_decimal(axis.previous)}）", colour=ink.SUB))
        if axis.peers is not None:
            value.append(Run(f" 平均{one_decimal(axis.peers)}", colour=ink.SUB))
        text = Paragraph(value, LABEL.but(size=9.5, align=1))
        text.paint(self.canv, self.width - room, middle + LABEL.leading / 2, room)


class Note(Block):
    """The sentence that stands where a chart cannot be drawn."""

    def __init__(self, text: str, points: float) -> None:
        super().__init__()
        self._text = Paragraph(text, ink.BODY)
        self.points = points

    @override
    def measure(self, width: float) -> float:
        return max(self.points, self._text.height_at(width - 24) + 24)

    @override
    def draw(self) -> None:
        canvas = self.canv
        canvas.setStrokeColorRGB(*ink.LINE)
        canvas.setLineWidth(0.7)
        canvas.rect(0, 0, self.width, self.height, stroke=1, fill=0)
        inner = self.width - 24
        text = self._text.height_at(inner)
        self._text.paint(canvas, 12, (self.height + text) / 2, inner)


def folded(label: str) -> str:
    """A long label on two lines, broken after a の where the halves are most alike."""
    if fonts.width(label, LABEL.font, LABEL.size) <= _LABEL_WIDTH:
        return label
    cuts = [index + 1 for index, char in enumerate(label[:-1]) if char == "の"]
    cut = min(cuts, key=lambda index: abs(index - len(label) / 2), default=0)
    return f"{label[:cut]}\n{label[cut:]}" if cut else label


def chart_stack(chart: Chart, points: float, previous: str, *, bars: bool = True) -> Stack:
    """A whole chart: title, radar (`points` high), legend, bars, caption."""
    blocks: list[Flowable] = [
        Paragraph(chart.title, ink.HEADING),
        Paragraph(chart.subtitle or " ", ink.CAPTION),
        Space(4),
    ]
    if chart.note:
        return Stack([*blocks, Note(chart.note, points * 0.6)])
    blocks.append(RadarBlock(chart, points))
    legend = chart.has_previous or bool(chart.peers_label)
    if legend:
        blocks += [Space(_BELOW_NAMES), Legend(chart, previous)]
    if bars:
        blocks += [Space(3 if legend else _BELOW_NAMES), BarsBlock(chart)]
    if chart.caption:
        blocks += [Space(3), Paragraph(chart.caption, ink.CAPTION)]
    return Stack(blocks)


def _path(
    canvas: Any,
    place: geometry.Layout,
    points: Sequence[geometry.Point],
    *,
    close: bool = True,
) -> Any:
    path = canvas.beginPath()
    for number, point in enumerate(points):
        at = place.at(point)
        (path.lineTo if number else path.moveTo)(at.x, -at.y)
    if close:
        path.close()
    return path


def _ink_width(label: Paragraph) -> float:
    return max(fonts.width(line, LABEL.font, LABEL.size) for line in label.lines(_LABEL_WIDTH))


def _haloed(canvas: Any, text: str, x: float, y: float) -> None:
    width = fonts.width(text, fonts.BOLD, _FIGURE)
    canvas.setFillColorRGB(*ink.WHITE)
    canvas.rect(x - 1, y - 1.5, width + 2, _FIGURE + 0.5, stroke=0, fill=1)
    canvas.setFillColorRGB(*ink.TEXT)
    canvas.setFont(fonts.BOLD, _FIGURE)
    canvas.drawString(x, y, text)
