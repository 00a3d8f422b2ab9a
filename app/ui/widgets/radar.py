"""The radar chart on the screen, drawn with QPainter from the shared geometry."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain import radar
from app.ui import qt, theme
from app.ui.widgets import chart_look as look
from app.ui.widgets.announce import announce

if TYPE_CHECKING:
    from app.domain.radar import Layout, Marker, Point, Radar
    from app.reports.content import Axis, Chart

WIDTH = 252
HEIGHT = 226
EDGE = 6
LONGEST_LINE = 4  # characters of a label before it is broken
BREAK_AFTER = "のなを・"
MARKER = 4.5
SMALL_MARKER = 3.0
CROWDED = 3  # so many pairs of markers that overlap make all of them small


@dataclass(frozen=True)
class Picture:
    """The geometry of one chart at one size: what a repaint needs, measured once."""

    shape: Radar
    layout: Layout
    labels: tuple[str, ...]

    @cached_property
    def marker(self) -> float:
        """Half the side of a marker: smaller where markers would cover each other."""
        places = {
            self.point(marker.at).toTuple()
            for series in self.shape.series
            for marker in series.markers
        }
        side = 2 * look.px(MARKER)
        close = sum(math.dist(one, other) < side for one, other in combinations(places, 2))
        return look.px(SMALL_MARKER if close >= CROWDED else MARKER)

    def point(self, point: Point) -> QPointF:
        """A point of the unit frame as a place in the widget."""
        place = self.layout.at(point)
        return QPointF(place.x, place.y)

    def polygon(self, points: tuple[Point, ...]) -> QPolygonF:
        """Several points at once."""
        return QPolygonF([self.point(point) for point in points])

    def box(self, axis: int) -> QRectF:
        """The room of a label."""
        box = self.layout.labels[axis]
        return QRectF(box.x, box.y, box.width, box.height)


class RadarWidget(QWidget):
    """One radar. Arrow keys, the mouse and a tap choose an axis; `chosen` says which."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self._axis = -1
        self._picture: Picture | None = None
        self.setFocusPolicy(qt.STRONG_FOCUS)
        self.setMouseTracking(True)
        self.setSizePolicy(qt.EXPANDING, qt.PREFERRED)

    def show_chart(self, chart: Chart) -> None:
        """Draw these values from now on."""
        self._chart, self._picture, self._axis = chart, None, -1
        self.setAccessibleName(f"{chart.title}の図")
        self.setAccessibleDescription(
            chart.twin + "。".join(look.sentence(chart, axis) for axis in chart.axes) + "。"
        )
        self.update()

    def choose(self, axis_id: str) -> None:
        """Mark an axis without telling anybody; "" marks none."""
        ids = [axis.id for axis in self._chart.axes] if self._chart else []
        self._axis = ids.index(axis_id) if axis_id in ids else -1
        self.update()

    @property
    def axis(self) -> Axis | None:
        """The axis that is marked."""
        return self._chart.axes[self._axis] if self._chart and self._axis >= 0 else None

    def picture(self) -> Picture | None:
        """The geometry at the present size, or None without a chart."""
        if self._picture is None and self._chart is not None:
            self._picture = self._measured(self._chart)
        return self._picture

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(look.px(WIDTH)), round(look.px(HEIGHT)))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._picture = None
        super().resizeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        picture = self.picture()
        if picture is None or self._chart is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(qt.ANTIALIASED)
        _draw_net(painter, picture)
        before, now, peers = picture.shape.series
        if self._chart.has_previous:
            _draw_before(painter, picture, before)
        _draw_fill(painter, picture, now)
        _draw_peers(painter, picture, peers)
        _draw_now(painter, picture, now)
        self._draw_labels(painter, picture)
        self._draw_numbers(painter, picture, self._chart)
        self._draw_choice(painter, picture)
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = len(self._chart.axes) if self._chart else 0
        key = event.key()
        if count and key in _STEPS:
            start = self._axis if self._axis >= 0 else min(0, -_STEPS[key])
            self._take((start + _STEPS[key]) % count)
        elif count and key in {qt.KEY.Key_Home, qt.KEY.Key_End}:
            self._take(0 if key == qt.KEY.Key_Home else count - 1)
        elif key == qt.KEY.Key_Escape and self._axis >= 0:
            self._take(-1)
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        keyboard = event.reason() in {qt.TAB_REASON, qt.BACKTAB_REASON}
        if keyboard and self._chart and self._axis < 0:
            self._take(0)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        axis = self._axis_at(event.position())
        if event.button() == qt.LEFT_BUTTON and axis >= 0:
            self._take(axis)
        super().mouseReleaseEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.setToolTip(self.tip(event.position()))
        super().mouseMoveEvent(event)

    def tip(self, place: QPointF) -> str:
        """What hovering at this place says: the axis, its value and why."""
        index = self._axis_at(place)
        if self._chart is None or index < 0:
            return ""
        axis = self._chart.axes[index]
        return "\n".join((look.sentence(self._chart, axis), *axis.why))

    def _take(self, index: int) -> None:
        self._axis = index
        self.update()
        axis = self.axis
        if axis is not None and self._chart is not None:
            announce(self, "。".join((look.sentence(self._chart, axis), *axis.why)))
        self.chosen.emit(axis.id if axis else "")

    def _axis_at(self, place: QPointF) -> int:
        picture = self.picture()
        if picture is None:
            return -1
        for index in range(len(picture.labels)):
            if picture.box(index).contains(place):
                return index
        radius, centre = picture.layout.radius, picture.layout.centre
        away = QPointF(place.x() - centre.x, place.y() - centre.y)
        if radius <= 0 or away.manhattanLength() > 2 * radius:
            return -1
        near = radar.Point(away.x() / radius, away.y() / radius)
        return radar.axis_near(near, len(picture.labels))

    def _measured(self, chart: Chart) -> Picture:
        series = [
            [axis.previous for axis in chart.axes],
            [axis.value for axis in chart.axes],
            [axis.peers for axis in chart.axes],
        ]
        labels = tuple(broken(axis.label) for axis in chart.axes)
        metrics = QFontMetricsF(theme.font(theme.tokens().font_caption, bold=True))
        sizes = [_measure(metrics, label) for label in labels]
        edge = look.px(EDGE)
        room = (self.width() - 2 * edge, self.height() - 2 * edge)
        placed = radar.layout(*room, sizes, gap=look.px(8))
        shifted = radar.Layout(
            radar.Point(placed.centre.x + edge, placed.centre.y + edge),
            placed.radius,
            tuple(
                radar.Box(box.x + edge, box.y + edge, box.width, box.height)
                for box in placed.labels
            ),
            placed.fits,
        )
        shape = radar.radar(series, axes=len(labels), maximum=chart.maximum)
        return Picture(shape, shifted, labels)

    def _draw_labels(self, painter: QPainter, picture: Picture) -> None:
        tokens = theme.tokens()
        for anchor in picture.shape.anchors:
            marked = anchor.axis == self._axis
            box = picture.box(anchor.axis)
            if marked:
                painter.setPen(qt.NO_PEN)
                painter.setBrush(QColor(tokens.primary_tint))
                painter.drawRoundedRect(box.adjusted(-3, -2, 3, 2), 4, 4)
            painter.setFont(theme.font(tokens.font_caption, bold=marked))
            painter.setPen(QColor(tokens.text))
            side = {"left": qt.LEFT, "right": qt.RIGHT, "center": qt.HCENTER}[anchor.align]
            painter.drawText(box, side | qt.VCENTER, picture.labels[anchor.axis])

    def _draw_numbers(self, painter: QPainter, picture: Picture, chart: Chart) -> None:
        """The value of the rim, and the numbers of values that lie beyond it."""
        tokens = theme.tokens()
        painter.setFont(theme.font(tokens.font_caption))
        painter.setPen(QColor(tokens.text_hint))
        rim = picture.shape.ticks[-1]
        _write(painter, picture.point(rim.at) + QPointF(look.px(4), look.px(14)), rim.label)
        painter.setFont(theme.font(tokens.font_caption, bold=True))
        painter.setPen(QColor(tokens.text))
        for marker in written(picture.shape):
            _write(painter, picture.point(marker.note_at), look.value_text(chart, marker.value))

    def _draw_choice(self, painter: QPainter, picture: Picture) -> None:
        if self._axis >= 0:
            for marker in picture.shape.series[1].markers:
                if marker.axis == self._axis:
                    _draw_ring(painter, picture.point(marker.at))


