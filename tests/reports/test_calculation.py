"""The calculations as words and on paper."""

from __future__ import annotations

from fractions import Fraction

import pytest

from app.domain.payback import Saving, payback
from app.domain.price_rise import Product, price_rise
from app.reports import calculation
from app.reports.calculation_paper import paper
from tests.reports import papers, samples


def paid(hours: int, yearly: int, initial: int = 0) -> calculation.Calculation:
    saving = Saving(Fraction(hours), 1_200, yearly, initial)
    return calculation.of_payback(saving, payback(saving), "会計ソフト")


def price(price_yen: int = 1_000, cost_yen: int = 600) -> calculation.Calculation:
    product = Product(price_yen, cost_yen, 200, Fraction(25, 2))
    return calculation.of_price(product, price_rise(product), "定食")


@pytest.mark.parametrize(
    ("found", "headline"),
    [
        (paid(2, 36_000), "約4か月で元が取れます。1年で88,800円が残ります。"),
        (paid(0, 36_000), "この費用では、元が取れません。時間か費用を見直してみましょう。"),
        (paid(2, 0), "費用はかかりません。1年で124,800円分の時間が生まれます。"),
    ],
)
def test_the_answer_in_one_sentence(found: calculation.Calculation, headline: str) -> None:
    assert found.headline == headline
    assert found.about == "会計ソフト"


def test_the_lines_show_how_it_was_reckoned() -> None:
    found = paid(2, 36_000, 10_000)
    assert found.lines[0] == "週に2時間 × 時給1,200円 × 52週 ＝ 1年で124,800円分の時間"
    assert found.lines[1] == "年の費用 36,000円、はじめの費用 10,000円"
    assert "はじめの費用" not in paid(2, 36_000).lines[1]


def test_a_price_to_ask_for_and_what_to_bring() -> None:
    found = price()
    assert found.headline == "1,075円から1,125円が、お願いする値段の目安です。"
    assert "原価 600円 → 675円（12.5%上がる）" in found.lines
    assert any("据え置きより残ります" in line for line in found.lines)
    assert found.facts == calculation.FACTS
    below = price(500, 600)
    assert "▲" in "".join(below.lines)
    assert not any("据え置きより" in line for line in price(100, 900).lines if "減っても" in line)


def test_it_is_packed_and_unpacked() -> None:
    assert calculation.unpacked(calculation.packed(price())) == price()


def test_text_and_paper_say_the_same() -> None:
    for found in (paid(2, 36_000), price()):
        text = papers.flat(data := paper(found, samples.ADVISOR, samples.DAY))
        assert papers.page_count(data) == 1
        for line in (found.title, found.about, found.headline, *found.lines, *found.facts):
            assert "".join(line.split()) in text
            assert line in found.text
