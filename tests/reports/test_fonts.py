"""Which font has which character."""

from __future__ import annotations

from reportlab.pdfbase import pdfmetrics

from app.reports import fonts
from app.reports.kinsoku import MISSING


def test_fonts_are_registered_once() -> None:
    fonts.register()
    first = pdfmetrics.getFont(fonts.BODY)
    fonts.register()
    assert pdfmetrics.getFont(fonts.BODY) is first


def test_common_characters_keep_their_font() -> None:
    assert fonts.runs("経営チェック髙﨑", fonts.BOLD) == [(fonts.BOLD, "経営チェック髙﨑")]


def test_rare_kanji_come_from_the_second_font_and_are_thickened_in_bold() -> None:
    assert fonts.runs("𠮷野", fonts.BODY) == [(fonts.RARE, "𠮷"), (fonts.BODY, "野")]
    assert fonts.glyph(fonts.BOLD, "𠮷").heavy
    assert not fonts.glyph(fonts.BODY, "𠮷").heavy


def test_what_no_font_has_is_shown_as_a_printer_would() -> None:
    shape = fonts.glyph(fonts.BODY, "🍶")
    assert (shape.font, shape.char) == (fonts.BODY, MISSING)
    assert fonts.glyph(fonts.BODY, "\u0958").char == MISSING


def test_old_forms_of_kanji_are_drawn_and_else_as_those_of_today() -> None:
    assert fonts.runs("\ufa19\uf9dc", fonts.BODY)[0][1].startswith("\ufa19")
    assert fonts.glyph(fonts.BODY, "\ufa0c").char == "\u5140"


def test_widths_agree_with_reportlab() -> None:
    text = "経営チェック 2026年（令和8年）"
    fonts.register()
    expected = pdfmetrics.stringWidth(text, fonts.BODY, 10.5)
    assert abs(fonts.width(text, fonts.BODY, 10.5) - expected) < 1e-6