_STEPS = {
    int(qt.KEY.Key_Right): 1,
    int(qt.KEY.Key_Down): 1,
    int(qt.KEY.Key_Left): -1,
    int(qt.KEY.Key_Up): -1,
}


def broken(label: str) -> str:
    """A label in short lines, broken after particles, so that the chart stays large."""
    lines = [""]
    for piece in _pieces(label):
        if lines[-1] and len(lines[-1]) + len(piece) > LONGEST_LINE:
            lines.append("")
        lines[-1] += piece
    return "\n".join(lines)


def _pieces(label: str) -> list[str]:
    """Parts that stay together: up to a particle; four kanji in a row are two words of two."""
    pieces = [""]
    for place, char in enumerate(label):
        pieces[-1] += char
        run = label[place - 1 : place + 3]
        if char in BREAK_AFTER or (len(pieces[-1]) == 2 and len(run) == 4 and _kanji(run)):
            pieces.append("")
    return [piece for piece in pieces if piece]


def _kanji(text: str) -> bool:
    return all("\u4e00" <= char <= "\u9fff" for char in text)


def _measure(metrics: QFontMetricsF, label: str) -> tuple[float, float]:
    lines = label.split("\n")
    width = max(metrics.horizontalAdvance(line) for line in lines)
    return width + 2, metrics.lineSpacing() * len(lines) + 2


