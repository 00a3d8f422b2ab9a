"""Font subsets without hinting programs: paper and today's screens do not use them.

BIZ UDPGothic carries a program in every glyph; leaving them out makes a report a fifth smaller.
The tables are those of the OpenType specification (glyf, loca, head).
"""

from __future__ import annotations

import re
import struct
from itertools import pairwise
from typing import Any

from reportlab.pdfbase.ttfonts import TTFont, TTFontMaker
from typing_extensions import override

_BEYOND = re.compile("> <([0-9A-F]{5,6})>")
_PROGRAMS = frozenset({"cvt ", "fpgm", "prep"})
_LONG_OFFSETS = 50  # where `head` says how offsets are written
_GLYPH_HEADER = 10  # number of contours and bounding box


class LeanFont(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A font whose embedded subsets have no hinting programs and whose rare kanji can be copied."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path)
        make = self.face.makeSubset

        def make_lean(subset: Any) -> bytes:
            return without_programs(make(subset))

        self.face.makeSubset = make_lean

    @override
    def addObjects(self, doc: Any) -> None:
        super().addObjects(doc)
        for name, entry in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                entry.content = with_surrogates(entry.content)


def with_surrogates(cmap: str) -> str:
    """The table of what each glyph means, with characters beyond U+FFFF as PDF wants them.

    reportlab writes five digits for 𠮷, of which readers take the first four.
    """
    return _BEYOND.sub(lambda match: f"> <{_utf16(match[1])}>", cmap)


def without_programs(font: bytes) -> bytes:
    """The same TrueType font without its hinting programs."""
    tables = _tables(font)
    offsets = _offsets(tables["loca"], long=tables["head"][_LONG_OFFSETS + 1] == 1)
    glyphs = tables["glyf"]
    lean, places = bytearray(), [0]
    for start, end in pairwise(offsets):
        lean += _plain(glyphs[start:end])
        lean += bytes(-len(lean) % 4)
        places.append(len(lean))
    head = bytearray(tables["head"])
    head[_LONG_OFFSETS : _LONG_OFFSETS + 2] = b"\x00\x01"
    tables |= {
        "glyf": bytes(lean),
        "loca": struct.pack(f">{len(places)}L", *places),
        "head": bytes(head),
    }
    maker = TTFontMaker()
    for tag, data in tables.items():
        if tag not in _PROGRAMS:
            maker.add(tag, data)
    made: bytes = maker.makeStream()
    return made


def _utf16(digits: str) -> str:
    return chr(int(digits, 16)).encode("utf-16-be").hex().upper()


def _tables(font: bytes) -> dict[str, bytes]:
    (count,) = struct.unpack_from(">H", font, 4)
    found = {}
    for number in range(count):
        tag, _, start, size = struct.unpack_from(">4sLLL", font, 12 + 16 * number)
        found[tag.decode("ascii")] = font[start : start + size]
    return found


def _offsets(loca: bytes, *, long: bool) -> list[int]:
    if long:
        return list(struct.unpack(f">{len(loca) // 4}L", loca[: len(loca) // 4 * 4]))
    return [2 * each for each in struct.unpack(f">{len(loca) // 2}H", loca[: len(loca) // 2 * 2])]


def _plain(glyph: bytes) -> bytes:
    """One glyph without its program."""
    if len(glyph) < _GLYPH_HEADER:
        return glyph
    (contours,) = struct.unpack_from(">h", glyph)
    if contours < 0:
        return glyph  # made of other glyphs: no outline of its own, and none in our fonts
    at = _GLYPH_HEADER + 2 * contours
    (size,) = struct.unpack_from(">H", glyph, at)
    return glyph[:at] + b"\x00\x00" + glyph[at + 2 + size :]
