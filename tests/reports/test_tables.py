"""Tables: a row shows every cell, and a high one goes on over the page."""

from __future__ import annotations

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from app.reports import ink, layout
from app.reports.blocks import Space, height_of
from app.reports.layout import Layout
from app.reports.paragraph import Paragraph
from app.reports.tables import Ruled, row, table
from tests.reports.test_blocks import words

LINES = [f"{number}行目" for number in range(1, 13)]


def test_a_row_is_as_high_as_its_highest_cell_and_its_air() -> None:
    found = row(["一", "a\nb", Space(9), ""], [50, None, 20, 20], first=ink.CAPTION)
    assert height_of(found, 300) == pytest.approx(2 * ink.SMALL.leading + 7)
    caption, small, space, empty = found.blocks
    assert isinstance(caption, Paragraph)
    assert isinstance(small, Paragraph)
    assert (caption.style, small.style) == (ink.CAPTION, ink.SMALL)
    assert isinstance(space, Space)
    assert words(empty) == [""]


@pytest.mark.parametrize("height", range(20, 165, 17))
def test_a_high_row_is_split_and_loses_nothing(height: int) -> None:
    found = row(["名", "\n".join(LINES)], [50, None])
    parts = found.split(300, height)
    assert height_of(found, 300) > height
    if parts:
        assert height_of(parts[0], 300) <= height
    shown = [line for part in parts or [found] for line in words(part)]
    assert [line for line in shown if line] == ["名", *LINES]


def test_a_low_row_stays_whole() -> None:
    page = Layout()
    page.add(Space(layout.HEIGHT - 40))
    page.add(row(["一\n二\n三"], [None]))
    assert [len(each) for each in page.pages] == [1, 1]


def test_only_the_end_of_a_split_row_has_a_rule() -> None:
    found = row(["\n".join(LINES)], [None])
    first, last = found.split(300, 100)
    assert isinstance(first, Ruled)
    assert isinstance(last, Ruled)
    assert [_rules(each) for each in (found, first, last)] == [1, 0, 1]
    again = row(["\n".join(LINES * 3)], [None]).split(300, 300)[0].split(300, 100)
    assert [_rules(each) for each in again if isinstance(each, Ruled)] == [0, 0]


def test_the_head_of_a_table_is_not_left_alone() -> None:
    page = Layout()
    page.add(Space(layout.HEIGHT - 40))
    page.add_all(table(["頭"], [["一"], ["二"]], [None], style=ink.BODY))
    assert [len(each) for each in page.pages] == [1, 3]


def _rules(block: Ruled) -> int:
    file = BytesIO()
    canvas = Canvas(file, pageCompression=0)
    height_of(block, 300)
    block.drawOn(canvas, 0, 0)
    canvas.save()
    return file.getvalue().count(b" l S")
