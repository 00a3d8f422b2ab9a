"""Choosing a tool, flows of work, and indicators."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from app.domain.entries.choosing import (
    Candidate,
    Flow,
    FlowStep,
    Indicator,
    Measured,
    SelectionPoint,
    ToolComparison,
)

POINTS = (SelectionPoint("使いやすさ", 2), SelectionPoint("サポート"))


def _places(value: ToolComparison | Flow | Indicator) -> list[str]:
    return [fault.place for fault in value.faults()]


def test_marks_are_weighed_and_costs_counted_over_three_years() -> None:
    table = ToolComparison("会計ソフト", points=POINTS)
    good = Candidate("A", 30_000, 2_000, (3, 1))
    assert table.score(good) == Fraction(7, 9)
    assert good.cost == 30_000 + 72_000
    assert table.score(Candidate("B", marks=(2,))) == Fraction(2, 3)
    assert table.score(Candidate("C")) is None
    assert Candidate("C").cost is None
    assert Candidate("D", monthly_yen=1_000).cost == 36_000
    assert table.faults() == ()


def test_a_score_of_nothing_is_a_judged_score() -> None:
    unjudged, none, good = Candidate("A"), Candidate("B", marks=(0, 0)), Candidate("C", marks=(1,))
    table = ToolComparison("会計ソフト", points=POINTS, candidates=(unjudged, none, good))
    assert table.score(none) == 0
    assert table.ranked == (good, none, unjudged)
    same = (Candidate("D", marks=(1,)), good)
    assert ToolComparison("a", points=POINTS, candidates=same).ranked == same
    assert ToolComparison("a").ranked == ()


def test_a_table_says_all_that_is_wrong() -> None:
    wrong = ToolComparison(
        "",
        points=(SelectionPoint("a", 4),),
        candidates=(Candidate("A", -1, state="x", marks=(9,)),),
    )
    assert _places(wrong) == ["title", "candidates", "candidates", "points", "candidates"]


def test_a_flow_knows_what_it_saves() -> None:
    before = (FlowStep("社長", "手で書く", 30), FlowStep("奥さま", "封筒に入れる", 10))
    after = (FlowStep("社長", "ボタンを押す", 5), FlowStep("", "送られる"))
    flow = Flow("請求書", 40, before, after)
    assert (flow.saved, flow.saved_a_month) == (35, 1_400)
    assert Flow("請求書", None, before, after).saved_a_month is None
    assert Flow("請求書", 40, before).saved_a_month is None
    assert flow.faults() == ()
    assert _places(Flow("", -1, (FlowStep("a", "b", -1),))) == ["title", "before", "times_a_month"]


def test_an_indicator_knows_how_far_it_has_come() -> None:
    indicator = Indicator(
        "請求書の時間",
        "時間",
        better="down",
        before=16,
        before_on=date(2026, 4, 1),
        target=8,
        measured=(
            Measured(date(2026, 9, 1), 10),
            Measured(date(2026, 6, 1), 14),
            Measured(None, 3),
            Measured(date(2026, 7, 1), None),
        ),
    )
    assert [value for _, value in indicator.series] == [16, 14, 10]
    assert indicator.progress == pytest.approx(0.75)
    assert indicator.faults() == ()
    there = (Measured(date(2026, 1, 1), 1),)
    assert Indicator("a", before=1, target=1, measured=there).progress is None
    assert Indicator("a", before=1, target=1).faults() == ()
    assert Indicator("a", before=1, target=2).progress is None
    assert Indicator("a").progress is None
    assert _places(Indicator("", better="up", before=5, target=1)) == ["name", "target"]
    assert Indicator("a", better="up", before=1, target=5).faults() == ()
