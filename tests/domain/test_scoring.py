"""The scores, to the letter of the rules."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.extensions.json import JSONSnapshotExtension

from app import library
from app.cli.check import as_json
from app.domain import answer_file
from app.domain.definition import load
from app.domain.scoring import score
from tests.domain import making
from tests.domain.making import QUESTIONNAIRE as Q

if TYPE_CHECKING:
    import random

    from syrupy.assertion import SnapshotAssertion

    from app.domain.answer_file import AnswerFile
    from app.domain.questionnaire import ItemSet
    from app.domain.score import Score

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.json"))
FILE = Path(__file__).parents[2] / "resources/questionnaires/keiei-check/1.json"


def scored(answers: dict[str, str], industry: str | None = None) -> Score:
    return score(Q, answers, industry=industry)


@pytest.mark.parametrize(
    ("points", "level", "borderline"),
    [
        (13, "low", False),
        (26, "low", False),
        (27, "low", True),
        (29, "low", True),
        (30, "high", True),
        (32, "high", True),
        (33, "high", False),
        (52, "high", False),
    ],
)
def test_level_and_border(points: int, level: str, borderline: bool) -> None:  # noqa: FBT001
    literacy = scored(making.check(points)).literacy
    assert literacy is not None
    assert (literacy.points, literacy.level, literacy.borderline) == (points, level, borderline)
    assert (literacy.threshold, literacy.distance) == (30, points - 30)


@pytest.mark.parametrize(
    ("codes", "kind", "accompany", "independent", "borderline"),
    [
        ("neither neither neither neither neither", "accompany", 0, 0, True),
        ("a b neither neither neither", "accompany", 2, 2, True),
        ("rather_b neither neither neither neither", "self", 0, 1, True),
        ("rather_a neither neither neither neither", "accompany", 1, 0, True),
        ("b neither neither neither neither", "self", 0, 2, False),
        ("a a a a a", "accompany", 10, 0, False),
        ("b b b b b", "self", 0, 10, False),
        ("a a rather_b b b", "self", 4, 5, True),
    ],
)
@pytest.mark.parametrize("branch", ["q5", "q6"])
def test_support(
    branch: str,
    codes: str,
    kind: str,
    accompany: int,
    independent: int,
    borderline: bool,  # noqa: FBT001
) -> None:
    answers = making.check(20 if branch == "q5" else 40)
    answers.update(zip(making.ids(branch), codes.split(), strict=True))
    result = scored(answers)
    assert result.support is not None
    assert result.support.type == kind
    assert (result.support.accompany, result.support.independent) == (accompany, independent)
    assert result.support.borderline is borderline
    assert result.support.margin == abs(accompany - independent)
    assert result.segment == f"{'low' if branch == 'q5' else 'high'}-{kind}"


def test_a_lone_issue_has_all_the_weight() -> None:
    result = scored(making.check() | {"q2.finance": "later"})
    assert result.todo_share is not None
    assert result.todo_share["q2.finance"] == 100
    assert sum(result.todo_share.values()) == 100
    assert [reason.issue for reason in result.flagged] == ["q2.finance"]


def test_shares_by_hand() -> None:
    answers = making.check(tool="not_needed") | {
        "q2.finance": "now",
        "q2.succession": "later",
        "q3.accounting": "using",
        "q3.internet_banking": "not_using",
        "q3.invoicing_ordering": "unknown",
        "q3.crm_sfa": "considering",
    }
    result = scored(answers)
    # finance: two of three tools unused, 2·(1 + 0.5·2/3); succession: one of two, 1 + 0.5·1/2.
    finance, succession = Fraction(2) * (1 + Fraction(1, 3)), 1 + Fraction(1, 4)
    total = finance + succession
    assert result.todo_total == pytest.approx(float(total))
    assert result.todo_share is not None
    assert result.todo_share["q2.finance"] == pytest.approx(float(100 * finance / total))
    assert result.todo_share["q2.succession"] == pytest.approx(float(100 * succession / total))
    reason = next(each for each in result.issues if each.issue == "q2.finance")
    assert reason.tools == ("q3.accounting", "q3.internet_banking", "q3.invoicing_ordering")
    assert reason.unused == ("q3.internet_banking", "q3.invoicing_ordering")
    assert (reason.answer, reason.weight) == ("now", 2)


def test_nothing_flagged_is_all_zero() -> None:
    result = scored(making.check(issue="solved"))
    assert result.todo_share == dict.fromkeys(making.ids("q2"), 0.0)
    assert result.todo_total == 0
    assert result.flagged == ()


def test_no_tool_that_counts_means_no_extra_weight() -> None:
    result = scored(making.check(tool="not_needed", issue="now"))
    assert {reason.todo for reason in result.issues} == {2.0}
    assert all(reason.tools == () for reason in result.issues)


def test_the_mask_leaves_a_tool_out_unless_it_is_taken_up() -> None:
    def tools(code: str, industry: str | None) -> tuple[str, ...]:
        answers = making.check() | {"q2.sales_channels": "now", "q3.ecommerce": code}
        return scored(answers, industry).flagged[0].tools

    assert "q3.ecommerce" not in tools("not_using", "D07")
    assert "q3.ecommerce" not in tools("unknown", "D07")
    assert "q3.ecommerce" in tools("considering", "D07")
    assert "q3.ecommerce" in tools("using", "D07")
    assert "q3.ecommerce" in tools("not_using", "E09")
    assert "q3.ecommerce" in tools("not_using", None)
    assert "q3.ecommerce" in tools("not_using", "no such industry")
    assert "q3.ecommerce" not in tools("not_needed", None)


def test_a_bare_section_counts_as_wholesale_and_retail() -> None:
    answers = making.check(issue="now")
    reasons = {reason.issue: reason for reason in scored(answers, "I").issues}
    assert "q3.edi" in reasons["q2.back_office"].tools
    assert "q3.cashless_pos" in reasons["q2.management"].tools


def test_security_belongs_to_no_issue() -> None:
    reasons = scored(making.check(issue="now")).issues
    assert not any("q3.security" in reason.tools for reason in reasons)


def test_balance_by_hand() -> None:
    answers = making.readiness(13) | {"q4.budget": "yes", "q4.cost_benefit": "rather_no"}
    balance = scored(answers).balance
    assert balance == {
        "environment": 0,
        "awareness": 0,
        "budget": pytest.approx(100 * (1 + 1 / 3) / 2),
        "people": 0,
        "practice": 0,
    }
    assert set((scored(making.check(52)).balance or {}).values()) == {100}


def test_a_category_with_a_gap_is_null() -> None:
    answers = making.check(40)
    del answers["q4.budget"]
    result = scored(answers)
    assert result.balance is not None
    assert result.balance["budget"] is None
    assert result.balance["people"] is not None
    assert result.literacy is None
    assert (result.support, result.segment) == (None, None)
    assert result.incomplete == ("q4.budget",)
    assert [each.item for each in result.readiness["budget"]] == ["q4.cost_benefit"]


def test_a_gap_in_q3_leaves_the_shares_out_but_not_the_rest() -> None:
    answers = making.check(40, issue="now")
    del answers["q3.security"]
    result = scored(answers)
    assert (result.todo_share, result.todo_total) == (None, None)
    assert result.segment == "high-accompany"
    assert result.incomplete == ("q3.security",)


def test_a_gap_in_the_branch_leaves_the_type_out() -> None:
    answers = making.check(20)
    del answers["q5.effect"]
    result = scored(answers)
    assert result.support is None
    assert len(result.statements) == 4
    assert result.incomplete == ("q5.effect",)


def test_answers_of_the_hidden_branch_count_nowhere() -> None:
    answers = making.check(40, statement="b")
    with_hidden = answers | dict.fromkeys(making.ids("q5"), "a")
    assert scored(with_hidden) == scored(answers)


def test_nothing_answered() -> None:
    result = scored({})
    assert len(result.incomplete) == 36
    assert result.todo_share is None
    assert set((result.balance or {}).values()) == {None}


def test_unsure_issues_are_listed() -> None:
    answers = making.check() | {"q2.succession": "unknown", "q2.finance": "unknown"}
    assert scored(answers).unsure == ("q2.finance", "q2.succession")


def test_the_short_set() -> None:
    answers = making.check(40, issue="now")
    result = score(Q, answers, industry=None, item_set="short")
    assert (result.literacy, result.support, result.segment, result.balance) == (None,) * 4
    assert result.incomplete == ()
    assert result.readiness == {}
    counted = {tool for reason in result.issues for tool in reason.tools}
    assert counted <= Q.short_items
    assert result.todo_share is not None
    assert result.todo_share["q2.finance"] == pytest.approx(100 / 7)
    assert result == score(Q, making.short_check("now"), industry=None, item_set="short")


def test_two_questionnaires_of_one_name_are_kept_apart() -> None:
    text = FILE.read_text(encoding="utf-8")
    other = load(text.replace('"literacy": 30', '"literacy": 31').encode())
    answers = making.check(30)
    assert scored(answers).literacy != score(other, answers, industry=None).literacy
    assert score(other, answers, industry=None).segment is None


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_examples(file: Path, snapshot: SnapshotAssertion) -> None:
    check = parsed(file)
    result = score(Q, check.answers, industry=check.business.industry)
    assert result.incomplete == ()
    assert as_json(result) == snapshot(extension_class=JSONSnapshotExtension)


def parsed(file: Path) -> AnswerFile:
    today = date(2026, 11, 23)
    return answer_file.parse(file.read_bytes(), file.name, library.questionnaire, today)


JUNK = st.dictionaries(
    st.one_of(st.text(), st.sampled_from(sorted(Q.items))),
    st.one_of(st.text(), st.none(), st.integers(), st.lists(st.integers()), st.just("now")),
)


@given(JUNK, st.one_of(st.text(), making.INDUSTRIES), making.SETS)
def test_total_on_any_answers(
    answers: dict[str, str], industry: str | None, item_set: ItemSet
) -> None:
    result = score(Q, answers, industry=industry, item_set=item_set)
    json.dumps(as_json(result))


@given(making.answers(), making.INDUSTRIES, st.randoms(use_true_random=False))
def test_the_order_of_answers_is_irrelevant(
    answers: dict[str, str], industry: str | None, chance: random.Random
) -> None:
    pairs = list(answers.items())
    chance.shuffle(pairs)
    assert scored(dict(pairs), industry) == scored(answers, industry)


@given(making.answers(complete=True), making.INDUSTRIES)
def test_shares_add_up_to_100_or_are_all_zero(
    answers: dict[str, str], industry: str | None
) -> None:
    result = scored(answers, industry)
    assert result.todo_share is not None
    total = sum(result.todo_share.values())
    assert total == pytest.approx(100) if result.flagged else total == 0


@given(making.answers(complete=True), making.INDUSTRIES)
def test_a_now_always_outweighs_a_later(answers: dict[str, str], industry: str | None) -> None:
    todo: dict[str | None, list[float]] = {"now": [], "later": []}
    for reason in scored(answers, industry).flagged:
        todo[reason.answer].append(reason.todo)
    assert all(2 <= each <= 3 for each in todo["now"])
    assert all(1 <= each <= 1.5 for each in todo["later"])


@given(making.answers(complete=True), st.sampled_from(making.ids("q4")))
def test_more_points_never_lower_an_axis(answers: dict[str, str], name: str) -> None:
    grades = list(making.GRADES.values())
    better = grades[min(grades.index(answers[name]) + 1, 3)]
    before, after = scored(answers).balance, scored(answers | {name: better}).balance
    assert before is not None
    assert after is not None
    for axis, value in before.items():
        other = after[axis]
        assert value is not None
        assert other is not None
        assert other >= value
        assert 0 <= other <= 100


@given(making.answers(complete=True), making.INDUSTRIES, st.sampled_from(making.ids("q3")))
def test_using_a_tool_never_makes_an_issue_heavier(
    answers: dict[str, str], industry: str | None, tool: str
) -> None:
    before = scored(answers, industry)
    after = scored(answers | {tool: "using"}, industry)
    if answers[tool] != "not_needed" and tool in {t for r in before.issues for t in r.tools}:
        for old, new in zip(before.issues, after.issues, strict=True):
            assert new.todo <= old.todo


@given(making.answers(), st.sampled_from(sorted(Q.items)))
def test_unanswered_is_not_zero(answers: dict[str, str], name: str) -> None:
    without = {key: code for key, code in answers.items() if key != name}
    result = scored(without)
    if name.startswith("q4."):
        category = Q.items[name].category
        assert result.balance is not None
        assert result.balance[category or ""] is None
