"""What the charts on the screen share: pens, fonts, and how numbers are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QBrush, QColor, QPen

from app.reports.numbers import UNKNOWN, one_decimal
from app.ui import theme

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
    """One axis in words: label, value and the previous value."""
    said = f"{axis.label} {value_text(chart, axis.value)}"
    if chart.has_previous and axis.previous is not None:
        said += f"（前回 {value_text(chart, axis.previous)}）"
    return said


def drawn(chart: Chart) -> bool:
    """Whether there is a chart to draw; else its note stands in its place."""
    return not chart.note and any(axis.value is not None for axis in chart.axes)
