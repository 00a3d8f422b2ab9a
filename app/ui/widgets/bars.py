"""The bars beside a radar: the same values, sorted, with their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.ui import qt, theme
from app.ui.widgets import chart_look as look

if TYPE_CHECKING:
    from app.reports.content import Axis, Chart

ROW = 32
BAR = 10


class BarsWidget(QWidget):
    """One line an axis, greatest first; a line that is pressed says which axis is meant."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self._axis = ""
        self.setSizePolicy(qt.EXPANDING, qt.FIXED)

    def show_chart(self, chart: Chart) -> None:
        """Draw these values from now on."""
        self._chart = chart
        self.setAccessibleName(f"{chart.title}（大きい順）")
        self.setAccessibleDescription(
            "、".join(look.sentence(chart, axis) for axis in chart.ranked)
        )
        self.updateGeometry()
        self.update()

    def choose(self, axis_id: str) -> None:
        """Mark the line of this axis; "" marks none."""
        self._axis = axis_id
        self.update()

    def row_rect(self, index: int) -> QRectF:
        """Where the line with this rank is drawn."""
        height = self._row_height()
        return QRectF(0, index * height, self.width(), height)

    def bar_rect(self, index: int) -> QRectF:
        """Where the bar (its whole track) of this rank is drawn."""
        row, px = self.row_rect(index), look.px
        top = row.bottom() - px(BAR) - px(3)
        return QRectF(row.left() + px(4), top, row.width() - px(8), px(BAR))

    @override
    def sizeHint(self) -> QSize:
        rows = len(self._chart.axes) if self._chart else 0
        return QSize(self._needed(2), round(rows * self._row_height()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._needed(0), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._chart is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(qt.ANTIALIASED)
        for index, axis in enumerate(self._chart.ranked):
            self._draw_row(painter, self._chart, index, axis)
        painter.end()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._chart is None or event.button() != qt.LEFT_BUTTON:
            return
        index = int(event.position().y() // self._row_height())
        if 0 <= index < len(self._chart.axes):
            self.chosen.emit(self._chart.ranked[index].id)

    def _needed(self, beside: int) -> int:
        """The width at which every line shows its words whole, with so many numbers beside."""
        if self._chart is None:
            return 0
        tokens = theme.tokens()
        words, number = theme.font(tokens.font_caption), theme.font(tokens.font_table, bold=True)
        widest = 0.0
        for axis in self._chart.axes:
            width = _width(words, axis.label) + _width(number, self._value(axis))
            for text in self._beside(axis)[:beside]:
                width += _width(words, text) + look.px(8)
            widest = max(widest, width)
        return round(widest + look.px(8 + 10))

    def _value(self, axis: Axis) -> str:
        return look.value_text(self._chart, axis.value) if self._chart else ""

    def _beside(self, axis: Axis) -> list[str]:
        """The other numbers of a line, the one that matters most first."""
        chart, found = self._chart, []
        if chart and chart.has_previous:
            found.append(f"前回 {look.value_text(chart, axis.previous)}")
        if chart and axis.peers is not None:
            found.append(f"平均 {look.value_text(chart, axis.peers)}")
        return found

    def _row_height(self) -> float:
        return look.px(ROW)

    def _draw_row(self, painter: QPainter, chart: Chart, index: int, axis: Axis) -> None:
        if axis.id == self._axis:
            painter.setPen(qt.NO_PEN)
            painter.setBrush(QColor(theme.tokens().primary_tint))
            painter.drawRoundedRect(self.row_rect(index), look.px(4), look.px(4))
        self._draw_words(painter, index, axis)
        self._draw_bar(painter, chart, index, axis)

    def _draw_words(self, painter: QPainter, index: int, axis: Axis) -> None:
        """The number at the right, as many others before it as fit, the label."""
        bar, row = self.bar_rect(index), self.row_rect(index)
        line = QRectF(bar.left(), row.top(), bar.width(), bar.top() - row.top())
        tokens = theme.tokens()
        words = theme.font(tokens.font_caption)
        number = theme.font(tokens.font_table, bold=True)
        _right(painter, line, self._value(axis), number, tokens.text)
        for place, text in enumerate(self._beside(axis), 1):
            if self.width() >= self._needed(place):
                _right(painter, line, text, words, tokens.text_sub)
        painter.setFont(words)
        painter.setPen(QColor(tokens.text))
        shown = QFontMetricsF(words).elidedText(axis.label, qt.ELIDE_RIGHT, line.width())
        painter.drawText(line, qt.LEFT | qt.VCENTER, shown)

    def _draw_bar(self, painter: QPainter, chart: Chart, index: int, axis: Axis) -> None:
        track, radius = self.bar_rect(index), look.px(BAR) / 2
        painter.setPen(qt.NO_PEN)
        painter.setBrush(QColor(theme.tokens().surface_disabled))
        painter.drawRoundedRect(track, radius, radius)
        if axis.value:
            filled = QRectF(track)
            filled.setWidth(max(2 * radius, track.width() * _part(axis.value, chart.maximum)))
            painter.setBrush(QColor(theme.tokens().accent))
            painter.drawRoundedRect(filled, radius, radius)
        if chart.has_previous and axis.previous is not None:
            _draw_before(painter, track, _part(axis.previous, chart.maximum))
        if axis.peers is not None:
            half, part = 0.45 * track.height(), _part(axis.peers, chart.maximum)
            x = track.left() + half + part * (track.width() - 2 * half)
            look.draw_peers(painter, QPointF(x, track.center().y() + 1), half)


def _right(painter: QPainter, line: QRectF, text: str, font: QFont, colour: str) -> None:
    """Write at the right end of the line and shorten the line by what was written."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(line, qt.RIGHT | qt.VCENTER, text)
    line.setRight(line.right() - _width(font, text) - look.px(8))


def _width(font: QFont, text: str) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


def _draw_before(painter: QPainter, track: QRectF, part: float) -> None:
    """The previous value: an outlined square on the track, told apart without colour."""
    side = track.height()
    square = QRectF(track.left() + part * (track.width() - side), track.top(), side, side)
    painter.setPen(look.before_pen(dashed=False))
    painter.setBrush(QColor(theme.tokens().surface))
    painter.drawRect(square.adjusted(1, 1, -1, -1))


def _part(value: float, maximum: float) -> float:
    return min(1.0, max(0.0, value / maximum)) if maximum > 0 else 0.0
