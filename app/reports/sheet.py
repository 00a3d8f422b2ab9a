"""The blank answer sheet: all questions on both sides of one A4, answered with a pencil.

The boxes carry the digits of the keyboard, in the order of the screens, so that a filled sheet is
taken in by digit keys alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from app.reports import fonts, ink
from app.reports.blocks import Block, Columns, Heading, PageTitle, Space, Stack
from app.reports.layout import Layout
from app.reports.page_memo import RuledLines
from app.reports.paragraph import Paragraph, Run

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from app.domain.questionnaire import Item, Questionnaire, Section
    from app.domain.records import Advisor

TITLE = "経営チェックの回答用紙"
INTRO = (
    "いまの商売の困りごとと、これからの一手を整理するための質問です。正解はありません。"
    "あてはまる番号を、一つずつ○で囲んでください。お一人・ご家族の商売では、"
    "「働く人」にご本人とご家族も数えます。"
)
WHICH = "アとイは、どちらか一方です。担当者がお願いする方に、お答えください。"
_COLUMN_HOLDS = 4  # characters of a label on one line
_RULED = 30.0
_LARGE_NAME = 30  # characters that one line of the large size holds
_CORNER_HOLDS = 18
_NUMBER = 20.0
_BOX = 15.0
_QUESTION = ink.BODY.but(leading=12.6)
_STATEMENT = ink.SMALL.but(leading=11.6)
_HEAD = ink.CAPTION.but(leading=10.4, align=0.5, colour=ink.TEXT)
_STATEMENT_BOXES = 118.0


class ChoiceRow(Block):
    """A numbered question and a box for each answer."""

    def __init__(self, number: int, item: Item, column: float, count: int) -> None:
        super().__init__()
        self.number = Paragraph(str(number), _QUESTION.but(font=fonts.BOLD, align=1))
        self.text = Paragraph(item.label, _QUESTION)
        self.column, self.count = column, count

    def _room(self, width: float) -> float:
        return width - _NUMBER - 6 - self.column * self.count

    @override
    def measure(self, width: float) -> float:
        return max(_BOX, self.text.height_at(self._room(width))) + 3.6

    @override
    def draw(self) -> None:
        canvas, middle = self.canv, self.height / 2
        canvas.setStrokeColorRGB(*ink.GRID)
        canvas.setLineWidth(0.4)
        canvas.line(0, 0, self.width, 0)
        room = self._room(self.width)
        high = self.text.height_at(room)
        self.number.paint(canvas, 0, middle + high / 2, _NUMBER - 4)
        self.text.paint(canvas, _NUMBER + 2, middle + high / 2, room)
        left = self.width - self.column * self.count
        for index in range(self.count):
            draw_box(self, left + self.column * (index + 0.5), middle, index + 1)


class StatementRow(Block):
    """A numbered pair of statements with the boxes between them."""

    def __init__(self, number: int, item: Item, count: int) -> None:
        super().__init__()
        self.number = Paragraph(str(number), _QUESTION.but(font=fonts.BOLD, align=1))
        self.sides = (
            Paragraph([Run("A ", fonts.BOLD), Run(item.a)], _STATEMENT),
            Paragraph([Run("B ", fonts.BOLD), Run(item.b)], _STATEMENT),
        )
        self.count = count

    def _room(self, width: float) -> float:
        return (width - _NUMBER - _STATEMENT_BOXES) / 2 - 6

    @override
    def measure(self, width: float) -> float:
        room = self._room(width)
        return max(_BOX, *(side.height_at(room) for side in self.sides)) + 4

    @override
    def draw(self) -> None:
        canvas, middle, room = self.canv, self.height / 2, self._room(self.width)
        canvas.setStrokeColorRGB(*ink.GRID)
        canvas.setLineWidth(0.4)
        canvas.line(0, 0, self.width, 0)
        self.number.paint(canvas, 0, middle + _QUESTION.leading / 2, _NUMBER - 4)
        left, right = self.sides
        left.paint(canvas, _NUMBER + 2, middle + left.height_at(room) / 2, room)
        right.paint(canvas, self.width - room, middle + right.height_at(room) / 2, room)
        step = _STATEMENT_BOXES / self.count
        start = _NUMBER + 5 + room
        for index in range(self.count):
            draw_box(self, start + step * (index + 0.5), middle, index + 1)


class OptionHead(Block):
    """What the digits of a section mean, over its boxes; the prompt at the left."""

    def __init__(self, section: Section, column: float) -> None:
        super().__init__()
        self.prompt = Paragraph(section.prompt, ink.SMALL)
        self.options = [Paragraph(_two_lines(option.short), _HEAD) for option in section.options]
        self.column = column

    @override
    def measure(self, width: float) -> float:
        room = width - self.column * len(self.options) - 8
        return max(2 * _HEAD.leading, self.prompt.height_at(room)) + 2

    @override
    def draw(self) -> None:
        left = self.width - self.column * len(self.options)
        room = left - 8
        self.prompt.paint(self.canv, 0, self.prompt.height_at(room) + 1, room)
        for index, option in enumerate(self.options):
            high = option.height_at(self.column)
            option.paint(self.canv, left + index * self.column, high + 1, self.column)


class OfficeBox(Block):
    """A small box for those who take the sheet in."""

    def __init__(self, text: str) -> None:
        super().__init__(before=5)
        self.text = Paragraph(text, ink.CAPTION.but(align=0.5))
        self.box_width = self.text.natural_width() + 16

    @override
    def measure(self, width: float) -> float:
        return 17.0

    @override
    def draw(self) -> None:
        left = self.width - self.box_width
        self.canv.setStrokeColorRGB(*ink.LINE)
        self.canv.setLineWidth(0.5)
        self.canv.rect(left, 0, self.box_width, self.height, stroke=1, fill=0)
        middle = (self.height + ink.CAPTION.leading) / 2
        self.text.paint(self.canv, left, middle, self.box_width)


class WritingLine(Block):
    """A label and a line to write on."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self.label = Paragraph(label, ink.SMALL)

    @override
    def measure(self, width: float) -> float:
        return 22.0

    @override
    def draw(self) -> None:
        self.label.paint(self.canv, 0, 5 + ink.SMALL.leading, self.width)
        self.canv.setStrokeColorRGB(*ink.PREVIOUS)
        self.canv.setLineWidth(0.5)
        self.canv.line(0, 2, self.width, 2)


