"""What the numbers of a plan say."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.entries.choosing import (
    Candidate,
    Flow,
    FlowStep,
    Indicator,
    Mark,
    Measured,
    SelectionPoint,
    ToolComparison,
)
from app.domain.entries.tracker import Process, Step
from app.reports import plan_words


@pytest.mark.parametrize(
    ("count", "words"), [(45, "45分"), (120, "2時間"), (125, "2時間5分"), (-5, "5分"), (0, "0分")]
)
def test_minutes(count: int, words: str) -> None:
    assert plan_words.minutes(count) == words


@pytest.mark.parametrize(
    ("before", "after", "times", "words"),
    [
        (30, 5, 20, "1回で25分短くなります。月に8時間20分です。"),
        (30, 5, None, "1回で25分短くなります。"),
        (5, 30, 20, "いまより1回25分長くかかります。"),
        (5, 5, 20, "かかる時間は、いまと同じです。"),
        (None, 5, 20, ""),
    ],
)
def test_what_a_flow_saves(before: int | None, after: int, times: int | None, words: str) -> None:
    flow = Flow("a", times, (FlowStep("", "", before),), (FlowStep("", "", after),))
    assert plan_words.saved(flow) == words


def test_steps_and_stages() -> None:
    assert plan_words.step(2, FlowStep("社長", "書く", 65)) == "2　社長：書く（1時間5分）"
    assert plan_words.step(1, FlowStep(what="送る")) == "1　送る"
    assert plan_words.stages(Process((Step("dream", "doing"),))) == ""
    assert plan_words.stages(Process((Step("review", "done"),))) == (
        "気づき・課題設定 0/5　導入計画・人とお金の用意 0/8　実行・定着 1/5"
    )


def test_amounts_scores_and_numbers() -> None:
    assert [plan_words.yen(each) for each in (None, 1_200, -1_200)] == ["—", "1,200円", "▲1,200円"]
    points = (SelectionPoint("b", key="b"), SelectionPoint("d", key="d"))
    table = ToolComparison("a", points=points)
    part, whole = Candidate("c", marks=(Mark("b", 2),)), (Mark("b", 2), Mark("d", 2))
    assert plan_words.score(table, Candidate("c")) == "—"
    assert plan_words.score(table, part) == "1/2項目だけ"
    assert plan_words.score(table, Candidate("c", marks=whole)) == "67点"
    costs = [
        Candidate("c"),
        Candidate("c", 30_000),
        Candidate("c", None, 980),
        Candidate("c", 0, 1),
    ]
    assert ["".join(plan_words.cost(one)) for one in costs] == [
        "—", "30,000円＋毎月分不明", "35,280円＋はじめ分不明", "36円",
    ]  # fmt: skip
    numbers = [plan_words.number(each, "人") for each in (None, 1_234.50, -2, 0)]
    assert numbers == ["—", "1,234.5人", "▲2人", "0人"]


@pytest.mark.parametrize(
    ("value", "percent"),
    [(0.004, 1), (0.29, 29), (0.576, 57), (0.996, 99), (0.99999999, 99)],
)
def test_the_way_gone_is_never_said_to_be_longer_than_it_is(value: float, percent: int) -> None:
    indicator = Indicator(
        "売上", "円", before=0, before_on=date(2026, 4, 1), target=1_000,
        measured=(Measured(date(2026, 10, 1), value * 1_000),),
    )  # fmt: skip
    assert f"道のりの{percent}％まで来ました。" in plan_words.way_gone(indicator)


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (None, "円", "—"),
        (999_999, "円", "999,999円"),
        (1_000_000, "円", "100万円"),
        (-12_345_678, "円／月", "▲1,234.6万円／月"),
        (1_234_567, "千円", "1,234,567千円"),
        (2_500_000, "", "250万"),
    ],
)
def test_large_numbers_are_short_where_there_is_little_room(
    value: float | None, unit: str, words: str
) -> None:
    assert plan_words.short(value, unit) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (30, "いま30時間。目標の20時間まで、道のりの50％まで来ました。"),
        (20, "目標の20時間に届きました（いま20時間）。"),
        (44, "いま44時間。目標の20時間までは、これからです。"),
        (None, "いま40時間。目標の20時間までは、これからです。"),
    ],
)
def test_the_way_gone(value: float | None, words: str) -> None:
    indicator = Indicator(
        "残業", "時間", better="down", before=40, before_on=date(2026, 4, 1), target=20,
        measured=(Measured(date(2026, 10, 1), value),),
    )  # fmt: skip
    assert plan_words.way_gone(indicator) == words
    assert plan_words.way_gone(Indicator("a")) == ""
