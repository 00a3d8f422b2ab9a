"""The two calculations as words: what was put in, what follows, and the facts for a talk.

Screen, paper, clipboard and the note in the カルテ all say these lines.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.payback import Payback, Saving
    from app.domain.price_rise import PriceRise, Product

PAYBACK_TITLE = "費用対効果の試算"
PRICE_TITLE = "価格転嫁の試算"
FACTS_TITLE = "交渉に持っていくもの"
ROUGH = "入れた数字から計算した目安です。"
FACTS = (
    "原価の内訳：材料・電気・運賃・人件費のうち、上がったものと幅",
    "上がった時期と、その裏づけ（仕入れの請求書、公的な統計）",
    "これまでの努力：仕入れ先の見直し、むだの見直し、据え置いた年数",
    "変わらない値打ち：納期、品質、急ぎの対応",
    "お願いしたい値段と、いつの分からか",
)


@dataclass(frozen=True, slots=True)
class Calculation:
    """A calculation to read: title, the answer in one sentence, its lines, facts to bring."""

    title: str
    about: str
    headline: str
    lines: tuple[str, ...]
    facts: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All of it as plain text."""
        head = f"{self.title}：{self.about}" if self.about else self.title
        return "\n".join((head, self.headline, *self.told, ROUGH))

    @property
    def told(self) -> tuple[str, ...]:
        """The lines, and the facts below their heading."""
        facts = (FACTS_TITLE, *(f"・{fact}" for fact in self.facts)) if self.facts else ()
        return (*self.lines, *facts)


def packed(value: Calculation) -> str:
    """A calculation as a text that `unpacked` reads again."""
    return json.dumps(asdict(value), ensure_ascii=False)


def unpacked(text: str) -> Calculation:
    """The calculation in such a text."""
    found = json.loads(text)
    return Calculation(**{**found, "lines": tuple(found["lines"]), "facts": tuple(found["facts"])})


def of_payback(saving: Saving, found: Payback, about: str = "") -> Calculation:
    """費用対効果 in words."""
    cost = f"年の費用 {_yen(saving.yearly_cost_yen)}"
    if saving.initial_cost_yen:
        cost += f"、はじめの費用 {_yen(saving.initial_cost_yen)}"
    hours, wage = _hours(saving.hours_per_week), _yen(saving.wage_yen)
    lines = (
        f"週に{hours}時間 × 時給{wage} × 52週 ＝ 1年で{_yen(found.gain_yen)}分の時間",
        cost,
        f"1年に残る分 {_yen(found.left_yen)}",
    )
    return Calculation(PAYBACK_TITLE, about, _payback_headline(found), lines)


def of_price(product: Product, found: PriceRise, about: str = "") -> Calculation:
    """価格転嫁 in words, with the facts to bring to the talk."""
    rise = _hours(product.rise_percent)
    sold = f"（売値{_yen(product.price_yen)}・月{product.pieces:,}個）"
    lines = (
        f"原価 {_yen(product.cost_yen)} → {_yen(found.new_cost_yen)}（{rise}%上がる）",
        f"いまの利益 月{_yen(found.profit_yen)}{sold}",
        f"値段を変えないと 月{_yen(found.refused_yen)}（月{_yen(found.loss_yen)}減ります）",
        f"一つあたりの利益を守る値段 {_yen(found.keep_profit_yen)}",
        f"利益の割合を守る値段 {_yen(found.keep_margin_yen)}",
        *_loss(found),
    )
    least, most = sorted((found.keep_profit_yen, found.keep_margin_yen))
    headline = f"{_yen(least)}から{_yen(most)}が、お願いする値段の目安です。"
    return Calculation(PRICE_TITLE, about, headline, lines, FACTS)


def _payback_headline(found: Payback) -> str:
    if found.months is None:
        return "この費用では、元が取れません。時間か費用を見直してみましょう。"
    if found.months == 0:
        return f"費用はかかりません。1年で{_yen(found.gain_yen)}分の時間が生まれます。"
    return f"約{found.months}か月で元が取れます。1年で{_yen(found.left_yen)}が残ります。"


def _loss(found: PriceRise) -> tuple[str, ...]:
    if found.may_lose is None:
        return ()
    percent = floor(found.may_lose * 100)
    return (f"利益の割合を守る値段なら、売れる数が{percent}%減っても、据え置きより残ります。",)


def _yen(amount: Fraction | int) -> str:
    """Whole yen, half up, with commas; ▲ before what is below zero."""
    whole = floor(abs(Fraction(amount)) + Fraction(1, 2))
    return f"{'▲' if amount < 0 and whole else ''}{whole:,}円"


def _hours(amount: Fraction) -> str:
    """A number without an empty decimal place."""
    return f"{float(amount):,.1f}".removesuffix(".0")
