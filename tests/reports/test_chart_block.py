"""Charts on paper: long labels, the lines of a chart and what their legend says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.reports import fonts, pdf
from app.reports.chart_block import BarsBlock, RadarBlock, chart_stack, folded
from app.reports.chart_lines import BEFORE, NOW, PEERS, Legend, series_lines
from tests.reports import papers, samples

if TYPE_CHECKING:
    from app.reports.content import Chart

WIDTH = 246.0


@pytest.fixture(autouse=True)
def _fonts() -> None:
    fonts.register()


def balance(*, previous: bool = False) -> Chart:
    found = samples.with_peers(previous=previous).balance
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("お金まわり", "お金まわり"),
        ("事務にかかる手間の見直し", "事務にかかる手間の\n見直し"),
        ("店の仕事の時間の使い方", "店の仕事の\n時間の使い方"),
        ("長くて切れ目のどこにもない名前", "長くて切れ目の\nどこにもない名前"),
        ("切れ目がどこにもない名前です", "切れ目がどこにもない名前です"),
    ],
)
def test_long_labels_break_after_a_particle(label: str, shown: str) -> None:
    assert folded(label) == shown


def test_every_series_has_its_line() -> None:
    """This check first, as in the geometry, so that the two are read together."""
    assert series_lines(samples.one_issue().todo) == [NOW]
    assert series_lines(samples.usual().todo) == [NOW, BEFORE]
    assert series_lines(samples.with_peers().todo) == [NOW, PEERS]
    assert series_lines(balance(previous=True)) == [NOW, BEFORE, PEERS]
    assert len({(line.dash, line.mark) for line in (NOW, BEFORE, PEERS)}) == 3


def test_the_radar_has_a_series_of_peers_only_where_there_are_some() -> None:
    with_them, without = balance(previous=True), samples.usual().balance
    assert without is not None
    assert len(RadarBlock(with_them, 150).radar().series) == 3
    assert len(RadarBlock(without, 150).radar().series) == 2
    last = RadarBlock(balance(), 150).radar().series[-1]
    assert [marker.value for marker in last.markers] == [71.2, 58.3, 41.6, 37.5, 44.9]


def test_the_legend_takes_as_many_rows_as_its_entries_need() -> None:
    chart = balance(previous=True)
    plain = Legend(replace(chart, peers_label=""), "2025年11月10日").measure(WIDTH)
    assert Legend(chart, "2025年11月10日").measure(WIDTH) == 2 * plain
    assert Legend(chart, "2025年11月10日").measure(600) == plain
    long = replace(chart, peers_label="近い業種・同じ規模の12,345社の平均（2026年11月まで）")
    assert Legend(long, "2025年11月10日").measure(WIDTH) > 2 * plain


def test_a_legend_stands_where_there_is_more_than_one_line() -> None:
    chart = balance()
    alone = replace(chart, peers_label="")
    has = [
        any(isinstance(block, Legend) for block in chart_stack(each, 150, "").blocks)
        for each in (chart, alone)
    ]
    assert has == [True, False]


def test_the_bars_give_way_to_the_numbers() -> None:
    chart = balance()
    assert BarsBlock(chart)._left() < BarsBlock(replace(chart, peers_label=""))._left()
    assert BarsBlock(samples.with_peers().todo)._left() <= 92


def test_the_first_page_shows_peers_only_when_asked() -> None:
    content = samples.with_peers(previous=True)
    assert content.balance is not None
    shown = papers.flat(pdf.report(content, with_peers=True))
    assert content.balance.peers_label in shown
    assert "平均71.2" in shown
    assert "前回2025年11月10日" in shown
    usual = papers.flat(pdf.report(content))
    assert content.balance.peers_label not in usual
    assert "平均71.2" not in usual


def test_a_mean_beyond_the_rim_has_its_number() -> None:
    chart = balance()
    axes = (replace(chart.axes[0], value=50.0, peers=101.5), *chart.axes[1:])
    block = RadarBlock(replace(chart, axes=axes), 150)
    assert [marker.value for marker in block._beyond(block.radar())] == [101.5]


def test_what_is_not_known_leaves_gaps_in_every_line() -> None:
    chart = balance(previous=True)
    gap = replace(chart.axes[1], value=None, previous=None, peers=None)
    axes = (chart.axes[0], gap, *chart.axes[2:])
    content = replace(
        samples.with_peers(previous=True), balance=replace(chart, axes=axes, caption="")
    )
    shown = papers.flat(pdf.report(content, with_peers=True))
    assert "平均71.2" in shown
    assert "平均58.3" not in shown
    assert chart.caption[:10] not in shown
