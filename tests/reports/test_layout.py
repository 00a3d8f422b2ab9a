"""Placing blocks on pages."""

from __future__ import annotations

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from app.reports import ink, layout
from app.reports.blocks import Heading, Space
from app.reports.layout import Layout
from app.reports.page_result import Numbered
from app.reports.paragraph import Paragraph
from tests.reports.test_blocks import words


def tops(page: Layout, number: int) -> list[float]:
    placed = page.pages[number]
    return [layout.PAGE_HEIGHT - layout.TOP - item.y - item.block.height for item in placed]


def test_margins_leave_room_for_punching() -> None:
    assert pytest.approx(20 * 72 / 25.4) == layout.LEFT
    assert pytest.approx(15 * 72 / 25.4) == layout.RIGHT == layout.BOTTOM == layout.TOP


def test_blocks_follow_each_other_with_the_larger_space() -> None:
    page = Layout()
    page.add(Paragraph("一", ink.BODY.but(before=9, after=4)))
    page.add(Paragraph("二", ink.BODY.but(before=7)))
    assert tops(page, 0) == pytest.approx([0, ink.BODY.leading + 7])  # none before the first


def test_what_does_not_fit_goes_to_the_next_page() -> None:
    page = Layout()
    page.add(Space(layout.HEIGHT - 10))
    page.add(Space(20))
    assert [len(each) for each in page.pages] == [1, 1]
    assert page.room == layout.HEIGHT - 20


def test_a_heading_is_not_left_alone() -> None:
    page = Layout()
    page.add(Space(layout.HEIGHT - 40))
    page.add(Heading("見出し"))
    assert len(page.pages) == 2


def test_long_text_runs_over_as_many_pages_as_it_needs() -> None:
    page = Layout()
    lines = [f"{number}行目" for number in range(200)]
    page.add(Paragraph("\n".join(lines), ink.BODY))
    shown = [line for each in page.pages for placed in each for line in placed.block.lines(400)]
    assert shown == lines
    assert len(page.pages) == 5
    assert all(min(item.y for item in each) >= layout.BOTTOM for each in page.pages)


def test_something_higher_than_a_page_is_still_shown() -> None:
    page = Layout()
    page.add(Space(10))
    page.add(Space(2 * layout.HEIGHT))
    assert [len(each) for each in page.pages] == [1, 1]


def _heights(page: Layout) -> list[list[float]]:
    return [[placed.block.height for placed in each] for each in page.pages]


def _section(rows: list[float], *, left: float) -> list[list[float]]:
    """The heights on each page of a section that meets a page with so much left, behind this."""
    page = Layout()
    page.add(Space(layout.HEIGHT - left))
    page.add_section([Heading("見出し", 0, 0), *map(Space, rows)])
    first, *others = _heights(page)
    return [first[1:], *others]


def test_a_section_is_not_torn_apart_unless_it_is_long() -> None:
    assert _section([30, 30], left=120) == [[18, 30, 30]]
    assert _section([60, 60], left=120) == [[], [18, 60, 60]]
    long = [60.0] * 8  # more than 0.4 of a page
    assert _section(long, left=150) == [[18, 60, 60], [60] * 6]
    assert _section(long, left=120) == [[], [18, *long]]


def test_a_section_without_blocks_is_nothing() -> None:
    page = Layout()
    page.add_section([])
    assert _heights(page) == [[]]


@pytest.mark.parametrize(("spare", "pages"), [(0.7, 1), (0.3, 2)])
def test_a_last_page_with_little_on_it_is_saved_by_less_air(spare: float, pages: int) -> None:
    def lay_out(page: Layout) -> None:
        rows = int(layout.HEIGHT // 30)  # of 20 points and 10 of air
        for _ in range(rows):
            page.add(Paragraph("行", ink.BODY.but(leading=20, before=10)))
        page.add(Space(layout.HEIGHT - (20 * rows + 10 * spare * (rows - 1))))

    assert len(layout.fitted(lay_out).pages) == pages


def test_a_last_page_that_is_well_filled_stays() -> None:
    def lay_out(page: Layout) -> None:
        page.add(Space(layout.HEIGHT))
        page.add(Space(layout.HEIGHT / 2))

    found = layout.fitted(lay_out)
    assert (len(found.pages), found.air) == (2, 1.0)


def test_a_new_page_is_not_begun_twice() -> None:
    page = Layout()
    page.new_page()
    page.add(Space(1))
    page.new_page()
    page.new_page()
    assert len(page.pages) == 2


def test_the_foot_of_a_page() -> None:
    page = Layout()
    page.add(Space(layout.HEIGHT - 30))
    page.add_at_foot(Space(20))
    page.add_at_foot(Space(20))
    assert [len(each) for each in page.pages] == [2, 1]
    assert tops(page, 0)[1] == tops(page, 1)[0] == pytest.approx(layout.HEIGHT - 20)


def test_every_page_knows_how_many_there_are() -> None:
    pages: list[tuple[int, int]] = []
    page = Layout()
    page.add(Space(10))
    page.new_page()
    page.add(Space(10))
    page.new_page()  # empty: not drawn
    canvas = Canvas(BytesIO())
    page.draw(canvas, lambda _, number, total: pages.append((number, total)))
    assert pages == [(1, 2), (2, 2)]
    assert canvas.getPageNumber() == 3


def test_a_numbered_thing_keeps_its_number_when_it_is_split() -> None:
    lines = [f"{number}行目" for number in range(60)]
    page = Layout()
    page.add(Numbered(3, [Paragraph("\n".join(lines), ink.BODY)], after=7))
    first, second = (placed.block for each in page.pages for placed in each)
    assert (first.number, second.number) == (3, 0)
    assert second.getSpaceAfter() == 7
    assert words(first.stack) + words(second.stack) == lines
    canvas = Canvas(BytesIO())
    page.draw(canvas, lambda *_: None)
