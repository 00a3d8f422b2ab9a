"""Page 2: what to do next, thing by thing, and what to look at together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from typing_extensions import override

from app import library
from app.reports import fonts, ink, layout
from app.reports.blocks import Block, Columns, Heading, PageTitle, Panel, Space, Stack
from app.reports.page_result import Numbered, bullet, total_height, without_things
from app.reports.paragraph import Paragraph

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from app.reports.content import Content, Thing
    from app.reports.layout import Layout

_GAPS_NAMED = 8
# Space between the things, whether the changes stand here, whether this reader's own part does.
_FORMS = (
    (11.0, True, True), (5.0, True, True), (5.0, True, False), (8.0, False, True),
    (5.0, False, True), (8.0, False, False), (5.0, False, False),
)  # fmt: skip
_LABEL_WIDTH = 98.0
_TEXT = ink.BODY.but(leading=15.2)
_LABEL = ink.SMALL.but(font=fonts.BOLD, colour=ink.ACCENT, leading=15.2)


class MeetingLine(Block):
    """Where the day of the next meeting is written by hand."""

    def __init__(self) -> None:
        super().__init__(before=12)
        self._text = Paragraph(
            "次にお会いする日　　　　　　年　　　　月　　　　日（　　　）　　　　時ごろ",
            ink.STRONG,
        )

    @override
    def measure(self, width: float) -> float:
        return 34.0

    @override
    def draw(self) -> None:
        canvas = self.canv
        canvas.setStrokeColorRGB(*ink.TEXT)
        canvas.setLineWidth(0.8)
        canvas.roundRect(0, 0, self.width, self.height, 4, stroke=1, fill=0)
        self._text.paint(canvas, 12, (self.height + ink.STRONG.leading) / 2, self.width - 24)


@dataclass(frozen=True, slots=True)
class Left:
    """What found no room on page 2 and stands on the memo page."""

    changes: bool = False
    meeting: bool = False
    review: bool = False


def add_steps_page(page: Layout, content: Content) -> Left:
    """Fill page 2 in the roomiest form that fits; what is left for later is told."""
    titles = library.result_texts().titles
    meeting = MeetingLine()
    page.new_page()
    for gap, with_changes, own in _FORMS:
        blocks = _blocks(content, gap, with_changes=with_changes, own=own)
        needed = total_height([PageTitle("", titles["next"]), *blocks, meeting])
        if needed <= layout.HEIGHT:
            break
    page.add(PageTitle("steps", titles["next"], "小さく始めるために"))
    page.add_all(blocks)
    fits = needed <= layout.HEIGHT
    if fits:
        page.add_at_foot(meeting)
    review = bool(content.reader.review) and not own
    return Left(changes=not with_changes, meeting=not fits, review=review)


def _blocks(content: Content, gap: float, *, with_changes: bool, own: bool) -> list[Flowable]:
    blocks: list[Flowable] = []
    if content.basics and own:
        blocks.append(_basics(content))
    manner = _manner(content, own=own)
    if manner:
        blocks.append(Panel(manner, after=9))
    if not content.things:
        blocks.append(Paragraph(without_things(content), ink.BODY.but(after=10)))
    blocks += [_thing(number, thing, gap) for number, thing in enumerate(content.things, 1)]
    if content.foundation:
        blocks.append(_foundation(content))
    blocks += _lists(content, with_changes=with_changes)
    return [*blocks, *_gaps(content)]


def _basics(content: Content) -> Panel:
    """Devices and network, before everything else."""
    head = Paragraph(library.result_texts().titles["basics"], ink.STRONG)
    lines = [
        Paragraph(text, _TEXT) for text in (content.basics, content.reader.basics_step) if text
    ]
    return Panel([head, *lines], fill=ink.BAND, bar=ink.ACCENT, after=7)


def _manner(content: Content, *, own: bool) -> list[Flowable]:
    """How to go on; `own`: with people and tools in use, and devices stand in their own panel."""
    basics = "" if own else content.basics
    said = (
        (content.owner_segment, ink.STRONG.but(size=11.5)),
        (basics + content.owner_reason + content.manner, _TEXT),
        ("".join(content.reader.review) if own else "", _TEXT),
    )
    return [Paragraph(text, look) for text, look in said if text]


def _thing(number: int, thing: Thing, gap: float) -> Numbered:
    titles = library.result_texts().titles
    rows = (
        (titles["lead"], thing.lead) if thing.lead else (titles["why"], thing.why),
        (titles["step"], thing.step),
        (titles["effect"], thing.effect),
        (titles["other_step"], thing.other_step),
        (titles["indicator"], thing.indicator),
    )
    blocks: list[Flowable] = [Paragraph(thing.title, ink.STRONG.but(size=12, leading=18, after=1))]
    blocks += [labelled(label, text) for label, text in rows if text]
    return Numbered(number, blocks, after=gap)


def labelled(label: str, text: str) -> Columns:
    """A row of a small bold label and a text."""
    return Columns([Paragraph(label, _LABEL), Paragraph(text, _TEXT)], [_LABEL_WIDTH, None], gap=4)


def _foundation(content: Content) -> Panel:
    title = library.result_texts().titles["foundation"]
    label = Paragraph(f"{title}：情報を守る備え", ink.STRONG)
    text = Paragraph(content.foundation, _TEXT)
    return Panel([label, text], fill=ink.BAND, bar=ink.TEXT, after=4)


def _lists(content: Content, *, with_changes: bool) -> list[Flowable]:
    """What to look at together and what changed, side by side."""
    lists = []
    if content.unsure:
        lists.append(_list(library.result_texts().titles["unsure"], content.unsure))
    if content.changes and with_changes:
        lists.append(changes_list(content))
    return [Columns(lists, [170.0, None], gap=18)] if len(lists) > 1 else list(lists)


def changes_list(content: Content) -> Stack:
    """What changed since the previous check."""
    return _list(library.result_texts().titles["changes"], content.changes)


def _gaps(content: Content) -> list[Flowable]:
    if not content.gaps:
        return []
    note = library.result_texts().captions["gaps"]
    names = "、".join(f"「{gap}」" for gap in content.gaps[:_GAPS_NAMED])
    more = len(content.gaps) - _GAPS_NAMED
    names += f" ほか{more}問（次のページにあります）" if more > 0 else ""
    return [Space(6), Paragraph(f"{note}\n{names}", ink.CAPTION)]


def _list(title: str, lines: tuple[str, ...]) -> Stack:
    return Stack([Heading(title, before=8), *(bullet(line) for line in lines)], before=8)
