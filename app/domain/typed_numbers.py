"""Numbers, amounts of money and times of day as people type them."""

from __future__ import annotations

import re
from datetime import time
from decimal import Decimal

from app.domain.hyphens import plain_hyphens
from app.domain.japanese import narrow

YEN_UNITS = {"円": 1, "千円": 1_000, "万円": 10_000, "百万円": 1_000_000, "億円": 100_000_000}

_NUMBER = re.compile(r"([-▲△]?)(\d+(?:\.\d+)?)")
_YEN = re.compile(r"(.*?)(億|百万|千万|万|千)?円?")
_SCALES = {"億": 100_000_000, "千万": 10_000_000, "百万": 1_000_000, "万": 10_000, "千": 1_000}
_TIME = re.compile(r"(午前|午後|AM|PM)?(\d{1,2})(?:[:時.](\d{1,2})?分?|(半)?)(AM|PM)?")
_HALF_PAST = re.compile(r"(.*時)半")
_SOLID_TIME = re.compile(r"(\d{1,2})(\d{2})")
_AFTERNOON = frozenset({"午後", "PM"})
_NOON = 12


def parse_number(text: str) -> Decimal | None:
    """The number that was typed, in any width, with or without commas; ▲ and - mean negative."""
    plain = plain_hyphens(narrow(text)).replace(",", "").replace(" ", "")
    match = _NUMBER.fullmatch(plain)
    if match is None:
        return None
    value = Decimal(match[2])
    return -value if match[1] else value


def parse_yen(text: str, unit: int = 1) -> int | None:
    """Yen from what was typed in units of `unit` yen; 「300万円」 or 「1.2億」 say their own unit.

    None when it is no number, or no whole yen.
    """
    plain = narrow(text)
    match = _YEN.fullmatch(plain)
    if match is None:
        return None
    number = parse_number(match[1])
    if number is None:
        return None
    scale = _SCALES.get(match[2], 1) if match[2] or plain.endswith("円") else unit
    yen = number * scale
    return int(yen) if yen == yen.to_integral_value() else None


def parse_time(text: str) -> time | None:
    """The time of day that was typed: 14:30, 1430, 14時半, 午後2時, 9; None when it is none."""
    plain = narrow(text).upper().replace(" ", "")
    if match := _HALF_PAST.fullmatch(plain):
        plain = f"{match[1]}30分"
    if match := _SOLID_TIME.fullmatch(plain):
        return _time(int(match[1]), int(match[2]))
    match = _TIME.fullmatch(plain)
    if match is None:
        return None
    hour, half_day = int(match[2]), match[1] or match[5]
    if half_day and hour > _NOON:
        return None
    if half_day:
        hour = hour % _NOON + (_NOON if half_day in _AFTERNOON else 0)
    return _time(hour, int(match[3] or 0))


def _time(hour: int, minute: int) -> time | None:
    try:
        return time(hour, minute)
    except ValueError:
        return None
