"""The last page: room to write, the advisor's notes and boxes for stamps if they are wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.units import mm
from typing_extensions import override

from app.reports import ink
from app.reports.blocks import Block, Heading, PageTitle, Space
from app.reports.page_result import vision_panel
from app.reports.page_steps import Left, MeetingLine, changes_list
from app.reports.paragraph import Paragraph

if TYPE_CHECKING:
    from app.reports.content import Content
    from app.reports.layout import Layout

NOTES = "担当者のメモ"
BOX = 20 * mm
BOXES = ("担当", "上長", "責任者")
_RULE = 26.0  # a handwriting line
_LEAST_ROOM = 90.0


class RuledLines(Block):
    """Lines to write on."""

    def __init__(self, points: float) -> None:
        super().__init__(before=8)
        self.points = points

    @override
    def measure(self, width: float) -> float:
        return self.points

    @override
    def draw(self) -> None:
        canvas = self.canv
        canvas.setStrokeColorRGB(*ink.LINE)
        canvas.setLineWidth(0.5)
        canvas.setDash(1, 2)
        y = self.height - _RULE
        while y >= 0:
            canvas.line(0, y, self.width, y)
            y -= _RULE
        canvas.setDash()


class StampBoxes(Block):
    """Boxes of 20 mm for those who circulate paper, at the right."""

    def __init__(self) -> None:
        super().__init__(before=10)
        self._labels = [Paragraph(label, ink.CAPTION.but(align=0.5)) for label in BOXES]

    @override
    def measure(self, width: float) -> float:
        return float(BOX + 20)

    @override
    def draw(self) -> None:
        canvas = self.canv
        x = self.width - BOX * len(BOXES)
        Paragraph("確認欄", ink.CAPTION.but(align=1)).paint(canvas, x - 60, BOX + 6, 54)
        canvas.setStrokeColorRGB(*ink.TEXT)
        canvas.setLineWidth(0.7)
        for label in self._labels:
            canvas.rect(x, 6, BOX, BOX, stroke=1, fill=0)
            label.paint(canvas, x, BOX + 19, BOX)
            x += BOX


@dataclass(frozen=True, slots=True)
class MemoExtras:
    """What else stands on the memo page."""

    whole_vision: bool  # it was cut on page 1
    left: Left  # it found no room on page 2
    confirmation_boxes: bool
    memo: str  # the advisor's notes, "" in the client's copy


def add_memo(page: Layout, content: Content, extras: MemoExtras) -> None:
    """Add the memo page from here on; what is left of the page is ruled for writing."""
    page.add(PageTitle("memo", "メモ", content.date_text))
    if extras.whole_vision:
        page.add(vision_panel(content.vision))
    if extras.left.changes:
        page.add_all([changes_list(content), Space(10)])
    if extras.left.review:
        page.add(Paragraph("".join(content.reader.review), ink.BODY.but(after=6)))
    if extras.memo:
        page.add(Heading(NOTES, before=0))
    for part in extras.memo.split("\n") if extras.memo else ():
        page.add(Paragraph(part or " ", ink.BODY))
    if extras.left.meeting:
        page.add(MeetingLine())
    boxes = StampBoxes()
    reserved = boxes.measure(0) + boxes.getSpaceBefore() if extras.confirmation_boxes else 0.0
    room = page.room - reserved - 8
    if room > _LEAST_ROOM:
        page.add(RuledLines(room - room % _RULE))
    if extras.confirmation_boxes:
        page.add_at_foot(boxes)
