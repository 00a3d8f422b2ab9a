"""Choosing a tool, flows of work, and indicators."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

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

EASE, HELP = SelectionPoint("使いやすさ", 2, "ease"), SelectionPoint("サポート", key="help")
POINTS = (EASE, HELP)


def _places(value: ToolComparison | Flow | Indicator) -> list[str]:
    return [fault.place for fault in value.faults()]


def test_marks_are_weighed_and_costs_counted_over_three_years() -> None:
    table = ToolComparison("会計ソフト", points=POINTS)
    good = Candidate("A", 30_000, 2_000, (Mark("help", 1), Mark("ease", 3)))
    assert table.score(good) == Fraction(7, 9)
    assert good.cost == 30_000 + 72_000
    assert table.score(Candidate("C")) is None
    assert ToolComparison("a").score(good) is None
    weightless = replace(table, points=(SelectionPoint("b", 0, "ease"),))
    assert weightless.score(good) is None
    assert table.faults() == ()


def test_half_a_quote_is_no_cost() -> None:
    assert (Candidate("C").cost, Candidate("C").running) == (None, None)
    monthly, once = Candidate("D", monthly_yen=1_000), Candidate("E", 30_000)
    assert (monthly.cost, monthly.running) == (None, 36_000)
    assert (once.cost, once.running) == (None, None)
    assert Candidate("F", 0, 0).cost == 0


def test_a_candidate_has_a_score_once_every_point_with_words_is_judged() -> None:
    points = (*POINTS, SelectionPoint(" ", 3, "unnamed"))
    table = ToolComparison("会計ソフト", points=points)
    candidate = Candidate("B").judged(EASE, 3).judged(points[2], 0)
    assert table.named_points == POINTS
    assert (table.score(candidate), table.judged(candidate)) == (None, 1)
    whole = candidate.judged(HELP, 0)
    assert (table.score(whole), table.judged(whole)) == (Fraction(2, 3), 2)


def test_marks_stay_with_their_point_wherever_it_stands() -> None:
    candidate = Candidate("A").judged(EASE, 3).judged(HELP, 0).judged(EASE, 2)
    assert [candidate.mark(point) for point in (HELP, EASE)] == [0, 2]
    renamed = SelectionPoint("だれでも使える", 1, "ease")
    assert candidate.mark(renamed) == 2
    alone = ToolComparison("会計ソフト", points=(EASE,), candidates=(candidate,))
    assert alone.score(candidate) == Fraction(2, 3)
    assert candidate.judged(EASE, None).mark(EASE) is None
    assert candidate.judged(EASE, None).mark(HELP) == 0


def test_marks_that_were_kept_by_their_places_go_to_the_points_there() -> None:
    body = {
        "title": "会計",
        "points": [{"name": "使いやすさ"}, {"name": "費用", "key": "0"}, {"name": "窓口"}],
        "candidates": [{"name": "A", "marks": [3, None, 0]}, {"name": "B"}],
    }
    new = ToolComparison.upgraded(body)
    assert [point["key"] for point in new["points"]] == ["1", "0", "2"]
    assert new["candidates"][0]["marks"] == [
        {"point": "1", "value": 3},
        {"point": "2", "value": 0},
    ]
    assert new["candidates"][1] == {"name": "B"}
    assert ToolComparison.upgraded(new) == new
    assert ToolComparison.upgraded({}) == {"points": [], "candidates": []}


def test_a_score_of_nothing_is_a_judged_score() -> None:
    unjudged, good = Candidate("A"), Candidate("C").judged(EASE, 1).judged(HELP, 0)
    none = Candidate("B").judged(EASE, 0).judged(HELP, 0)
    table = ToolComparison("会計ソフト", points=POINTS, candidates=(unjudged, none, good))
    assert table.score(none) == 0
    assert table.ranked == (good, none, unjudged)
    same = (Candidate("D").judged(EASE, 1).judged(HELP, 0), good)
    assert ToolComparison("a", points=POINTS, candidates=same).ranked == same
    assert ToolComparison("a").ranked == ()


def test_those_judged_in_part_come_after_and_those_turned_down_last() -> None:
    part, worst = Candidate("A").judged(EASE, 3), Candidate("B").judged(EASE, 0).judged(HELP, 0)
    gone = Candidate("C", state="dropped").judged(EASE, 3).judged(HELP, 3)
    gone_too = Candidate("D", state="dropped")
    table = ToolComparison("a", points=POINTS, candidates=(gone_too, gone, part, worst))
    assert table.ranked == (worst, part, gone, gone_too)


def test_a_table_says_all_that_is_wrong() -> None:
    wrong = ToolComparison(
        "",
        points=(SelectionPoint("a", 4),),
        candidates=(Candidate("A", -1, state="x", marks=(Mark("a", 9),)),),
    )
    assert _places(wrong) == ["title", "candidates", "candidates", "points", "candidates"]


def test_a_flow_knows_what_it_saves() -> None:
    before = (FlowStep("社長", "手で書く", 30), FlowStep("奥さま", "封筒に入れる", 10))
    after = (FlowStep("社長", "ボタンを押す", 5), FlowStep("", "送られる"))
    flow = Flow("請求書", 40, before, after)
    assert (flow.saved, flow.saved_a_month) == (35, 1_400)
    assert Flow("請求書", None, before, after).saved_a_month is None
    assert Flow("請求書", 40, before).saved_a_month is None
    by_itself = Flow("請求書", 40, before, (FlowStep("機械", "送る", 0),))
    assert (by_itself.saved, by_itself.saved_a_month) == (40, 1_600)
    assert Flow.minutes((FlowStep("社長", "話す"),)) is None
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
    assert _places(indicator) == ["measured.2.on"]
    on_one_day = (Measured(date(2026, 4, 1), 12), Measured(date(2026, 4, 1), 11))
    same = replace(indicator, measured=on_one_day)
    assert [value for _, value in same.series] == [16, 12, 11]
    assert same.faults() == ()
    there = (Measured(date(2026, 1, 1), 1),)
    assert Indicator("a", before=1, target=1, measured=there).progress is None
    assert Indicator("a", before=1, target=1).faults() == ()
    assert Indicator("a", before=1, target=2).progress is None
    assert Indicator("a").progress is None
    assert _places(Indicator("", better="up", before=5, target=1)) == ["name", "target"]
    assert Indicator("a", better="up", before=1, target=5).faults() == ()
