"""ロカベン: the six financial indicators of the ローカルベンチマーク, or why one cannot be said.

Formulas: 経済産業省「ローカルベンチマーク」, 財務情報の6指標. All arithmetic is exact; nothing is
rounded here. An indicator whose denominator is zero or negative says nothing and is never shown
as a number: it has a reason instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from app.domain.follow_up import add_months

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.domain.entries.figures import YearFigures

Reason = Literal[
    "missing",
    "no_year_before",
    "no_sales_before",
    "no_sales",
    "no_people",
    "no_earnings",
    "no_assets",
]
Unit = Literal["percent", "yen", "times", "months"]
SALES_BEFORE = "sales_before"  # among what is missing: the sales of the year before
SHOWN = 3  # years beside each other
_MONTHS = 12
_NEAR = 1  # a year before may end up to one month earlier or later


@dataclass(frozen=True, slots=True)
class Indicator:
    """A value with its unit, or the reason why there is none and what is missing for it.

    `value`: percent, yen a head, times, or months; exact. `missing`: names of
    `FIGURES`, or `SALES_BEFORE`.
    """

    name: str
    unit: Unit
    value: Fraction | None = None
    reason: Reason | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Rule:
    """What is divided by the sum of the figures `under`; `none` when that is zero or less."""

    unit: Unit
    needs: tuple[str, ...]
    over: Callable[[YearFigures], int]
    under: tuple[str, ...]
    none: Reason


def indicators(year: YearFigures, before: YearFigures | None) -> dict[str, Indicator]:
    """The six indicators of a year, 稼ぐ力 first; `before` is the year before, if known."""
    found = {"sales_growth": _growth(year, before)}
    return found | {name: _apply(name, rule, year) for name, rule in _RULES.items()}


def of_years(years: Sequence[YearFigures]) -> tuple[tuple[YearFigures, dict[str, Indicator]], ...]:
    """Every year that has an end with its indicators, the oldest first."""
    ended = sorted(
        (year for year in years if year.year_end is not None),
        key=lambda year: year.year_end.isoformat() if year.year_end else "",
    )
    found = []
    for at, year in enumerate(ended):
        before = next((each for each in reversed(ended[:at]) if _follows(each, year)), None)
        found.append((year, indicators(year, before)))
    return tuple(found)


def latest(years: Sequence[YearFigures]) -> tuple[tuple[YearFigures, dict[str, Indicator]], ...]:
    """The years that are shown beside each other, the last of them last."""
    return of_years(years)[-SHOWN:]


def _follows(before: YearFigures, year: YearFigures) -> bool:
    """Whether one is the fiscal year before the other, a month more or less."""
    assert before.year_end is not None
    assert year.year_end is not None
    early = add_months(before.year_end.replace(day=1), _MONTHS - _NEAR)
    late = add_months(before.year_end.replace(day=1), _MONTHS + _NEAR)
    return early <= year.year_end.replace(day=1) <= late


def _growth(year: YearFigures, before: YearFigures | None) -> Indicator:
    """売上増加率 = 売上高 / 前年度売上高 - 1, in percent."""
    name, sales = "sales_growth", year.sales
    earlier = None if before is None else before.sales
    if earlier is not None and earlier <= 0:
        return Indicator(name, "percent", reason="no_sales_before")
    if sales is not None and earlier is not None:
        return Indicator(name, "percent", Fraction(100 * (sales - earlier), earlier))
    if sales is not None and before is None:
        return Indicator(name, "percent", reason="no_year_before")
    pairs = (("sales", sales), (SALES_BEFORE, earlier))
    missing = tuple(each for each, value in pairs if value is None)
    return Indicator(name, "percent", reason="missing", missing=missing)


def _apply(name: str, rule: _Rule, year: YearFigures) -> Indicator:
    """What is divided by says first why there is nothing: no other figure would change that."""
    under = [getattr(year, each) for each in rule.under]
    if None not in under and sum(under) <= 0:
        return Indicator(name, rule.unit, reason=rule.none)
    missing = tuple(each for each in rule.needs if getattr(year, each) is None)
    if missing:
        return Indicator(name, rule.unit, reason="missing", missing=missing)
    return Indicator(name, rule.unit, Fraction(rule.over(year), sum(under)))


def _known(value: int | None) -> int:
    assert value is not None
    return value


def _margin(year: YearFigures) -> int:
    """営業利益率 = 営業利益 / 売上高, in percent."""
    return 100 * _known(year.operating_profit)


def _productivity(year: YearFigures) -> int:
    """労働生産性 = 営業利益 / 従業員数, yen a head."""
    return _known(year.operating_profit)


def _debt(year: YearFigures) -> int:
    """EBITDA有利子負債倍率 = (借入金 - 現預金) / (営業利益 + 減価償却費), times."""
    return _known(year.borrowings) - _known(year.cash)


def _working_capital(year: YearFigures) -> int:
    """営業運転資本回転期間 = (売上債権 + 棚卸資産 - 買入債務) / (売上高 / 12), months."""
    tied = _known(year.receivables) + _known(year.inventory) - _known(year.payables)
    return tied * _MONTHS


def _equity(year: YearFigures) -> int:
    """自己資本比率 = 純資産 / 総資産, in percent."""
    return 100 * _known(year.equity)


_RULES: Mapping[str, _Rule] = {
    "margin": _Rule("percent", ("operating_profit", "sales"), _margin, ("sales",), "no_sales"),
    "productivity": _Rule(
        "yen", ("operating_profit", "people"), _productivity, ("people",), "no_people"
    ),
    "debt": _Rule(
        "times",
        ("borrowings", "cash", "operating_profit", "depreciation"),
        _debt,
        ("operating_profit", "depreciation"),
        "no_earnings",
    ),
    "working_capital": _Rule(
        "months",
        ("receivables", "inventory", "payables", "sales"),
        _working_capital,
        ("sales",),
        "no_sales",
    ),
    "equity": _Rule("percent", ("equity", "assets"), _equity, ("assets",), "no_assets"),
}
NAMES = ("sales_growth", *_RULES)
