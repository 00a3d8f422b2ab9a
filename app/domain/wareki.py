"""Dates as Japanese people write and read them: 和暦, 西暦 and the two side by side."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.hyphens import plain_hyphens


@dataclass(frozen=True, slots=True)
class Era:
    """One era: its name, the letter of its short form and its first day."""

    name: str
    letter: str
    first_day: date


# Newest first. A new era needs one more line here.
ERAS = (
    Era("令和", "R", date(2019, 5, 1)),
    Era("平成", "H", date(1989, 1, 8)),
    Era("昭和", "S", date(1926, 12, 25)),
    Era("大正", "T", date(1912, 7, 30)),
    Era("明治", "M", date(1868, 10, 23)),
)
_FIRST_YEAR = ERAS[-1].first_day.year  # 「0026/11/22」 is a slip, not a day of antiquity
_BY_SIGN = {sign: era for era in ERAS for sign in (era.name, era.letter)}
_ERA_DATE = re.compile(
    r"(令和|平成|昭和|大正|明治|[RHSTM])(元|\d{1,2})[年./-](\d{1,2})[月./-](\d{1,2})日?"
)
_FULL_DATE = re.compile(r"(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?")
_SOLID_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SHORT_DATE = re.compile(r"(\d{1,2})[月./-](\d{1,2})日?")
_WEEKDAY = re.compile(r"\([日月火水木金土](?:曜日?)?\)$")
_LEAP_CYCLE = 8  # years between two 29 February across a century that is no leap year


def era_of(day: date) -> Era | None:
    """The era of a day; None before 明治."""
    for era in ERAS:
        if day >= era.first_day:
            return era
    return None


def wareki_year(day: date) -> str:
    """The year in 和暦 such as 令和8年 or 令和元年; empty before 明治."""
    era = era_of(day)
    if era is None:
        return ""
    year = day.year - era.first_day.year + 1
    return f"{era.name}{'元' if year == 1 else year}年"


def wareki(day: date) -> str:
    """The whole date in 和暦 such as 令和8年11月22日; 西暦 before 明治."""
    return f"{wareki_year(day) or f'{day.year}年'}{day.month}月{day.day}日"


def date_text(day: date) -> str:
    """西暦 with the 和暦 year beside it, as printed on paper: 2026年11月22日（令和8年）."""
    year = wareki_year(day)
    return f"{day.year}年{day.month}月{day.day}日" + (f"（{year}）" if year else "")


def parse_date(text: str, today: date) -> date | None:
    """The date somebody typed, or None when it is none.

    Accepts R8.11.22, 令和8年11月22日, 2026-11-22, 20261122 and 11/22, in any width, with or
    without the day of the week in brackets. A date without a year is the latest one that is not
    after `today`. An era year past the end of its era (平成35年) counts on, as people write it.
    Years before 明治 are taken for slips.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).upper().split())
    plain = _WEEKDAY.sub("", plain_hyphens(plain))
    if match := _ERA_DATE.fullmatch(plain):
        first_year = _BY_SIGN[match[1]].first_day.year
        year = 1 if match[2] == "元" else int(match[2])
        return _date(first_year + year - 1, int(match[3]), int(match[4])) if year else None
    if match := _FULL_DATE.fullmatch(plain) or _SOLID_DATE.fullmatch(plain):
        year = int(match[1])
        return _date(year, int(match[2]), int(match[3])) if year >= _FIRST_YEAR else None
    if match := _SHORT_DATE.fullmatch(plain):
        return _latest(int(match[1]), int(match[2]), today)
    return None


def month_end(day: date) -> date:
    """The last day of the month of `day`."""
    following = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
    return following - timedelta(days=1)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _latest(month: int, day: int, today: date) -> date | None:
    for back in range(_LEAP_CYCLE + 1):
        found = _date(today.year - back, month, day)
        if found is not None and found <= today:
            return found
    return None
