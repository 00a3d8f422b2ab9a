"""A small line of one indicator over the years, with its values beside the points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain.line_geometry import plot
from app.ui import qt, theme

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from PySide6.QtGui import QPaintEvent

HEIGHT = 84  # px at text size 標準
POINT = 4


class YearsChart(QWidget):
    """The line; a screen reader hears each year with its value."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._values: tuple[Fraction | None, ...] = ()
        self._years: tuple[str, ...] = ()
        self.setAccessibleName(name)
        self.setMinimumHeight(round(HEIGHT * theme.tokens().scale))

    def show_values(
        self, years: Sequence[str], values: Sequence[Fraction | None], texts: Sequence[str]
    ) -> None:
        """Show these values; `texts` are what is said of them."""
        self._years, self._values = tuple(years), tuple(values)
        told = (f"{year} {text}" for year, text in zip(years, texts, strict=True) if text)
        self.setAccessibleDescription("、".join(told))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        if not self._values:
            return
        look = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(qt.ANTIALIASED)
        small = theme.font(look.font_caption)
        painter.setFont(small)
        line = QFontMetrics(small).height()
        edge = QFontMetrics(small).horizontalAdvance("00/00") / 2 + POINT
        room = QRectF(edge, POINT + 2, self.width() - 2 * edge, self.height() - line - 3 * POINT)
        found = plot(self._values, room.width(), room.height())
        painter.translate(room.topLeft())
        painter.setPen(QPen(QColor(look.border), 1))
        painter.drawLine(QPointF(-edge, found.zero), QPointF(room.width() + edge, found.zero))
        painter.setPen(QPen(QColor(look.accent), 2.5))
        for run in found.runs():
            painter.drawPolyline(QPolygonF([QPointF(*spot) for spot in run]))
        painter.setBrush(QColor(look.accent))
        for spot in found.spots:
            if spot is not None:
                painter.drawEllipse(QPointF(*spot), POINT, POINT)
        painter.setPen(QColor(look.text_sub))
        step = room.width() / max(1, len(self._years) - 1)
        first = 0.0 if len(self._years) > 1 else room.width() / 2
        for at, year in enumerate(self._years):
            middle = first + step * at
            box = QRectF(middle - edge, room.height() + POINT, 2 * edge, line)
            painter.drawText(box, qt.CENTER, year)
