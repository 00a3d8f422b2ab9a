"""Page 1: whose check it is, the owner's own words, both charts, the three things."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from typing_extensions import override

from app import library
from app.reports import fonts, ink, layout
from app.reports.blocks import Block, Columns, Heading, PageTitle, Panel, Space, Stack, height_of
from app.reports.chart_block import BarsBlock, chart_stack
from app.reports.paragraph import Paragraph, Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.platypus import Flowable

    from app.reports.content import Content, Thing
    from app.reports.layout import Layout

TITLE = "経営チェックの結果"
DISCLAIMER = (
    "この結果は、うかがったお答えをもとに、課題と備えを整理したものです。国や公的な機関による"
    "診断・認定・審査ではなく、融資や補助金の可否を示すものでもありません。"
)
NOTHING_TO_DO = (
    "いま急いで取りかかることは見あたりません。いまの工夫を続けながら、"
    "気になることが出てきたら、またいっしょに整理しましょう。"
)
NOT_YET = "お答えがそろうと、ここに取りかかることが出ます。"
STEPS_FOLLOW = "「{step}」は、次のページにあります。"
NO_VISION = "まだうかがっていません。次にお会いするときに、ひとことお聞かせください。"
CONTINUED = "（つづきは最後のページにあります）"
# Height of the radars, whether the first steps are shown, devices and network before them, and
# whether the vision may be cut. Page 2 says all about devices: that line goes before the steps do.
_FORMS = (
    (178.0, True, True, False),
    (164.0, True, True, False),
    (150.0, True, True, False),
    (138.0, True, True, False),
    (150.0, True, False, False),
    (138.0, True, False, False),
    (150.0, False, False, False),
    (138.0, False, False, False),
    (138.0, True, False, True),
    (138.0, False, False, True),
)
_FEWEST_LINES = 3
_LARGE_NAME = 32  # characters that two lines of the large size hold
_STEP = ink.BODY.but(leading=15.5)
_VISION = ink.BODY.but(size=11.5, leading=18)


class Logo(Block):
    """The logo of the organisation, in the upper right corner of its room."""

    def __init__(self, data: bytes, most_width: float, most_height: float) -> None:
        super().__init__(after=4)
        self._image = ImageReader(BytesIO(data))
        width, height = self._image.getSize()
        scale = min(most_width / width, most_height / height)
        self._size = (width * scale, height * scale)

    @override
    def measure(self, width: float) -> float:
        return float(self._size[1])

    @override
    def draw(self) -> None:
        width, height = self._size
        self.canv.drawImage(self._image, self.width - width, 0, width, height, mask="auto")


class Numbered(Block):
    """A thing with its number in a disc; can be split between its lines."""

    def __init__(self, number: int, blocks: list[Flowable], after: float = 6) -> None:
        super().__init__(after=after)
        self.number, self.stack = number, Stack(blocks)

    @override
    def measure(self, width: float) -> float:
        return self.stack.measure(width - 24)

    @override
    def draw(self) -> None:
        canvas = self.canv
        if self.number:
            canvas.setFillColorRGB(*ink.ACCENT)
            canvas.circle(8, self.height - 9, 8, stroke=0, fill=1)
            canvas.setFillColorRGB(*ink.WHITE)
            canvas.setFont(fonts.BOLD, 10.5)
            canvas.drawCentredString(8, self.height - 12.7, str(self.number))
        self.stack.wrap(self.width - 24, 0)
        self.stack.drawOn(canvas, 24, 0)

    @override
    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        parts = self.stack.split(availWidth - 24, availHeight)
        return (
            []
            if len(parts) == 1
            else [
                Numbered(self.number * (index == 0), [part], self.spaceAfter * index)
                for index, part in enumerate(parts)
            ]
        )


def add_result_page(page: Layout, content: Content) -> None:
    """Fill page 1; a long vision is cut here and stands whole on the last page.

    The roomiest form that fits is taken: smaller charts first, then the things without their
    steps (page 2 has them all).
    """
    head = _head(content)
    foot = Paragraph(DISCLAIMER, ink.CAPTION)
    for points, steps, basics, cut in _FORMS:
        rest = [_charts(content, points), *_things(content, steps=steps, basics=basics)]
        room = layout.HEIGHT - total_height([*head, *rest, foot])
        vision = _vision_part(content, room) if cut else _vision(content, room)
        if vision is not None:
            break
    else:
        vision = vision_panel(content.vision)
    page.add_all([*head, vision, *rest])
    page.add_at_foot(foot)


def vision_is_cut(page: Layout) -> bool:
    """Whether page 1 shows only the beginning of the vision."""
    return any(
        isinstance(placed.block, Panel) and CONTINUED in _texts(placed.block)
        for placed in page.pages[0]
    )


def _texts(panel: Panel) -> str:
    return "".join(getattr(block, "text", "") for block in panel.stack.blocks)


def _head(content: Content) -> list[Flowable]:
    name = Paragraph(
        [Run(content.client_name, fonts.BOLD), Run(f" {content.honorific}")],
        ink.BODY.but(size=_name_size(content.client_name), leading=22),
    )
    date = Paragraph(content.date_text, ink.BODY)
    return [
        PageTitle("result", TITLE, f"確認コード {content.code}"),
        Columns([Stack([name, Space(3), date]), _sender(content)], [None, 190.0], gap=14, after=9),
    ]


def _name_size(name: str) -> float:
    return 17.0 if len(name) <= _LARGE_NAME else 13.0


def _sender(content: Content) -> Stack:
    advisor = content.advisor
    right = ink.BODY.but(align=1, leading=15)
    blocks: list[Flowable] = []
    if advisor.logo:
        blocks.append(Logo(advisor.logo, 45 * mm, 13 * mm))
    if advisor.organisation:
        blocks.append(Paragraph(advisor.organisation, right.but(font=fonts.BOLD)))
    if advisor.name:
        blocks.append(Paragraph(f"担当 {advisor.name}", right))
    if advisor.phone:
        blocks.append(Paragraph(f"電話 {advisor.phone}", right))
    return Stack(blocks)


def vision_panel(text: str, *, whole: bool = True) -> Panel:
    """The owner's own words on a tint."""
    blocks: list[Flowable] = [
        Paragraph(
            f"{library.result_texts().titles['vision']}（ご本人の言葉）",
            ink.CAPTION.but(font=fonts.BOLD),
        ),
        Space(2),
    ]
    if text:
        blocks.append(Paragraph(text, _VISION))
    else:
        blocks.append(Paragraph(NO_VISION, ink.BODY.but(colour=ink.SUB)))
    if not whole:
        blocks.append(Paragraph(CONTINUED, ink.CAPTION.but(align=1)))
    return Panel(blocks, after=10)


