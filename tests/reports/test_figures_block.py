"""Figures and indicators of some years as tables."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from app.domain.entries.figures import YearFigures
from app.domain.locaben import NAMES
from app.reports.blocks import Space, height_of
from app.reports.figures_block import SmallLine, figures_tables, indicators_table
from tests.reports.test_blocks import words


def _year(year: int, sales: int, profit: int | None = None) -> YearFigures:
    return YearFigures(date(year, 3, 31), sales=sales, operating_profit=profit, people=4)


YEARS = [_year(2024, 800, -40), _year(2026, 1_200, 60), _year(2025, 1_000)]


def test_six_indicators_of_three_years_or_why_not() -> None:
    head, *rows = [words(block) for block in indicators_table(YEARS)]
    assert [text for text in head if text] == ["2024年3月期", "2025年3月期", "2026年3月期"]
    assert len(rows) == len(NAMES)
    growth, margin, *_ = rows
    assert growth == [
        "売上増加率",
        "売上が前の年からどれだけ伸びたか",
        "2024年3月期：前の年の数字を入れると出せます。",
        "—",
        "25.0％",
        "20.0％",
    ]
    assert margin[2:] == ["2025年3月期：営業利益を入れると出せます。", "▲5.0％", "—", "5.0％"]
    debt = rows[NAMES.index("debt")]
    assert debt[2].startswith("2024年3月期：")
    assert debt[-3:] == ["—", "—", "—"]


def test_years_of_the_same_reason_stand_together() -> None:
    rows = [words(block) for block in indicators_table([_year(2025, 1), _year(2026, 1)])]
    assert rows[2][2] == "2025年3月期、2026年3月期：営業利益を入れると出せます。"


def test_only_the_last_three_years_have_indicators_but_all_have_figures() -> None:
    years = [*YEARS, _year(2023, 700), _year(2022, 600)]
    assert "2023年3月期" not in words(indicators_table(years)[0])
    shown = [words(block) for block in figures_tables(years)]
    assert [row[1:] for row in shown if row and row[0] == "売上高"] == [
        ["800円", "1,000円", "1,200円"],
        ["600円", "700円"],
    ]
    assert ["営業利益", "▲40円", "—", "60円"] in shown
    assert not any(row[:1] == ["現預金"] for row in shown)  # known of no year
    assert sum(isinstance(block, Space) for block in figures_tables(years)) == 1


def test_without_a_year_there_is_nothing() -> None:
    assert indicators_table([YearFigures()]) == []
    assert figures_tables([]) == []


@pytest.mark.parametrize(
    ("values", "strokes"),
    [
        ([Fraction(1), Fraction(3), Fraction(2)], 3),  # zero, and two pieces
        ([Fraction(1), None, Fraction(2)], 1),  # no line over a gap
        ([Fraction(1), None, None], 0),
    ],
)
def test_a_small_line_needs_two_values(values: list[Fraction | None], strokes: int) -> None:
    line = SmallLine(values)
    assert height_of(line, 60) == (SmallLine.HEIGHT if strokes else 0)
    file = BytesIO()
    canvas = Canvas(file, pageCompression=0)
    line.drawOn(canvas, 0, 0)
    canvas.save()
    assert file.getvalue().count(b" l S") == strokes
