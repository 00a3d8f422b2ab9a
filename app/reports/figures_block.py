"""The figures of some years and the six indicators of them, as tables with small lines."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from typing_extensions import override

from app.domain import line_geometry, locaben
from app.domain.entries.figures import FIGURES
from app.reports import ink, locaben_words
from app.reports.blocks import Block, Space, Stack
from app.reports.paragraph import Paragraph
from app.reports.tables import Ruled, row, table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from fractions import Fraction

    from reportlab.platypus import Flowable

    from app.domain.entries.figures import YearFigures
    from app.domain.locaben import Indicator

NOTHING = "—"
_YEAR = 68.0
_LINE = 52.0
_AMOUNT = 100.0
_CELL = ink.SMALL.but(align=1)
_HEAD = ink.CAPTION.but(align=1)
_NAME = ink.SMALL.but(font=ink.STRONG.font)


def indicators_table(years: Sequence[YearFigures]) -> list[Flowable]:
    """The six indicators of the last three years, each with what it tells; [] without a year.

    Where one cannot be said, it says why below.
    """
    found = locaben.latest(years)
    if not found:
        return []
    days = [year.year_end for year, _ in found if year.year_end]
    ends = [Paragraph(locaben_words.year_name(day), _HEAD) for day in days]
    head = row(["", *ends, ""], [None, *[_YEAR] * len(ends), _LINE])
    head.keep_below = 60
    rows = [_indicator(name, days, [each[name] for _, each in found]) for name in locaben.NAMES]
    return [head, *rows]


def figures_tables(years: Sequence[YearFigures]) -> list[Flowable]:
    """All figures of all years, three years beside each other, the latest of them first."""
    ended = [year for year, _ in locaben.of_years(years)]
    found: list[Flowable] = []
    while ended:
        shown, ended = ended[-locaben.SHOWN :], ended[: -locaben.SHOWN]
        found += [Space(8)] * bool(found)
        found += _figures(shown)
    return found


def _figures(years: Sequence[YearFigures]) -> list[Flowable]:
    head = [Paragraph(locaben_words.year_name(year.year_end), _HEAD) for year in years]
    rows = []
    for name, (words, _) in FIGURES.items():
        told = [locaben_words.figure_words(name, getattr(year, name)) for year in years]
        if any(told):
            rows.append([words, *(Paragraph(each or NOTHING, _CELL) for each in told)])
    return table(["", *head], rows, [None, *[_AMOUNT] * len(years)])


def _indicator(name: str, days: Sequence[date], found: Sequence[Indicator]) -> Ruled:
    words = locaben_words.WORDS[name]
    what: list[Flowable] = [Paragraph(words.name, _NAME), Paragraph(words.plain, ink.CAPTION)]
    ends = [locaben_words.year_name(day) for day in days]
    what += [Paragraph(line, ink.CAPTION) for line in _reasons(ends, found)]
    told = [locaben_words.value_words(each) or NOTHING for each in found]
    cells = [Paragraph(each, _CELL) for each in told]
    line = SmallLine([each.value for each in found], days)
    return row([Stack(what), *cells, line], [None, *[_YEAR] * len(days), _LINE])


def _reasons(ends: Sequence[str], found: Sequence[Indicator]) -> list[str]:
    """Why there is no value, years of the same reason together."""
    pairs = [(locaben_words.why_not(each), end) for end, each in zip(ends, found, strict=True)]
    return [
        f"{'、'.join(end for _, end in group)}：{reason}"
        for reason, group in groupby(pairs, key=lambda pair: pair[0])
        if reason
    ]


class SmallLine(Block):
    """How a value went over the years; nothing where fewer than two are known."""

    HEIGHT = 26.0
    EDGE = 4.0

    def __init__(self, values: Sequence[Fraction | None], days: Sequence[date] = ()) -> None:
        super().__init__()
        self._values, self._days = tuple(values), tuple(days)

    @property
    def drawn(self) -> bool:
        """Whether there is a line to be seen."""
        return sum(value is not None for value in self._values) > 1

    @override
    def measure(self, width: float) -> float:
        return self.HEIGHT if self.drawn else 0.0

    @override
    def draw(self) -> None:
        if not self.drawn:
            return
        canvas, edge = self.canv, self.EDGE
        wide, high = self.width - 2 * edge, self.HEIGHT - 2 * edge
        found = line_geometry.plot(self._values, wide, high, days=self._days)
        canvas.setLineWidth(0.5)
        canvas.setStrokeColorRGB(*ink.GRID)
        zero = edge + high - found.zero
        canvas.line(0, zero, self.width, zero)
        canvas.setStrokeColorRGB(*ink.ACCENT)
        canvas.setFillColorRGB(*ink.ACCENT)
        canvas.setLineWidth(1.2)
        for run in found.runs():
            spots = [(edge + x, edge + high - y) for x, y in run]
            for start, end in pairwise(spots):
                canvas.line(*start, *end)
            for x, y in spots:
                canvas.circle(x, y, 1.6, stroke=0, fill=1)
