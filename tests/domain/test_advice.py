"""Tests of `app.domain.advice`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.advice import (
    Choice,
    basics_first,
    first_step_due,
    needs_foundation,
    step_level,
    three_things,
    weak_categories,
)
from app.domain.scoring import score
from tests.domain import making
from tests.domain.making import INDUSTRIES, QUESTIONNAIRE

if TYPE_CHECKING:
    from app.domain.questionnaire import ItemSet


def things(answers: dict[str, str], industry: str | None = None) -> list[str]:
    return [choice.id for choice in three_things(score(QUESTIONNAIRE, answers, industry=industry))]


def grades(**categories: int) -> dict[str, str]:
    """A complete check without an issue and with the same grade all over a category."""
    items = QUESTIONNAIRE.section("q4").items
    given = {item.id: making.GRADES[categories.get(item.category or "", 4)] for item in items}
    points = sum(categories.get(item.category or "", 4) for item in items)
    return {**making.check(points), **given}


def test_a_heavier_issue_comes_first_even_with_less_todo_left() -> None:
    answers = making.check(52, tool="not_using")
    answers.update({"q2.succession": "now", "q2.management": "later", "q2.finance": "later"})
    assert things(answers)[0] == "q2.succession"


def test_among_equals_more_todo_comes_first() -> None:
    answers = making.check(52, tool="using")
    answers.update(
        {"q2.management": "now", "q2.work_style": "now", "q3.groupware_chat": "not_using"}
    )
    assert things(answers)[:2] == ["q2.work_style", "q2.management"]


def test_ties_keep_the_order_of_the_table_and_only_three_are_named() -> None:
    answers = making.check(52, tool="using", issue="later")
    assert things(answers) == ["q2.management", "q2.sales_channels", "q2.finance"]


def test_fewer_than_three_are_filled_with_weak_readiness() -> None:
    answers = grades(awareness=2, budget=1, environment=2, people=4, practice=4)
    answers["q2.finance"] = "later"
    found = three_things(score(QUESTIONNAIRE, answers, industry=None))
    assert found == (
        Choice("q2.finance", "issue"),
        Choice("environment", "balance"),
        Choice("budget", "balance"),
    )


def test_the_environment_leads_and_then_the_weakest() -> None:
    answers = grades(awareness=1, environment=2, people=2, practice=1, budget=3)
    found = weak_categories(score(QUESTIONNAIRE, answers, industry=None))
    assert found == ("environment", "awareness", "practice", "people")


def test_half_is_not_weak() -> None:
    answers = grades()
    answers.update({"q4.budget": "rather_yes", "q4.cost_benefit": "rather_no"})
    assert weak_categories(score(QUESTIONNAIRE, answers, industry=None)) == ()


def test_unsure_issues_come_last() -> None:
    answers = grades(budget=1)
    answers.update({"q2.succession": "unknown", "q2.management": "unknown"})
    found = three_things(score(QUESTIONNAIRE, answers, industry=None))
    assert found == (
        Choice("budget", "balance"),
        Choice("q2.management", "unsure"),
        Choice("q2.succession", "unsure"),
    )


def test_nothing_to_do_is_nothing() -> None:
    assert things(making.check(52)) == []


def test_the_short_set_has_issues_and_unsure_ones_only() -> None:
    answers = making.short_check() | {"q2.finance": "now", "q2.succession": "unknown"}
    short = score(QUESTIONNAIRE, answers, industry=None, item_set="short")
    assert [choice.source for choice in three_things(short)] == ["issue", "unsure"]


def level(issue: str, *used: str, points: int = 52, rest: str = "not_using") -> str:
    """The level of the text of an issue when only these tools are in use."""
    answers = making.check(points, tool=rest) | {issue: "now"}
    answers |= {f"q3.{tool}": "using" for tool in used}
    found = score(QUESTIONNAIRE, answers, industry=None)
    return step_level(found, next(each for each in found.issues if each.issue == issue))


def test_the_text_for_those_well_on_needs_half_of_the_tools() -> None:
    assert level("q2.succession", "accounting", "file_sharing") == "high"
    assert level("q2.succession", "accounting") == "low"
    assert level("q2.succession", rest="using") == "high"
    assert level("q2.succession", rest="not_needed") == "low"
    assert level("q2.succession", "accounting", rest="not_needed") == "high"


def test_the_text_for_those_well_on_needs_readiness_too() -> None:
    assert level("q2.succession", rest="using", points=29) == "low"
    found = score(QUESTIONNAIRE, {"q2.succession": "now"}, industry=None)
    assert step_level(found, found.flagged[0]) == "low"


@pytest.mark.parametrize(
    ("issue", "others", "named"),
    [
        ("q2.sales_channels", ("crm_sfa", "cashless_pos", "web_meeting"), "website_sns"),
        ("q2.sales_channels", ("crm_sfa", "cashless_pos", "web_meeting"), "ecommerce"),
        ("q2.management", ("data_use_bi", "file_sharing"), "accounting"),
        ("q2.finance", ("invoicing_ordering", "inventory_production"), "internet_banking"),
        ("q2.recruitment", ("website_sns", "attendance_payroll", "cashless_pos"), "file_sharing"),
        ("q2.work_style", ("attendance_payroll", "web_meeting", "file_sharing"), "groupware_chat"),
    ],
)
def test_what_the_text_takes_for_granted_must_be_in_use(
    issue: str, others: tuple[str, ...], named: str
) -> None:
    assert level(issue, *others) == "low"
    assert level(issue, *others, named) == "high"


@pytest.mark.parametrize(
    ("answers", "needed"),
    [({}, True), ({"q3.security": "using"}, False), ({"q3.security": "not_needed"}, True)],
)
def test_security_is_the_foundation_unless_in_use(answers: dict[str, str], *, needed: bool) -> None:
    assert needs_foundation(answers) is needed


def test_basics_first_hangs_on_two_answers_not_on_the_level() -> None:
    answers = making.check(52)
    assert basics_first(score(QUESTIONNAIRE, answers, industry=None)) == ()
    answers["q4.staff_devices"] = "rather_no"
    assert basics_first(score(QUESTIONNAIRE, answers, industry=None)) == ("q4.staff_devices",)
    low = making.check(13) | {"q4.internet_ready": "rather_yes", "q4.staff_devices": "yes"}
    assert basics_first(score(QUESTIONNAIRE, low, industry=None)) == ()
    assert basics_first(score(QUESTIONNAIRE, {}, industry=None)) == ()


def test_the_first_step_has_thirty_days() -> None:
    assert first_step_due(date(2026, 11, 22)) == date(2026, 12, 22)


@given(making.answers(), INDUSTRIES, making.SETS)
def test_the_choice_is_total(
    answers: dict[str, str], industry: str | None, item_set: ItemSet
) -> None:
    found = three_things(score(QUESTIONNAIRE, answers, industry=industry, item_set=item_set))
    assert len(found) <= 3
    assert len(set(found)) == len(found)


@given(st.permutations(["q2.finance", "q2.succession", "q2.management"]))
def test_the_order_of_answers_does_not_matter(order: list[str]) -> None:
    answers = making.check(52) | dict.fromkeys(order, "now")
    shuffled = dict(reversed(list(answers.items())))
    assert things(answers) == things(shuffled)
