"""How the series of a chart are told apart on paper, and the legend that says what they are.

This check is a solid line with discs, the previous one dashes with squares, the mean of peers dots
with triangles: none of them needs its colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from typing_extensions import override

from app.reports import ink
from app.reports.blocks import Block
from app.reports.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.reports.content import Chart
    from app.reports.paragraph import Colour

LABEL = ink.CAPTION.but(leading=11, colour=ink.TEXT)
_NEXT = 14.0  # from one entry of the legend to the next
_SAMPLE = 26.0
_ROW = 15.0
_ROUND = 1


class Line(NamedTuple):
    """One series: its colour, its line (`dash` empty = solid) and what marks its values."""

    colour: Colour
    width: float
    dash: tuple[float, ...]
    mark: Callable[[Any, float, float], None]


def series_lines(chart: Chart) -> list[Line]:
    """The lines of a chart in the order of its series: this check, the previous one, peers."""
    found = [NOW]
    if chart.has_previous:
        found.append(BEFORE)
    if chart.peers_label:
        found.append(PEERS)
    return found


def stroke(canvas: Any, line: Line, draw: Callable[[], None]) -> None:
    """Draw with the pen of this line."""
    canvas.saveState()
    canvas.setStrokeColorRGB(*line.colour)
    canvas.setLineWidth(line.width)
    canvas.setLineCap(_ROUND if line is PEERS else 0)
    canvas.setDash(list(line.dash))
    draw()
    canvas.restoreState()


def _disc(canvas: Any, x: float, y: float) -> None:
    canvas.setFillColorRGB(*ink.ACCENT)
    canvas.circle(x, y, 2.5, stroke=0, fill=1)


def _square(canvas: Any, x: float, y: float) -> None:
    canvas.setLineWidth(1.1)
    canvas.setFillColorRGB(*ink.WHITE)
    canvas.setStrokeColorRGB(*ink.PREVIOUS)
    canvas.rect(x - 2.2, y - 2.2, 4.4, 4.4, stroke=1, fill=1)


def _triangle(canvas: Any, x: float, y: float) -> None:
    canvas.setLineWidth(1.1)
    canvas.setFillColorRGB(*ink.WHITE)
    canvas.setStrokeColorRGB(*ink.PEERS)
    path = canvas.beginPath()
    path.moveTo(x, y + 3.2)
    path.lineTo(x - 2.9, y - 2)
    path.lineTo(x + 2.9, y - 2)
    path.close()
    canvas.drawPath(path, stroke=1, fill=1)


NOW = Line(ink.ACCENT, 1.7, (), _disc)
BEFORE = Line(ink.PREVIOUS, 1.2, (3.2, 2.2), _square)
PEERS = Line(ink.PEERS, 1.5, (0, 3.0), _triangle)  # nothing with round ends is a dot


class Legend(Block):
    """What the lines mean; an entry without room stands on a row of its own."""

    def __init__(self, chart: Chart, previous: str) -> None:
        super().__init__()
        words = ["今回"]
        if chart.has_previous:
            words.append(f"前回 {previous}".strip())
        if chart.peers_label:
            words.append(chart.peers_label)
        texts = [Paragraph(text, LABEL) for text in words]
        self._entries = list(zip(series_lines(chart), texts, strict=True))

    @override
    def measure(self, width: float) -> float:
        return sum(_height(row, width) for row in self._rows(width))

    @override
    def draw(self) -> None:
        top = self.height
        for row in self._rows(self.width):
            x = (self.width - _width(row, self.width)) / 2
            for line, text in row:
                self._sample(line, x, top - _ROW / 2)
                room = _room(text, self.width)
                text.paint(self.canv, x + _SAMPLE, top - 2, room + 2)
                x += _SAMPLE + room + _NEXT
            top -= _height(row, self.width)

    def _rows(self, width: float) -> list[list[tuple[Line, Paragraph]]]:
        rows: list[list[tuple[Line, Paragraph]]] = [[]]
        for entry in self._entries:
            if rows[-1] and _width([*rows[-1], entry], width) > width:
                rows.append([])
            rows[-1].append(entry)
        return rows

    def _sample(self, line: Line, x: float, middle: float) -> None:
        canvas = self.canv
        stroke(canvas, line, lambda: canvas.line(x, middle, x + 22, middle))
        line.mark(canvas, x + 11, middle)


def _room(text: Paragraph, width: float) -> float:
    """The width of a text: its own, or all there is beside its sample."""
    return min(text.natural_width(), width - _SAMPLE - 2)


def _width(row: list[tuple[Line, Paragraph]], width: float) -> float:
    return sum(_SAMPLE + _room(text, width) for _, text in row) + _NEXT * (len(row) - 1)


def _height(row: list[tuple[Line, Paragraph]], width: float) -> float:
    lines = max(len(text.lines(_room(text, width) + 2)) for _, text in row)
    return _ROW + LABEL.leading * (lines - 1)
