"""Page 3: every answer with the number it gave, and how the charts came about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from app.reports import fonts, ink
from app.reports.blocks import Block, Columns, Heading, PageTitle, Stack
from app.reports.paragraph import Paragraph

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from app.reports.content import AnswerGroup, AnswerLine, Content
    from app.reports.layout import Layout

_ROW = ink.SMALL.but(leading=12.2)
_WIDTHS = {"q2": (152.0, 92.0), "q3": (110.0, 0.0), "q4": (104.0, 16.0)}  # answer, number
_OTHER_WIDTHS = (104.0, 30.0)
_PADDING = 0.9
_ASIDES = {
    "q2": "急ぎ（すぐ2・いずれ1）×まだの道具（1〜1.5）＝大きさ",
    "q4": "あてはまるほど大きい1〜4",
}
_FEW = 8  # more tools than these stand in two columns


class AnswerRow(Block):
    """Question, answer and number over a hairline."""

    def __init__(self, line: AnswerLine, widths: tuple[float, float]) -> None:
        super().__init__()
        self.cells = (
            Paragraph(line.question, _ROW),
            Paragraph(line.answer, _ROW.but(font=fonts.BOLD)),
            Paragraph(line.points, _ROW.but(align=1, colour=ink.SUB)),
        )
        self.widths = widths

    def _sizes(self, width: float) -> tuple[float, float, float]:
        answer, points = self.widths
        return (width - answer - points - 8, answer, points)

    @override
    def measure(self, width: float) -> float:
        pairs = zip(self.cells, self._sizes(width), strict=True)
        return max(cell.height_at(size) for cell, size in pairs) + 2 * _PADDING

    @override
    def draw(self) -> None:
        canvas = self.canv
        canvas.setStrokeColorRGB(*ink.GRID)
        canvas.setLineWidth(0.4)
        canvas.line(0, 0, self.width, 0)
        x, top = 0.0, self.height - _PADDING
        for cell, size in zip(self.cells, self._sizes(self.width), strict=True):
            cell.paint(canvas, x, top, size)
            x += size + 4


class GroupTitle(Block):
    """The name of a group of answers on a band, with what stands in the last column."""

    keep_below = 40.0

    def __init__(self, title: str, aside: str) -> None:
        super().__init__(before=5, after=0)
        self._title = Paragraph(title, ink.SMALL.but(font=fonts.BOLD))
        self._aside = Paragraph(aside, ink.CAPTION.but(align=1))

    @override
    def measure(self, width: float) -> float:
        return 16.0

    @override
    def draw(self) -> None:
        self.canv.setFillColorRGB(*ink.TINT)
        self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        self._title.paint(self.canv, 5, self.height - 1.8, self.width / 2)
        self._aside.paint(self.canv, self.width / 2, self.height - 2.2, self.width / 2 - 4)


def add_answers(page: Layout, content: Content) -> None:
    """Add the answers and the workings from here on."""
    page.add(PageTitle("answers", "お答えと、数字の出し方", "うかがったままのお答えです"))
    for group in content.groups:
        page.add_all(_group(group))
    if content.workings:
        page.add(Heading("数字の出し方", before=6, after=2))
        page.add_all(Paragraph(text, ink.SMALL.but(leading=12.8)) for text in content.workings)


def _group(group: AnswerGroup) -> list[Flowable]:
    title = GroupTitle(group.title, _aside(group))
    if _section(group) == "q3" and len(group.lines) > _FEW:
        return [title, _two_columns(group.lines)]
    widths = _WIDTHS.get(_section(group), _OTHER_WIDTHS)
    return [title, *(AnswerRow(line, widths) for line in group.lines)]


def _aside(group: AnswerGroup) -> str:
    """What the numbers of a group are."""
    if not any(line.points for line in group.lines):
        return ""
    return _ASIDES.get(_section(group), "近い方と、はっきり2・やや1")


def _section(group: AnswerGroup) -> str:
    return group.lines[0].id.partition(".")[0]


def _two_columns(lines: tuple[AnswerLine, ...]) -> Columns:
    half = (len(lines) + 1) // 2
    sides = [
        Stack([AnswerRow(line, (88.0, 0.0)) for line in part])
        for part in (lines[:half], lines[half:])
    ]
    return Columns(sides, [None, None], gap=16)
