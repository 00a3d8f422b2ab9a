"""Tests of `app.domain.comparison`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from app.domain.comparison import Answered, Comparison, Move, compare
from app.domain.scoring import score
from tests.domain import making
from tests.domain.making import QUESTIONNAIRE

if TYPE_CHECKING:
    from app.domain.questionnaire import ItemSet


def answered(answers: dict[str, str], item_set: ItemSet = "full") -> Answered:
    found = score(QUESTIONNAIRE, answers, industry=None, item_set=item_set)
    return Answered(found, answers)


def changed(before: dict[str, str], **answers: str) -> Comparison:
    """What is told when these answers (q2_finance="now") follow on `before`."""
    now = before | {name.replace("_", ".", 1): code for name, code in answers.items()}
    return compare(answered(now), answered(before))


def test_both_are_divided_by_the_earlier_total() -> None:
    before = making.check(52, tool="using") | {"q2.finance": "now", "q2.management": "now"}
    found = changed(before, q2_finance="later", q2_management="solved")
    assert found.state == "compared"
    assert found.index == pytest.approx(25)
    assert found.before["q2.finance"] == pytest.approx(50)
    assert found.now["q2.finance"] == pytest.approx(25)
    assert sum(found.before.values()) == pytest.approx(100)
    assert sum(found.now.values()) == pytest.approx(25)


def test_the_total_can_grow_beyond_a_hundred() -> None:
    before = making.check(52, tool="using") | {"q2.finance": "later"}
    assert changed(before, q2_management="now").index == pytest.approx(300)


def test_nothing_flagged_before_is_nothing_to_divide_by() -> None:
    found = changed(making.check(52), q2_finance="now")
    assert (found.state, found.index) == ("nothing_before", None)
    assert (dict(found.now), dict(found.before)) == ({}, {})
    assert found.new == ("q2.finance",)


def test_nothing_flagged_now_is_zero() -> None:
    before = making.check(52) | {"q2.finance": "now"}
    found = changed(before, q2_finance="solved")
    assert found.index == 0
    assert found.solved == ("q2.finance",)


def test_changes_of_issues() -> None:
    before = making.check(52) | {
        "q2.management": "now", "q2.finance": "later", "q2.recruitment": "now",
        "q2.succession": "now",
    }  # fmt: skip
    found = changed(
        before, q2_management="later", q2_finance="now", q2_recruitment="none",
        q2_succession="unknown", q2_work_style="later",
    )  # fmt: skip
    assert found.eased == ("q2.management",)
    assert found.raised == ("q2.finance",)
    assert found.solved == ("q2.recruitment",)
    assert found.new == ("q2.work_style",)


def test_changes_of_tools() -> None:
    before = making.check(52) | {"q3.edi": "using", "q3.accounting": "considering"}
    found = changed(before, q3_edi="not_needed", q3_accounting="using")
    assert found.tools_started == ("q3.accounting",)
    assert found.tools_stopped == ("q3.edi",)


def test_the_balance_moves() -> None:
    before = making.check(52) | {"q4.budget": "no"}
    found = changed(before, q4_budget="yes")
    moves = {move.id: move for move in found.balance}
    assert moves["budget"] == Move("budget", 50.0, 100.0)
    assert moves["budget"].change == 50
    assert moves["people"].change == 0
    assert found.anything


def test_the_same_answers_again() -> None:
    found = changed(making.check(40, issue="now"))
    assert not found.anything
    assert found.index == 100


def test_another_version_compares_answers_but_no_numbers() -> None:
    before = answered(making.check(52, issue="now"))
    old = Answered(replace(before.score, version="0"), before.answers)
    now = answered(making.check(52, issue="later", tool="using"))
    found = compare(now, old)
    assert (found.state, found.index, found.balance) == ("other_rules", None, ())
    assert len(found.eased) == 7
    assert len(found.tools_started) == 16


def test_ids_that_only_one_version_knows_are_passed_over() -> None:
    before = answered(making.check(52))
    old = Answered(replace(before.score, version="0"), {"q2.old": "now", "q3.old": "using"})
    found = compare(answered(making.check(52)), old)
    assert not found.anything


def test_the_short_set_is_not_compared() -> None:
    short = answered(making.short_check(issue="now"), "short")
    full = answered(making.check(52, issue="now"))
    assert compare(short, full).state == "other_rules"
    assert compare(full, short).state == "other_rules"
    assert compare(short, short).state == "other_rules"


def test_gaps_are_not_compared() -> None:
    full = answered(making.check(52, issue="now"))
    gap = answered({"q2.finance": "now"})
    assert compare(gap, full).state == "incomplete"
    assert compare(full, gap).state == "incomplete"
    assert compare(gap, full).balance == ()
    assert compare(gap, full).eased == ()


@given(making.answers(), making.answers())
def test_the_comparison_is_total(now: dict[str, str], before: dict[str, str]) -> None:
    found = compare(answered(now), answered(before))
    assert (found.index is None) == (found.state != "compared")


@given(making.answers(complete=True), making.answers(complete=True))
def test_nothing_is_told_twice(now: dict[str, str], before: dict[str, str]) -> None:
    found = compare(answered(now), answered(before))
    told = [*found.solved, *found.new, *found.raised, *found.eased]
    assert len(told) == len(set(told))
    if found.index is not None:
        assert sum(found.now.values()) == pytest.approx(found.index)