def sheet(questionnaire: Questionnaire, *, name: str, honorific: str, advisor: Advisor) -> bytes:
    """The sheet as a PDF of two pages; `name` may be empty, then it is written by hand."""
    from app.reports.pdf import finish

    return finish(
        lambda: _pages(questionnaire, name, honorific, advisor),
        title=f"{TITLE} {name}".strip(),
        advisor=advisor,
        running="　".join(filter(None, (TITLE, f"{name} {honorific}".strip() if name else ""))),
    )


def _pages(questionnaire: Questionnaire, name: str, honorific: str, advisor: Advisor) -> Layout:
    page = Layout()
    page.add_all(_head(name, honorific, advisor))
    number = 1
    for section_id in ("q2", "q3"):
        section = questionnaire.section(section_id)
        page.add_all(_choices(section, number, 45.0))
        number += len(section.items)
    page.add_all(_vision(questionnaire))
    page.new_page()
    section = questionnaire.section("q4")
    page.add(PageTitle("back", "つづき（うら面）", _one_line(name, honorific)))
    page.add_all(_choices(section, number, 40.0))  # long questions: narrow columns
    number += len(section.items)
    page.add_all(_branches(questionnaire, number))
    page.add_at_foot(OfficeBox(_office_note(questionnaire, number - 1)))
    return page