def _draw_net(painter: QPainter, picture: Picture) -> None:
    painter.setBrush(qt.NO_BRUSH)
    painter.setPen(QPen(QColor(look.GRID), 1))
    centre = picture.point(radar.Point(0, 0))
    for ring in picture.shape.rings[:-1]:
        painter.drawPolygon(picture.polygon(ring))
    for spoke in picture.shape.spokes:
        painter.drawLine(centre, picture.point(spoke))
    painter.setPen(QPen(QColor(theme.tokens().border_input), 1))
    painter.drawPolygon(picture.polygon(picture.shape.rings[-1]))


def _draw_before(painter: QPainter, picture: Picture, series: radar.Series) -> None:
    painter.setBrush(qt.NO_BRUSH)
    painter.setPen(look.before_pen())
    for line in series.lines:
        painter.drawPolyline(picture.polygon(line))
    painter.setPen(look.before_pen(dashed=False))
    painter.setBrush(QColor(theme.tokens().surface))
    side = picture.marker
    for marker in series.markers:
        painter.drawRect(_around(picture, marker, side))


def _draw_peers(painter: QPainter, picture: Picture, series: radar.Series) -> None:
    """The others, dotted, over the fill and below the line of the present check."""
    painter.setBrush(qt.NO_BRUSH)
    painter.setPen(look.peers_pen())
    for line in series.lines:
        painter.drawPolyline(picture.polygon(line))
    for marker in series.markers:
        look.draw_peers(painter, picture.point(marker.at), picture.marker + look.px(1))


def written(shape: Radar) -> list[Marker]:
    """The values beyond the rim that get a number: one an axis, this check before the others."""
    found: dict[int, Marker] = {}
    for series, marker in shape.clamped:
        if series > 0:
            found.setdefault(marker.axis, marker)
    return list(found.values())


def _draw_fill(painter: QPainter, picture: Picture, series: radar.Series) -> None:
    painter.setPen(qt.NO_PEN)
    painter.setBrush(look.now_fill())
    if series.fill:
        painter.drawPolygon(picture.polygon(series.fill))


def _draw_now(painter: QPainter, picture: Picture, series: radar.Series) -> None:
    painter.setBrush(qt.NO_BRUSH)
    painter.setPen(look.now_pen())
    for line in series.lines:
        painter.drawPolyline(picture.polygon(line))
    painter.setPen(QPen(QColor(theme.tokens().surface), 1))
    painter.setBrush(QColor(theme.tokens().accent))
    for marker in series.markers:
        painter.drawEllipse(_around(picture, marker, picture.marker + look.px(1)))


def _draw_ring(painter: QPainter, place: QPointF) -> None:
    tokens = theme.tokens()
    radius = look.px(9)
    painter.setBrush(qt.NO_BRUSH)
    for width, colour in ((6, tokens.focus_light), (2, tokens.focus_dark)):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawEllipse(place, radius, radius)


def _around(picture: Picture, marker: Marker, half: float) -> QRectF:
    place = picture.point(marker.at)
    return QRectF(place.x() - half, place.y() - half, 2 * half, 2 * half)


def _write(painter: QPainter, place: QPointF, text: str) -> None:
    """Text on a white halo, readable over lines."""
    metrics = QFontMetricsF(painter.font())
    box = QRectF(place.x(), place.y() - metrics.ascent(), 0, 0)
    box.setSize(metrics.size(0, text))
    halo = QColor(theme.tokens().surface)
    halo.setAlpha(200)
    painter.fillRect(box, halo)
    painter.drawText(place, text)
