"""Two lines over the checks of a client: the readiness, and how much there is left to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.reports.numbers import one_decimal
from app.ui import qt, theme
from app.ui.widgets.timeline import scored

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QPaintEvent

    from app.domain.records import Check

FEWEST = 2
Spots = list[tuple[QPointF, float] | None]
READY, TODO = "備えのバランス（平均）", "気がかりの量（はじめを100として）"


@dataclass(frozen=True, slots=True)
class Point:
    """One check on the lines; None where a value cannot be computed."""

    on: date
    ready: float | None
    todo: float | None


def points_of(checks: Sequence[Check]) -> tuple[Point, ...]:
    """The points of full checks that stand, oldest first; `todo` relative to the first one."""
    standing = [c for c in checks if c.item_set == "full" and not c.superseded_by]
    results = [(check.context.conducted_on, scored(check)) for check in reversed(standing)]
    first = next((result.todo_total for _on, result in results if result.todo_total), None)
    found = []
    for on, result in results:
        values = [v for v in (result.balance or {}).values() if v is not None]
        ready = sum(values) / len(values) if values else None
        total = result.todo_total
        todo = 100 * total / first if first and total is not None else None
        found.append(Point(on, ready, todo))
    return tuple(found)


class Trend(QWidget):
    """The lines, with their values at the ends and a sentence for screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: tuple[Point, ...] = ()
        self.setAccessibleName("チェックごとの移り変わり")

    def show_points(self, points: tuple[Point, ...]) -> None:
        """Show these points; fewer than two hide the chart."""
        self._points = points
        self.setVisible(len(points) >= FEWEST)
        self.setAccessibleDescription(" ".join(_sentence(point) for point in points))
        self.setMinimumHeight(round(208 * theme.tokens().scale))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        look = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(qt.ANTIALIASED)
        small = theme.font(look.font_caption)
        painter.setFont(small)
        height = QFontMetrics(small).height()
        self._legend(painter, height)
        top = 2 * height + look.space_4
        room = QRectF(look.space_6, top, self.width() - 2 * look.space_6, 0)
        room.setHeight(self.height() - top - 2 * height - look.space_3)
        painter.setPen(QPen(QColor(look.border), 1))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        most = 1.15 * max([100.0, *(point.todo or 0 for point in self._points)])
        todo, ready = [p.todo for p in self._points], [p.ready for p in self._points]
        for values, others, dashed in ((todo, ready, True), (ready, todo, False)):
            self._draw(painter, _spots(room, values, most), dashed=dashed)
            painter.setPen(QColor(look.text))
            for number in {0, len(values) - 1}:
                self._value(painter, _spots(room, values, most), number, others[number])
        self._days(painter, room, height)

    def _legend(self, painter: QPainter, height: int) -> None:
        look = theme.tokens()
        for number, (words, colour, dashed) in enumerate(
            ((READY, look.accent, False), (TODO, look.previous, True))
        ):
            middle = height * (number + 0.5) + look.space_1 * number
            painter.setPen(_pen(colour, dashed=dashed))
            painter.drawLine(QPointF(0, middle), QPointF(look.space_6, middle))
            painter.setPen(QColor(look.text_sub))
            box = QRectF(look.space_7, middle - height / 2, self.width() - look.space_7, height)
            painter.drawText(box, qt.LEFT | qt.VCENTER, words)

    def _draw(self, painter: QPainter, spots: Spots, *, dashed: bool) -> None:
        look = theme.tokens()
        colour = look.previous if dashed else look.accent
        known = [spot for spot in spots if spot is not None]
        painter.setPen(_pen(colour, dashed=dashed))
        painter.drawPolyline(QPolygonF([spot for spot, _value in known]))
        painter.setBrush(QColor(look.surface if dashed else colour))
        painter.setPen(QPen(QColor(colour), 2))
        for spot, _value in known:
            painter.drawEllipse(spot, look.space_1, look.space_1)

    def _value(self, painter: QPainter, spots: Spots, number: int, other: float | None) -> None:
        """Write a value at its spot: above the line when it is the greater one, else below."""
        found = spots[number]
        if found is None:
            return
        look = theme.tokens()
        spot, value = found
        above = other is None or value >= other
        height = look.font_caption + look.space_1
        top = spot.y() - height - look.space_2 if above else spot.y() + look.space_2
        painter.drawText(QRectF(spot.x() - 40, top, 80, height), qt.CENTER, one_decimal(value))

    def _days(self, painter: QPainter, room: QRectF, height: int) -> None:
        painter.setPen(QColor(theme.tokens().text_sub))
        # Below the line there is room for the value of a spot near zero.
        box = QRectF(0, room.bottom() + height + 4, self.width(), height)
        painter.drawText(box, qt.LEFT, f"{self._points[0].on:%Y/%m}")
        painter.drawText(box, qt.RIGHT, f"{self._points[-1].on:%Y/%m}")


def _spots(room: QRectF, values: list[float | None], most: float) -> Spots:
    step = room.width() / max(1, len(values) - 1)
    return [
        None
        if value is None
        else (QPointF(room.left() + step * n, room.bottom() - room.height() * value / most), value)
        for n, value in enumerate(values)
    ]


def _pen(colour: str, *, dashed: bool) -> QPen:
    pen = QPen(QColor(colour), 3)
    pen.setStyle(qt.DASH_LINE if dashed else qt.SOLID_LINE)
    return pen


def _sentence(point: Point) -> str:
    parts = [f"{point.on:%Y/%m/%d}"]
    if point.ready is not None:
        parts.append(f"備え{one_decimal(point.ready)}")
    if point.todo is not None:
        parts.append(f"気がかり{one_decimal(point.todo)}")
    return "、".join(parts) + "。"
