"""Lean font subsets stay the same fonts."""

from __future__ import annotations

from io import BytesIO

from fontTools.ttLib import TTFont as Reader  # type: ignore[import-untyped]  # no stubs
from reportlab.pdfbase.ttfonts import TTFont

from app import paths
from app.reports.fonts import FILES, RARE
from app.reports.lean import _plain, with_surrogates, without_programs

CODES = [0, *(ord(char) for char in " ABCg経営é")]


def subset(file: str) -> bytes:
    font = TTFont(f"Test{file}", str(paths.resources() / "fonts" / file))
    made: bytes = font.face.makeSubset(CODES)
    return made


def test_outlines_and_widths_stay_the_same() -> None:
    for file in FILES.values():
        before, after = (
            Reader(BytesIO(data)) for data in (subset(file), without_programs(subset(file)))
        )
        assert before.getGlyphOrder() == after.getGlyphOrder()
        for name in before.getGlyphOrder():
            one, other = before["glyf"][name], after["glyf"][name]
            assert one.getCoordinates(before["glyf"]) == other.getCoordinates(after["glyf"])
            assert before["hmtx"][name] == after["hmtx"][name]


def test_no_programs_are_left() -> None:
    for file in FILES.values():
        after = Reader(BytesIO(without_programs(subset(file))))
        assert not {"fpgm", "prep", "cvt "} & set(after.keys())
        for name in after.getGlyphOrder():
            glyph = after["glyf"][name]
            glyph.expand(after["glyf"])
            program = getattr(glyph, "program", None)
            assert program is None or not program.getBytecode()


def test_it_pays() -> None:
    data = subset(FILES[RARE].replace("NotoSansJP", "BIZUDPGothic"))
    assert len(without_programs(data)) < 0.8 * len(data)


def test_a_font_that_is_lean_already_stays_readable() -> None:
    once = without_programs(subset("BIZUDPGothic-Bold.ttf"))
    assert without_programs(once) == once


def test_glyphs_made_of_others_and_empty_ones_are_left_alone() -> None:
    composite = b"\xff\xff" + bytes(8) + b"\x00\x00\x00\x05\x00\x00"
    assert _plain(composite) == composite
    assert _plain(b"") == b""


def test_characters_beyond_the_first_plane() -> None:
    assert with_surrogates("<01> <20BB7>\n<02> <91CE>") == "<01> <D842DFB7>\n<02> <91CE>"
