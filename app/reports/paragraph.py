"""A paragraph for reportlab that breaks lines the Japanese way and finds every glyph."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from reportlab.platypus import Flowable
from typing_extensions import override

from app.reports import fonts, kinsoku

if TYPE_CHECKING:
    from collections.abc import Sequence

Colour = tuple[float, float, float]
_FILL, _FILL_AND_STROKE = 0, 2  # text render modes of PDF
_HEAVIER = 0.035  # line width in sizes that makes a regular stroke look bold
_SHORT = 3  # lines; only longer paragraphs are kept from leaving one line alone
BLACK: Colour = (0.102, 0.102, 0.102)


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph looks; measures in points. `align`: 0 left, 0.5 centre, 1 right."""

    size: float = 10.5
    leading: float = 16.5
    font: str = fonts.BODY
    colour: Colour = BLACK
    align: float = 0
    before: float = 0
    after: float = 0
    indent: float = 0
    first: str = ""  # set in the indent of the first line, such as a bullet

    def but(self, **changes: Any) -> Style:
        """The same style with these changes."""
        return replace(self, **changes)


@dataclass(frozen=True, slots=True)
class Run:
    """Some characters of a paragraph in another font or colour (None: those of the style)."""

    text: str
    font: str | None = None
    colour: Colour | None = None


class Paragraph(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Text that flows over lines and pages; never wider than it is told, never hanging."""

    def __init__(self, text: str | Sequence[Run], style: Style) -> None:
        super().__init__()
        self.style = style
        self.spaceBefore = style.before
        self.spaceAfter = style.after
        pieces = [Run(text)] if isinstance(text, str) else text
        self._glyphs: list[fonts.Glyph] = []  # one for each character
        self._colours: list[Colour] = []
        for run in pieces:
            self._take(run)
        self._text = "".join([glyph.char for glyph in self._glyphs])
        self._widths = [glyph.width * style.size for glyph in self._glyphs]
        self._lines: list[tuple[int, int]] = []
        self._broken_at: float | None = None

    def _take(self, run: Run) -> None:
        font = run.font or self.style.font
        found = [fonts.glyph(font, char) for char in kinsoku.clean(run.text)]
        self._glyphs += found
        self._colours += [run.colour or self.style.colour] * len(found)

    @property
    def text(self) -> str:
        """All characters, as drawn."""
        return self._text

    def lines(self, width: float) -> list[str]:
        """The lines at this width, without the spaces at their ends."""
        self._break(width)
        return [self._text[start:end].rstrip(" \u3000") for start, end in self._lines]

    def height_at(self, width: float) -> float:
        """The height at this width, without the space before and after."""
        self._break(width)
        return len(self._lines) * self.style.leading

    def natural_width(self) -> float:
        """The width of the text on one line."""
        return sum(self._widths) + self.style.indent

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width = availWidth
        self.height = self.height_at(availWidth)
        return availWidth, self.height

    @override
    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        self._break(availWidth)
        count = int((availHeight + 0.001) // self.style.leading)
        total = len(self._lines)
        if count <= 0 or (total > _SHORT and count == 1):  # no line left alone
            return []
        if count >= total:
            return [self]
        if total - count == 1 and count >= _SHORT:  # take one over to keep it company
            count -= 1
        at = self._lines[count][0]
        return [self._part(0, self._lines[count - 1][1]), self._part(at, len(self._text))]

    def _part(self, start: int, end: int) -> Paragraph:
        style = self.style.but(before=0) if start else self.style.but(after=0)
        part = Paragraph("", style.but(first="") if start else style)
        part._glyphs = self._glyphs[start:end]
        part._colours = self._colours[start:end]
        part._widths = self._widths[start:end]
        part._text = self._text[start:end]
        return part

    @override
    def draw(self) -> None:
        self.paint(self.canv, 0, self.height, self.width)

    def paint(self, canvas: Any, x: float, top: float, width: float) -> None:
        """Draw with the upper left corner at (x, top)."""
        self._break(width)
        style = self.style
        baseline = top - (style.leading + style.size * 0.76) / 2
        if any(glyph.heavy for glyph in self._glyphs):
            canvas.setLineWidth(style.size * _HEAVIER)
        pen = canvas.beginText()
        state: tuple[str, Colour] | None = None
        if style.first:
            pen.setTextOrigin(x, baseline)
            pen.setFillColorRGB(*style.colour)
            for font, chars in fonts.runs(style.first, style.font):
                pen.setFont(font, style.size)
                pen.textOut(chars)
        for start, end in self._lines:
            shift = style.align * (width - style.indent - self._ink(start, end))
            pen.setTextOrigin(x + style.indent + shift, baseline)
            state = self._paint_line(pen, (start, end), state)
            baseline -= style.leading
        canvas.drawText(pen)

    def _paint_line(
        self, pen: Any, span: tuple[int, int], state: tuple[str, Colour] | None
    ) -> tuple[str, Colour] | None:
        index, end = span
        while index < end:
            glyph, colour = self._glyphs[index], self._colours[index]
            stop = index + 1
            while stop < end and self._same(index, stop):
                stop += 1
            if state is None or state[1] != colour:
                pen.setFillColorRGB(*colour)
            if state is None or state[0] != glyph.font:
                pen.setFont(glyph.font, self.style.size)
            state = (glyph.font, colour)
            self._write(pen, self._text[index:stop], colour, heavy=glyph.heavy)
            index = stop
        return state

    def _same(self, index: int, other: int) -> bool:
        one, two = self._glyphs[index], self._glyphs[other]
        same = one.font == two.font and one.heavy == two.heavy
        return same and self._colours[index] == self._colours[other]

    @staticmethod
    def _write(pen: Any, text: str, colour: Colour, *, heavy: bool) -> None:
        if not heavy:
            pen.textOut(text)
            return
        pen.setStrokeColorRGB(*colour)
        pen.setTextRenderMode(_FILL_AND_STROKE)
        pen.textOut(text)
        pen.setTextRenderMode(_FILL)

    def _ink(self, start: int, end: int) -> float:
        while end > start and self._text[end - 1] in " \u3000":
            end -= 1
        return sum(self._widths[start:end])

    def _break(self, width: float) -> None:
        if self._broken_at != width:
            limit = max(1.0, width - self.style.indent)
            self._lines = kinsoku.break_lines(self._text, self._widths, limit)
            self._broken_at = width
