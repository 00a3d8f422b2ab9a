"""A small line of one indicator over time, with its target as a dashed line where it has one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain.line_geometry import plot
from app.ui import qt, theme

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from fractions import Fraction

    from PySide6.QtGui import QPaintEvent

    from app.domain.line_geometry import Plot

HEIGHT = 84  # px at text size 標準
POINT = 4
FOR_TARGET = 0.4  # of the width at most for the words of the target


@dataclass(frozen=True, slots=True)
class Target:
    """What the values are to come to; `text` is what is said of it, such as 15時間."""

    value: Fraction
    text: str

    @property
    def words(self) -> str:
        """What stands beside its line."""
        return f"目標 {self.text}"


class YearsChart(QWidget):
    """The line; a screen reader hears each day with its value, and the target.

    Points stand as far apart as their days; days whose words have no room are not written.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._values: tuple[Fraction | None, ...] = ()
        self._days: tuple[date, ...] = ()
        self._target: Target | None = None
        self.setAccessibleName(name)
        self.setMinimumHeight(round(HEIGHT * theme.tokens().scale))

    def show_values(
        self,
        days: Sequence[date],
        values: Sequence[Fraction | None],
        texts: Sequence[str],
        target: Target | None = None,
    ) -> None:
        """Show these values, the earliest first; `texts` are what is said of them."""
        self._days, self._values, self._target = tuple(days), tuple(values), target
        pairs = zip(self._day_words(), texts, strict=True)
        told = [f"{words} {text}" for words, text in pairs if text]
        self.setAccessibleDescription("、".join([*told, *([target.words] if target else [])]))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        if not self._values:
            return
        small = theme.font(theme.tokens().font_caption)
        painter = QPainter(self)
        painter.setRenderHint(qt.ANTIALIASED)
        painter.setFont(small)
        metrics = QFontMetrics(small)
        line = metrics.height()
        edge = max(map(metrics.horizontalAdvance, self._day_words())) / 2 + POINT
        words = self._words(metrics)
        aside = metrics.horizontalAdvance(words) + 2 * POINT if words else 0.0
        wide = self.width() - 2 * edge - aside
        room = QRectF(edge, POINT + 2, wide, self.height() - line - 3 * POINT)
        levels = [] if self._target is None else [self._target.value]
        found = plot(self._values, room.width(), room.height(), days=self._days, levels=levels)
        painter.translate(room.topLeft())
        painter.setPen(QPen(QColor(theme.tokens().border), 1))
        painter.drawLine(QPointF(-edge, found.zero), QPointF(room.width() + edge, found.zero))
        for level in found.levels:
            self._draw_target(painter, QRectF(-edge, level, room.width() + 2 * edge, line), words)
        _draw_values(painter, found)
        self._draw_days(painter, found, QRectF(-edge, room.height() + POINT, 2 * edge, line))

    def _day_words(self) -> list[str]:
        """The days by their months; wholly where one month has several of them."""
        months = [f"{day:%y/%m}" for day in self._days]
        several = len(set(months)) < len(months)
        return [f"{day:%y/%m/%d}" for day in self._days] if several else months

    def _words(self, metrics: QFontMetrics) -> str:
        """The words of the target, as many as there is room for."""
        if self._target is None:
            return ""
        most = round(FOR_TARGET * self.width())
        return metrics.elidedText(self._target.words, qt.ELIDE_RIGHT, most)

    def _draw_target(self, painter: QPainter, line: QRectF, words: str) -> None:
        """A dashed line, told from the values also without colours, with its words at its end.

        `line` begins where the line does and is as high as the words.
        """
        look = theme.tokens()
        painter.setPen(QPen(QColor(look.previous), 2, qt.DASH_LINE))
        painter.drawLine(line.topLeft(), line.topRight())
        painter.setPen(QColor(look.text))
        middle = min(max(line.top() - line.height() / 2, -POINT), self.height() - line.height())
        box = QRectF(line.right() + POINT, middle, self.width(), line.height())
        painter.drawText(box, qt.LEFT | qt.VCENTER, words)

    def _draw_days(self, painter: QPainter, found: Plot, box: QRectF) -> None:
        """The days under their points; `box` is where the words of a point at 0 go."""
        painter.setPen(QColor(theme.tokens().text_sub))
        words = self._day_words()
        for at in found.with_room(box.width()):
            painter.drawText(box.translated(found.across[at], 0), qt.CENTER, words[at])


def _draw_values(painter: QPainter, found: Plot) -> None:
    colour = QColor(theme.tokens().accent)
    painter.setPen(QPen(colour, 2.5))
    for run in found.runs():
        painter.drawPolyline(QPolygonF([QPointF(*spot) for spot in run]))
    painter.setBrush(colour)
    for spot in found.spots:
        if spot is not None:
            painter.drawEllipse(QPointF(*spot), POINT, POINT)
