"""価格転嫁: costs go up by x percent; which price keeps the profit, and what if it is refused.

For one product (or one order): price and cost of a piece, pieces a month. All on exact fractions;
prices to ask for are rounded up to whole yen, because a yen less would not keep the profit.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, Final

from app.domain.strict_json import raise_faults
from app.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_YEN: Final = 10**12
MOST_PERCENT: Final = 1_000


@dataclass(frozen=True, slots=True)
class Product:
    """What is known: yen a piece, pieces a month, and by how many percent the cost rises."""

    price_yen: int
    cost_yen: int
    pieces: int
    rise_percent: Fraction


@dataclass(frozen=True, slots=True)
class PriceRise:
    """What follows; profits are yen a month, before all other costs (粗利).

    `refused_yen`: the profit when the price stays. `keep_profit_yen`: the price that keeps the
    profit of a piece; `keep_margin_yen`: the one that keeps its share of the price. `may_lose`:
    the share of pieces (0..1) that may be lost at `keep_margin_yen` before the profit is below the
    one without any rise of the price; None when no piece may be lost.
    """

    new_cost_yen: Fraction
    profit_yen: Fraction
    refused_yen: Fraction
    keep_profit_yen: int
    keep_margin_yen: int
    may_lose: Fraction | None

    @property
    def loss_yen(self) -> Fraction:
        """What the rise takes from the profit of a month when the price stays."""
        return self.profit_yen - self.refused_yen


def price_rise(product: Product) -> PriceRise:
    """What a rise of the cost means; raises Faults for numbers that cannot be."""
    raise_faults(list(_faults(product)))
    price, cost = Fraction(product.price_yen), Fraction(product.cost_yen)
    new_cost = cost * (1 + product.rise_percent / 100)
    profit = (price - cost) * product.pieces
    refused = (price - new_cost) * product.pieces
    keep_profit = ceil(price + new_cost - cost)
    keep_margin = ceil(price * new_cost / cost)
    return PriceRise(
        new_cost, profit, refused, keep_profit, keep_margin,
        _may_lose(price - new_cost, keep_margin - new_cost),
    )  # fmt: skip


def _may_lose(refused: Fraction, asked: Fraction) -> Fraction | None:
    """The share of pieces that may go before asking earns less than keeping the old price."""
    if asked <= 0 or refused >= asked:
        return None
    return min(Fraction(1), 1 - max(refused, Fraction(0)) / asked)


def _faults(product: Product) -> Iterator[Fault]:
    for place, number in (
        ("売値", product.price_yen),
        ("原価", product.cost_yen),
        ("月の個数", product.pieces),
    ):
        if not 0 < number <= MOST_YEN:
            yield Fault(place, "1以上の数にしてください。")
    if not 0 < product.rise_percent <= MOST_PERCENT:
        yield Fault("原価の上がり方", f"0より大きく{MOST_PERCENT}以下の%にしてください。")
