"""Which questions follow from the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from app.domain import answers
from tests.domain import making
from tests.domain.making import QUESTIONNAIRE as Q

if TYPE_CHECKING:
    from app.domain.questionnaire import ItemSet


def test_a_full_check_has_41_answers_and_the_vision() -> None:
    assert len(answers.required(Q, making.check(20))) == 41
    assert len(answers.visible_items(Q, making.check(40))) == 42


def test_the_short_check_has_15_answers() -> None:
    assert len(answers.required(Q, {}, "short")) == 15
    assert [section.id for section in answers.sections_in_order(Q, {}, "short")] == ["q2", "q3"]
    assert answers.missing(Q, making.short_check(), "short") == ()


def test_the_branch_is_known_only_with_all_of_q4() -> None:
    some = making.readiness(40)
    last = making.ids("q4")[-1]
    assert answers.level_of(Q, some) == "high"
    del some[last]
    assert answers.level_of(Q, some) is None
    assert answers.readiness_points(Q, some) is None
    assert [section.id for section in answers.sections_in_order(Q, some)] == [
        "q1",
        "q2",
        "q3",
        "q4",
    ]
    some[last] = "unknown"
    assert answers.level_of(Q, some) is None


def test_29_is_low_and_30_is_high() -> None:
    assert answers.level_of(Q, making.readiness(29)) == "low"
    assert answers.level_of(Q, making.readiness(30)) == "high"
    assert [each.id for each in answers.sections_in_order(Q, making.readiness(29))][-1] == "q5"
    assert [each.id for each in answers.sections_in_order(Q, making.readiness(30))][-1] == "q6"


def test_missing_ids_come_in_definition_order() -> None:
    given_answers = making.check(20)
    for name in ("q5.effect", "q2.finance", "q4.budget", "q3.edi"):
        del given_answers[name]
    assert answers.missing(Q, given_answers) == ("q2.finance", "q3.edi", "q4.budget")
    given_answers["q4.budget"] = "no"
    assert answers.missing(Q, given_answers) == ("q2.finance", "q3.edi", "q5.effect")


def test_a_wrong_code_is_as_good_as_missing() -> None:
    given_answers = making.check(20) | {"q2.finance": "maybe"}
    assert answers.missing(Q, given_answers) == ("q2.finance",)
    assert "q2.finance" not in answers.effective(Q, given_answers)


def test_a_flip_of_the_level_hides_a_branch_and_brings_it_back() -> None:
    low = making.check(29, statement="a")
    high = low | {"q4.internet_ready": "yes"}
    assert answers.level_of(Q, high) == "high"
    assert not any(name.startswith("q5.") for name in answers.effective(Q, high))
    assert answers.missing(Q, high) == tuple(making.ids("q6"))
    back = high | {"q4.internet_ready": low["q4.internet_ready"]}
    assert answers.effective(Q, back) == low


def test_no_branch_counts_while_none_is_known() -> None:
    both = making.check(29) | dict.fromkeys(making.ids("q6"), "a")
    del both["q4.budget"]
    kept = answers.effective(Q, both)
    assert not any(name.startswith(("q5.", "q6.")) for name in kept)


def test_blank_text_is_no_answer_and_other_text_stays_as_it_is() -> None:
    assert answers.effective(Q, {"q1.vision": " \n　"}) == {}
    assert answers.effective(Q, {"q1.vision": " 続けたい\n"}) == {"q1.vision": " 続けたい\n"}
    assert answers.effective(Q, {"q1.vision": "続けたい"}, "short") == {}


def test_what_is_no_string_is_passed_over() -> None:
    odd: dict[str, str] = {"q2.finance": 3, "q1.vision": None, "q4.budget": ["no"]}  # type: ignore[dict-item]
    assert answers.effective(Q, odd) == {}
    assert answers.level_of(Q, odd) is None


def test_tools_outside_the_mask_are_asked_last() -> None:
    order = [item.id for item in answers.ask_order(Q, "P83")]
    assert order[-3:] == ["q3.edi", "q3.ecommerce", "q3.inventory_production"]
    assert sorted(order) == sorted(making.ids("q3"))
    assert [item.id for item in answers.ask_order(Q, None)] == making.ids("q3")
    assert [item.id for item in answers.ask_order(Q, "P83", "short")][-2:] == [
        "q3.edi",
        "q3.ecommerce",
    ]


def test_examples_fit_the_industry() -> None:
    finance = Q.items["q2.finance"]
    assert "立て替え" in answers.example_for(finance, "D06")
    assert "在庫" in answers.example_for(finance, "I58")
    assert "支払い" in answers.example_for(finance, None)
    assert answers.example_for(finance, "T99") == answers.example_for(finance, "no such code")
    edi = Q.items["q3.edi"]
    assert answers.example_for(edi, None) == ""
    assert answers.example_for(edi, "P83") == ""
    assert "荷主" in answers.example_for(edi, "H44")


@given(making.answers(), making.SETS)
def test_what_counts_is_visible_valid_and_stable(
    given_answers: dict[str, str], item_set: ItemSet
) -> None:
    kept = answers.effective(Q, given_answers, item_set)
    visible = {item.id for item in answers.visible_items(Q, given_answers, item_set)}
    assert kept.keys() <= visible
    assert all(given_answers[name] == code for name, code in kept.items())
    assert answers.effective(Q, kept, item_set) == kept
    lacking = set(answers.missing(Q, given_answers, item_set))
    assert lacking | kept.keys() == set(answers.required(Q, given_answers, item_set))