def _head(name: str, honorific: str, advisor: Advisor) -> list[Flowable]:
    who = f"{advisor.organisation} {advisor.name}".strip()
    large = len(name) <= _LARGE_NAME
    style = ink.BODY.but(size=14, leading=18) if large else ink.BODY.but(leading=13)
    shown: Flowable = WritingLine("お名前")
    if name:
        shown = Paragraph([Run(name, fonts.BOLD), Run(f" {honorific}")], style)
    lines = Columns(
        [
            WritingLine("実施日　　　　年　　月　　日"),
            WritingLine("場所"),
            WritingLine("答えた方"),
        ],
        [160.0, None, None],
        gap=14,
    )
    return [
        PageTitle("front", TITLE, who),
        Stack([shown, lines], after=6),
        Paragraph(INTRO, ink.SMALL),
    ]


def _one_line(name: str, honorific: str) -> str:
    """The name for the corner of the back; the front has all of a long one."""
    short = name if len(name) <= _CORNER_HOLDS else f"{name[: _CORNER_HOLDS - 1]}…"
    return f"{short} {honorific}" if name else ""


def _choices(section: Section, number: int, column: float) -> list[Flowable]:
    count = len(section.options)
    return [
        Heading(section.title, before=7, after=0),
        OptionHead(section, column),
        *(
            ChoiceRow(number + index, item, column, count)
            for index, item in enumerate(section.items)
        ),
    ]


def _branches(questionnaire: Questionnaire, number: int) -> list[Flowable]:
    """Both lists of statements; the advisor tells the owner which one to fill."""
    first = questionnaire.section("q5")
    blocks: list[Flowable] = [Heading(first.title, before=7, after=1)]
    blocks.append(Paragraph(f"{WHICH}{first.note}", ink.SMALL))
    for letter, section_id in (("ア", "q5"), ("イ", "q6")):
        section = questionnaire.section(section_id)
        blocks.append(Space(4))
        blocks.append(_statement_head(letter, section))
        blocks += [
            StatementRow(number + index, item, len(section.options))
            for index, item in enumerate(section.items)
        ]
    return blocks


def _office_note(questionnaire: Questionnaire, last: int) -> str:
    """Which list belongs to which sum of circled digits, for the advisor alone.

    The digits run against the points (1 gives the most), so the greatest sum that still reaches
    the threshold is the border between the two lists.
    """
    section = questionnaire.section("q4")
    count, options = len(section.items), section.options
    limit = count * (options[0].points + 1) - questionnaire.thresholds.literacy
    return (
        f"事務用　問{last - count + 1}から問{last}の番号の合計（　　　　）　"
        f"{count}〜{limit}：イ　{limit + 1}〜{count * len(options)}：ア"
    )


def _statement_head(letter: str, section: Section) -> Columns:
    meaning = "　".join(
        f"{index} {option.label.replace(' ', '')}"
        for index, option in enumerate(section.options, 1)
    )
    return Columns(
        [
            Paragraph(letter, ink.STRONG.but(align=0.5)),
            Paragraph(meaning, ink.CAPTION.but(colour=ink.TEXT, leading=ink.STRONG.leading)),
        ],
        [_NUMBER, None],
        gap=2,
    )


def _vision(questionnaire: Questionnaire) -> list[Flowable]:
    section = questionnaire.section("q1")
    return [
        Heading(section.items[0].label, before=9, after=1),
        Paragraph(f"{section.prompt}書かなくてもかまいません。", ink.SMALL),
        RuledLines(_RULED),
    ]


def _two_lines(label: str) -> str:
    """A label of more than four characters on two lines, so that columns stay narrow."""
    if len(label) <= _COLUMN_HOLDS:  # what a column holds
        return label
    half = (len(label) + 1) // 2
    return f"{label[:half]}\n{label[half:]}"


def draw_box(block: Block, x: float, y: float, digit: int) -> None:
    """A box with a digit in it, its middle at (x, y)."""
    canvas = block.canv
    canvas.setStrokeColorRGB(*ink.TEXT)
    canvas.setLineWidth(0.7)
    canvas.roundRect(x - _BOX / 2, y - _BOX / 2, _BOX, _BOX, 2.5, stroke=1, fill=0)
    canvas.setFillColorRGB(*ink.SUB)
    canvas.setFont(fonts.BODY, 9.5)
    canvas.drawCentredString(x, y - 3.4, str(digit))
