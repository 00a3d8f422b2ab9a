"""Paragraphs: lines, runs, splitting over pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.reports import fonts
from app.reports.kinsoku import NO_START
from app.reports.paragraph import Paragraph, Run, Style

STYLE = Style(size=10, leading=15)
TEXT = "「課題」を、いっしょに確かめたい（来月の10日までに）。ABC-123も見る。" * 12


def test_lines_fit_and_obey_the_rules() -> None:
    for width in (60, 111, 240, 480):
        for number, line in enumerate(Paragraph(TEXT, STYLE).lines(width)):
            assert fonts.width(line, fonts.BODY, 10) <= width + 0.001
            assert number == 0 or line[0] not in NO_START


def test_runs_are_measured_in_their_own_font() -> None:
    mixed = Paragraph([Run("経営", fonts.BOLD), Run("𠮷\U000e0100 ok")], STYLE)
    expected = fonts.width("経営", fonts.BOLD, 10) + fonts.width("𠮷 ok", fonts.BODY, 10)
    assert mixed.text == "経営𠮷 ok"
    assert abs(mixed.natural_width() - expected) < 1e-6


def test_an_indent_narrows_the_lines() -> None:
    style = STYLE.but(indent=100)
    assert Paragraph(TEXT, style).lines(300) == Paragraph(TEXT, STYLE).lines(200)


@given(st.integers(0, 400), st.integers(40, 400))
def test_split_keeps_every_line(height: int, width: int) -> None:
    whole = Paragraph(TEXT, STYLE)
    lines = whole.lines(width)
    parts = whole.split(width, height)
    if not parts:
        assert height < 2 * 15
        return
    heights = [part.wrap(width, 1000)[1] for part in parts]
    assert heights[0] <= height + 0.001
    shown = [line for part in parts for line in part.lines(width)]
    assert shown == lines
    if len(parts) == 2 and len(lines) > 3:
        assert all(len(part.lines(width)) >= 2 for part in parts)


def test_only_the_first_part_has_the_bullet_and_the_outer_spaces_stay_outside() -> None:
    style = STYLE.but(indent=12, first="・", before=7, after=9)
    first, second = Paragraph(TEXT, style).split(200, 60)
    assert (first.style.first, second.style.first) == ("・", "")
    assert (first.getSpaceBefore(), first.getSpaceAfter()) == (7, 0)
    assert (second.getSpaceBefore(), second.getSpaceAfter()) == (0, 9)


def test_a_short_paragraph_may_be_split_anywhere() -> None:
    first, second = Paragraph("一\n二\n三", STYLE).split(100, 15)
    assert (first.lines(100), second.lines(100)) == (["一"], ["二", "三"])


def test_blank_lines_survive_a_split() -> None:
    text = "一\n\n二\n\n三\n四"
    first, second = Paragraph(text, STYLE).split(100, 45)
    assert first.lines(100) + second.lines(100) == text.split("\n")


def test_what_fits_is_not_split() -> None:
    whole = Paragraph("一行", STYLE)
    assert whole.split(100, 15) == [whole]
    assert whole.split(100, 14) == []