def _vision(content: Content, room: float) -> Panel | None:
    panel = vision_panel(content.vision)
    return panel if height_of(panel, layout.WIDTH) + panel.getSpaceAfter() <= room else None


def _vision_part(content: Content, room: float) -> Panel | None:
    """As many lines of the vision as there is room for, and where the rest is."""
    side = vision_panel("").padding[0]
    lines = Paragraph(content.vision, _VISION).lines(layout.WIDTH - 2 * side)
    around = height_of(vision_panel("あ", whole=False), layout.WIDTH) + 10 - _VISION.leading
    count = int((room - around) // _VISION.leading)
    if count < min(_FEWEST_LINES, len(lines)):
        return None
    shown = lines[:count]
    shown[-1] = shown[-1][:-2] + "…"
    return vision_panel("\n".join(shown), whole=False)


def _charts(content: Content, points: float) -> Flowable:
    before = content.previous_date_text
    short = content.balance is None
    todo = chart_stack(content.todo, points, before, bars=not short)
    side = (
        _short_side(content)
        if content.balance is None
        else chart_stack(content.balance, points, before)
    )
    charts = Columns([todo, side], [None, None], gap=18, after=4)
    if not content.comparison:
        return Stack([charts], after=6)
    said = Paragraph(content.comparison, ink.STRONG.but(size=11, align=0.5))
    return Stack([charts, Space(2), said], after=6)


def _short_side(content: Content) -> Stack:
    blocks: list[Flowable] = [
        Panel([Paragraph(content.limits, ink.BODY)], bar=ink.PREVIOUS, fill=ink.BAND, after=8)
    ]
    if not content.todo.note:
        blocks += [Space(6), BarsBlock(content.todo)]
    if content.unsure:
        title = library.result_texts().titles["unsure"]
        blocks.append(Paragraph(title, ink.HEADING.but(before=6)))
        blocks += [bullet(label) for label in content.unsure]
    return Stack(blocks)


def bullet(text: str) -> Paragraph:
    """One line of a list."""
    return Paragraph(text, ink.BODY.but(indent=12, first="・"))


def steps_follow() -> str:
    """Where the first small steps stand when page 1 has no room for them."""
    return STEPS_FOLLOW.replace("{step}", library.result_texts().titles["step"])


def without_things(content: Content) -> str:
    """What stands where the three things would."""
    return NOT_YET if content.gaps else NOTHING_TO_DO


def _things(content: Content, *, steps: bool, basics: bool) -> list[Flowable]:
    title = library.result_texts().things_title(len(content.things))
    blocks: list[Flowable] = [Heading(title, before=8)]
    if not content.things:
        blocks.append(Paragraph(without_things(content), ink.BODY))
    elif not steps:
        blocks.append(Paragraph(steps_follow(), ink.CAPTION.but(after=4)))
    if content.basics and basics:
        first = library.result_texts().titles["basics"]
        blocks.append(Paragraph(f"{first}。{content.basics}", ink.BODY.but(after=4)))
    short = content.balance is None  # its report has no page for the next steps
    blocks += [
        _thing(number, thing, steps=steps, why=short)
        for number, thing in enumerate(content.things, 1)
    ]
    return blocks


def _thing(number: int, thing: Thing, *, steps: bool, why: bool) -> Numbered:
    blocks: list[Flowable] = [Paragraph(thing.title, ink.STRONG.but(size=12, leading=18))]
    if why:
        blocks.append(Paragraph(thing.why, _STEP.but(colour=ink.SUB)))
    if steps:
        blocks.append(Paragraph(thing.step, _STEP))
    return Numbered(number, blocks)


def total_height(blocks: Sequence[Flowable]) -> float:
    """The height of blocks one below the other on a page."""
    total = gap = 0.0
    for index, block in enumerate(blocks):
        total += max(gap, block.getSpaceBefore()) if index else 0.0
        total += height_of(block, layout.WIDTH)
        gap = block.getSpaceAfter()
    return total
