"""What the charts on the screen share: pens, fonts, and how numbers are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from app.reports.numbers import UNKNOWN, one_decimal
from app.reports.peer_words import OVERLAY
from app.ui import qt, theme

if TYPE_CHECKING:
    from app.reports.content import Axis, Chart

GRID = "#CCCCCC"
FILL_ALPHA = 46


def px(length: float) -> float:
    """A length of the design at the text size in use."""
    return length * theme.tokens().scale


def now_pen() -> QPen:
    """The solid line of the present check."""
    return QPen(QColor(theme.tokens().accent), px(2.5))


def before_pen(*, dashed: bool = True) -> QPen:
    """The line of the previous check: dashed, so that mono print tells it apart too."""
    pen = QPen(QColor(theme.tokens().previous), px(2))
    if dashed:
        pen.setDashPattern([4, 3])
    return pen


def peers_pen(*, dotted: bool = True) -> QPen:
    """The line of businesses like this one: dotted."""
    pen = QPen(QColor(theme.tokens().peers), px(2))
    if dotted:
        pen.setDashPattern([0.1, 2])  # nothing with round ends is a dot
        pen.setCapStyle(qt.ROUND_CAP)
    return pen


def draw_peers(painter: QPainter, place: QPointF, half: float) -> None:
    """The marker of businesses like this one: an outlined triangle."""
    painter.setPen(peers_pen(dotted=False))
    painter.setBrush(QColor(theme.tokens().surface))
    corners = [QPointF(0, -1.2 * half), QPointF(half, 0.7 * half), QPointF(-half, 0.7 * half)]
    painter.drawPolygon(QPolygonF([place + corner for corner in corners]))


def now_fill() -> QBrush:
    """The light fill of the present check."""
    colour = QColor(theme.tokens().accent)
    colour.setAlpha(FILL_ALPHA)
    return QBrush(colour)


def value_text(chart: Chart, value: float | None) -> str:
    """A value as it stands beside its bar, with one decimal.

    Only shares of one check carry a percent sign: beside a previous check they relate to the sum
    of that one and do not add up to 100.
    """
    if value is None:
        return UNKNOWN
    return one_decimal(value) + ("%" if chart.id == "todo" and not chart.has_previous else "")


def sentence(chart: Chart, axis: Axis) -> str:
    """One axis in words: label, value, the previous value and that of others."""
    said = f"{axis.label} {value_text(chart, axis.value)}"
    beside = []
    if chart.has_previous and axis.previous is not None:
        beside.append(f"前回 {value_text(chart, axis.previous)}")
    if axis.peers is not None:
        beside.append(f"{OVERLAY} {value_text(chart, axis.peers)}")
    return said + (f"（{'、'.join(beside)}）" if beside else "")


def drawn(chart: Chart) -> bool:
    """Whether there is a chart to draw; else its note stands in its place."""
    return not chart.note and any(axis.value is not None for axis in chart.axes)
