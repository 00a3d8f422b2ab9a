"""Colours and type of everything on paper (ux.md §2.4); body 10.5 pt, captions 9 pt at least."""

from __future__ import annotations

from app.reports import fonts
from app.reports.paragraph import Colour, Style

ACCENT: Colour = (0.0, 0x55 / 255, 0xAD / 255)  # this check
PREVIOUS: Colour = (0x76 / 255, 0x76 / 255, 0x76 / 255)
PEERS: Colour = (0xC7 / 255, 0x47 / 255, 0.0)
TEXT: Colour = (0x1A / 255, 0x1A / 255, 0x1A / 255)
SUB: Colour = (0x4D / 255, 0x4D / 255, 0x4D / 255)
LINE: Colour = (0xB3 / 255, 0xB3 / 255, 0xB3 / 255)
GRID: Colour = (0xCC / 255, 0xCC / 255, 0xCC / 255)
TINT: Colour = (0xEF / 255, 0xF5 / 255, 0xFC / 255)
BAND: Colour = (0xF4 / 255, 0xF4 / 255, 0xF4 / 255)
WHITE: Colour = (1.0, 1.0, 1.0)

BODY = Style(colour=TEXT)
STRONG = BODY.but(font=fonts.BOLD)
SMALL = Style(size=9.5, leading=13.5, colour=TEXT)
CAPTION = Style(size=9, leading=12.5, colour=SUB)
HEADING = Style(size=12, leading=18, font=fonts.BOLD, colour=TEXT)
PAGE_TITLE = Style(size=16, leading=22, font=fonts.BOLD, colour=TEXT)
