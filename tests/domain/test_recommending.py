"""Tests of `app.domain.recommending`: the rules of domain.md §3 on the packaged content."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app import library
from app.domain import advice, recommending
from app.domain.recommendation import BASICS, FOUNDATION, Business, Recommendation
from app.domain.scoring import score
from tests.domain import making
from tests.domain.making import INDUSTRIES, QUESTIONNAIRE, SETS

if TYPE_CHECKING:
    from app.domain.questionnaire import ItemSet

DAY = date(2026, 11, 22)
BUSINESS = Business("M76", 4, "0-5", "small", "sole_proprietor", "22")


def advise(
    answers: dict[str, str], business: Business = BUSINESS, item_set: ItemSet = "full"
) -> tuple[Recommendation, ...]:
    found = score(QUESTIONNAIRE, answers, industry=business.industry, item_set=item_set)
    return recommending.recommend(
        recommending.Case(
            QUESTIONNAIRE,
            library.result_texts(),
            library.knowledge(),
            found,
            answers,
            business,
            DAY,
        )
    )


def tools(found: tuple[Recommendation, ...], subject: str) -> list[str | None]:
    return [each.tool for each in found if each.subject == subject and each.kind == "tool"]


def test_an_issue_brings_a_step_tools_and_one_action_without_any() -> None:
    found = advise({**making.check(40), "q2.finance": "now"})
    kinds = [each.kind for each in found if each.issue == "q2.finance"]
    assert kinds[0] == "step"
    assert kinds.count("non_digital") == 1
    assert kinds.count("tool") == recommending.TOOLS_OF_AN_ISSUE


def test_the_heavier_issue_comes_first() -> None:
    found = advise({**making.check(40), "q2.management": "later", "q2.succession": "now"})
    subjects = list(dict.fromkeys(each.issue for each in found if each.issue))
    assert subjects == ["q2.succession", "q2.management"]


def test_who_is_not_well_on_begins_without_a_tool() -> None:
    low = advise({**making.check(16), "q2.finance": "now"})
    kinds = [each.kind for each in low if each.issue == "q2.finance"]
    assert kinds[:2] == ["step", "non_digital"]
    assert low[0].subject == BASICS
    assert low[0].why == ("q4.internet_ready", "q4.staff_devices")


def test_what_is_thought_of_already_is_the_first_tool() -> None:
    answers = {**making.check(40), "q2.back_office": "now", "q3.rpa_automation": "considering"}
    assert tools(advise(answers), "q2.back_office")[0] == "q3.rpa_automation"


def test_a_tool_is_proposed_once_under_the_heaviest_issue() -> None:
    found = advise({**making.check(40), "q2.finance": "now", "q2.management": "later"})
    named = [each.tool for each in found if each.tool]
    assert len(named) == len(set(named))
    assert "q3.accounting" in tools(found, "q2.finance")


def test_succession_always_offers_a_consultation() -> None:
    for statement in ("a", "b"):
        for points in (16, 45):
            answers = {**making.check(points, statement=statement), "q2.succession": "later"}
            step = next(each for each in advise(answers) if each.issue == "q2.succession")
            assert step.consult
            kinds = [library.knowledge().measures[name].kind for name in step.measures]
            assert kinds[0] in {"consultation", "expert", "plan"}


def test_security_stands_apart_unless_it_is_in_use_or_was_not_asked() -> None:
    assert advise(making.check(40))[-1].subject == FOUNDATION
    using = {**making.check(40), "q3.security": "using"}
    assert all(each.subject != FOUNDATION for each in advise(using))
    short = advise(making.short_check("now"), item_set="short")
    assert all(each.subject != FOUNDATION for each in short)


def test_without_an_issue_the_weakest_readiness_and_open_questions_follow() -> None:
    weak = advise(making.check(26, tool="using"))
    assert [each.subject for each in weak][:1] == [BASICS]
    assert "environment" not in [each.subject for each in weak]
    assert "awareness" in [each.subject for each in weak]
    unsure = advise({**making.check(52, tool="using"), "q2.finance": "unknown"})
    (found,) = unsure
    assert found.subject == "q2.finance"
    assert found.consult
    assert found.why == ("q2.finance",)


def test_a_weak_environment_without_missing_basics_is_named_itself() -> None:
    answers = {**making.check(52, tool="using"), "q4.internet_essential": "no"}
    answers |= {"q4.internet_ready": "rather_yes", "q4.staff_devices": "rather_no"}
    assert advise(answers)[0].subject == BASICS


def test_steps_carry_their_date_and_reasons_their_answers() -> None:
    found = advise({**making.check(40), "q2.finance": "now"})
    step = next(each for each in found if each.issue == "q2.finance")
    assert "12月22日" in step.first_step
    assert step.reasons == (
        "「お金まわりを良くする」に「とても大事。すぐ取りかかりたい」とお答えでした。",
    )


def test_measures_past_their_date_go_last() -> None:
    known = library.knowledge()
    answers = {**making.check(40), "q2.finance": "now"}
    first = next(each for each in advise(answers) if each.issue == "q2.finance").measures[0]
    old = replace(known.measures[first], expires=date(2026, 1, 1))
    aged = replace(known, measures={**known.measures, first: old})
    found = score(QUESTIONNAIRE, answers, industry="M76")
    case = recommending.Case(
        QUESTIONNAIRE, library.result_texts(), aged, found, answers, BUSINESS, DAY
    )
    step = next(each for each in recommending.recommend(case) if each.issue == "q2.finance")
    assert step.measures[0] != first


@pytest.mark.parametrize("points", [13, 22, 29, 30, 45, 52])
def test_everyone_gets_something_to_do(points: int) -> None:
    assert advise(making.check(points, issue="now", tool="not_using"))
    assert advise(making.check(points, issue="none", tool="not_using"))


@given(making.answers(), INDUSTRIES, SETS)
def test_what_is_in_use_or_not_needed_is_never_proposed(
    answers: dict[str, str], industry: str | None, item_set: ItemSet
) -> None:
    found = advise(answers, Business(industry), item_set)
    for each in found:
        assert each.title
        assert each.first_step
        assert "{" not in each.first_step
        if each.tool:
            assert answers.get(each.tool) != "using"
            if each.subject != FOUNDATION:
                assert answers.get(each.tool) != "not_needed"
        assert len(set(each.why)) == len(each.why)


_SINGLE = st.sampled_from(
    [(name, code) for name, codes in QUESTIONNAIRE.codes_of.items() for code in sorted(codes)]
)


@given(making.answers(complete=True), _SINGLE)
def test_an_unrelated_answer_changes_nothing(
    answers: dict[str, str], change: tuple[str, str]
) -> None:
    """Stable: only answers named in `why`, the issues, their tools, 土台 and the segment matter."""
    item, code = change
    before = advise(answers)
    changed = {**answers, item: code}
    one = score(QUESTIONNAIRE, answers, industry="M76")
    other = score(QUESTIONNAIRE, changed, industry="M76")
    related = {name for each in before for name in each.why} | {advice.SECURITY}
    related |= {tool for reason in one.flagged for tool in QUESTIONNAIRE.items[reason.issue].tools}
    assume(item not in related and not item.startswith("q2."))
    one_weak, other_weak = advice.weak_categories(one), advice.weak_categories(other)
    assume((one.segment, one_weak) == (other.segment, other_weak))
    assert advise(changed) == before
