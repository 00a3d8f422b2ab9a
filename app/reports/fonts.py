"""The embedded fonts of everything we print, and which one has which character.

BIZ UDPGothic is the voice; Noto Sans JP stands in for the rare kanji of names (𠮷) that it lacks.
reportlab has no fallback of its own, so text is split into runs here, character by character.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics

from app import paths
from app.reports.kinsoku import MISSING
from app.reports.lean import LeanFont

BODY = "BansoBody"
BOLD = "BansoBold"
RARE = "BansoRare"
FILES = {
    BODY: "BIZUDPGothic-Regular.ttf",
    BOLD: "BIZUDPGothic-Bold.ttf",
    RARE: "NotoSansJP-Regular.ttf",
}
_LOCK = Lock()


@dataclass(frozen=True, slots=True)
class Glyph:
    """How a character is drawn: the font that has it, the character, its width at 1 pt.

    `heavy`: bold was asked for, but the font that has it is not bold; thicken its strokes.
    """

    font: str
    char: str
    width: float
    heavy: bool = False


def register() -> None:
    """Make the fonts known to reportlab; reading them takes a third of a second, once."""
    with _LOCK:
        # Binary streams: the text form of old mail systems makes every file a quarter larger.
        rl_config.useA85 = 0
        known = pdfmetrics.getRegisteredFontNames()
        for name, file in FILES.items():
            if name not in known:
                path = paths.resources() / "fonts" / file
                pdfmetrics.registerFont(LeanFont(name, str(path)))


@cache
def glyph(font: str, char: str) -> Glyph:
    """How `char` is drawn when `font` is asked for; a newline is not drawn."""
    if char == "\n":
        return Glyph(font, char, 0.0)
    for name in (font, RARE):
        face = _face(name)
        if ord(char) in face.charToGlyph:
            width = face.charWidths.get(ord(char), face.defaultWidth)
            return Glyph(name, char, width / 1000, heavy=font == BOLD and name == RARE)
    today = unicodedata.normalize("NFC", char)
    # An old form that no font has (U+FA0C) is drawn as the kanji of today.
    return glyph(font, today if len(today) == 1 and today != char else MISSING)


def width(text: str, font: str, size: float) -> float:
    """The width of the text in points."""
    return size * sum(glyph(font, char).width for char in text)


def runs(text: str, font: str) -> list[tuple[str, str]]:
    """The text as pairs of font and characters, so that every character has a glyph."""
    result: list[tuple[str, str]] = []
    for char in text:
        shape = glyph(font, char)
        if result and result[-1][0] == shape.font:
            result[-1] = (shape.font, result[-1][1] + shape.char)
        else:
            result.append((shape.font, shape.char))
    return result


def _face(name: str) -> Any:
    if name not in pdfmetrics.getRegisteredFontNames():
        register()
    return pdfmetrics.getFont(name).face
