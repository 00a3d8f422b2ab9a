"""Numbers, amounts of money and times of day as people type them."""

from __future__ import annotations

import re
from datetime import time
from decimal import Decimal

from app.domain.hyphens import plain_hyphens
from app.domain.japanese import narrow

YEN_UNITS = {"円": 1, "千円": 1_000, "万円": 10_000, "百万円": 1_000_000, "億円": 100_000_000}

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_BRACKETS = re.compile(r"\((.*)\)")
_YEN_SIGN = re.compile(r"^([-▲△(]?)[¥￥\\]")  # the last is how Windows writes the first
_SMALL = {"千": 1_000, "百": 100, "十": 10, "": 1}
_LARGE = {"兆": 10**12, "億": 10**8, "万": 10**4}
_GROUP = re.compile(r"(\d++(?:\.\d++)?)([千百十]?)([兆億万]?)")
_GROUPS = re.compile(rf"(?:{_GROUP.pattern})+")
_TIME = re.compile(r"(午前|午後|AM|PM)?(\d{1,2})(?:[:時.](\d{1,2})?分?|(半)?)(AM|PM)?")
_HALF_PAST = re.compile(r"(.*時)半")
_SOLID_TIME = re.compile(r"(\d{1,2})(\d{2})")
_AFTERNOON = frozenset({"午後", "PM"})
_NOON = 12


def parse_number(text: str) -> Decimal | None:
    """The number that was typed, in any width, with or without commas.

    ▲, - and brackets mean negative.
    """
    sign, plain = _signed(_bare(text))
    return sign * Decimal(plain) if _NUMBER.fullmatch(plain) else None


def parse_yen(text: str, unit: int = 1) -> int | None:
    """Yen from what was typed in units of `unit` yen.

    「300万円」, 「1億2,000万」 or 「3千5百万」 say their own unit; ¥ may stand in front. None when
    it is no number, no whole yen, or of two minds (「1億2000」 in a field of 万円).
    """
    sign, plain = _signed(_YEN_SIGN.sub(r"\1", _bare(text)))
    words = plain.removesuffix("円")
    if _NUMBER.fullmatch(words):
        number: Decimal | None = Decimal(words) * (unit if words == plain else 1)
    elif unit > 1 and words == plain and words[-1:].isdecimal():
        return None
    else:
        number = _sum(words)
    return int(sign * number) if number is not None and number == int(number) else None


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


def _bare(text: str) -> str:
    return plain_hyphens(narrow(text)).replace(",", "").replace(" ", "")


def _signed(plain: str) -> tuple[int, str]:
    """1 or -1, and the text without what said so."""
    if match := _BRACKETS.fullmatch(plain):
        return -1, match[1]
    return (-1, plain[1:]) if plain.startswith(("-", "▲", "△")) else (1, plain)


def _sum(words: str) -> Decimal | None:
    """The amount of 「1億2000万」: groups that grow smaller, added; None when it is none."""
    if not _GROUPS.fullmatch(words):
        return None
    total = section = Decimal(0)
    most = within = Decimal("inf")  # what the next large unit, the next small one stays below
    for number, small, large in _GROUP.findall(words):
        part = Decimal(number) * _SMALL[small]
        if part >= within:
            return None
        section, within = section + part, Decimal(_SMALL[small])
        if large:
            section *= _LARGE[large]
            if section >= most:
                return None
            total, most = total + section, Decimal(_LARGE[large])
            section, within = Decimal(0), Decimal("inf")
    return total + section if section < most else None


def _time(hour: int, minute: int) -> time | None:
    try:
        return time(hour, minute)
    except ValueError:
        return None
