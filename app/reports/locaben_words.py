"""The six indicators in plain words, and their values as people read them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from app.domain.entries.figures import FIGURES
from app.domain.locaben import SALES_BEFORE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from fractions import Fraction

    from app.domain.locaben import Indicator


@dataclass(frozen=True, slots=True)
class Words:
    """What an indicator is called, and what it tells an owner."""

    name: str
    plain: str


WORDS: Mapping[str, Words] = {
    "sales_growth": Words("売上増加率", "売上が前の年からどれだけ伸びたか"),
    "margin": Words("営業利益率", "売上のうち、本業で残る割合。もうける力"),
    "productivity": Words("労働生産性", "一人あたりの本業のもうけ"),
    "debt": Words(
        "EBITDA有利子負債倍率",
        "借入から手元のお金を引いた残りを、本業で得るお金で返すと何年か",
    ),
    "working_capital": Words(
        "営業運転資本回転期間",
        "仕入れや掛け売りで立て替えているお金が、売上の何か月ぶんか",
    ),
    "equity": Words("自己資本比率", "返さなくてよい元手の割合。倒れにくさ"),
}
_MAN = 10_000
TITLE = "稼ぐ力を見る6つの数字"
_REASONS: Mapping[str, str] = {
    "no_year_before": "前の年の数字を入れると出せます。",
    "no_sales_before": "前の年の売上高が0なので、伸びは割合では表せません。",
    "no_sales": "売上高が0なので出せません。",
    "no_people": "従業員数が0なので出せません。",
    "no_earnings": "本業のもうけ（営業利益＋減価償却費）が0以下なので、倍率では表せません。",
    "no_assets": "総資産が0なので出せません。",
}


def figure_words(name: str, figure: int | None) -> str:
    """A figure of a year with its unit, ▲ for less than zero; "" when it is not known."""
    if figure is None:
        return ""
    return f"{figure:,}{'人' if name == 'people' else '円'}".replace("-", "▲")


def value_words(indicator: Indicator) -> str:
    """The value with its unit, ▲ for less than zero; "" when there is none."""
    if indicator.value is None:
        return ""
    if indicator.unit == "yen":
        return f"{_yen(indicator.value)}／人"
    if indicator.unit == "times" and indicator.value <= 0:
        return "実質無借金"
    unit = {"percent": "％", "times": "倍", "months": "か月"}[indicator.unit]
    return f"{_signed(rounded(indicator.value, 1))}{unit}"


def why_not(indicator: Indicator) -> str:
    """Why there is no value, in one sentence; "" when there is one."""
    if indicator.reason is None:
        return ""
    if indicator.reason == "missing":
        return f"{'、'.join(_figure(name) for name in indicator.missing)}を入れると出せます。"
    return _REASONS[indicator.reason]


def year_name(year_end: date | None) -> str:
    """A fiscal year by its end: 2026年3月期."""
    return f"{year_end.year}年{year_end.month}月期" if year_end else "決算の日がない年"


def rounded(value: Fraction, places: int) -> Decimal:
    """The value half up to so many decimals, from exact arithmetic."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _figure(name: str) -> str:
    """What a figure is called, without the explanation behind it."""
    return "前の年の売上高" if name == SALES_BEFORE else FIGURES[name][0].partition("（")[0]


def _yen(value: Fraction) -> str:
    """An amount in 万円 without decimals from 10万円 on, with one below, in 円 below 1万円."""
    if abs(value) < _MAN:
        return f"{_signed(rounded(value, 0))}円"
    return f"{_signed(rounded(value / _MAN, 0 if abs(value) >= 10 * _MAN else 1))}万円"


def _signed(value: Decimal) -> str:
    """▲ for less than zero; what is rounded to zero has no sign."""
    return f"▲{-value:,}" if value < 0 else f"{abs(value):,}"
