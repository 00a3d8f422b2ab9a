"""The charts as values: reasons, notes, words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app import library
from app.domain.peers import Means
from app.reports import charts
from app.reports.compose import without_peers
from tests.domain import making
from tests.reports import samples


def test_an_issue_tells_why() -> None:
    answers = {**making.check(30), "q2.finance": "now", "q3.accounting": "using"}
    axis = samples.content(samples.check(answers)).todo.axes[2]
    assert axis.value == 100
    assert axis.why == (
        "お答えは「とても大事。すぐ取りかかりたい」です。",
        "合う手だては4つ、まだ使っていないものは3つです（ネット振込、見積・請求、在庫・原価）。",
    )
    assert axis.working == "2 × 1.38 ＝ 2.75"


def test_an_issue_whose_tools_are_all_used_or_not_needed() -> None:
    used = {**making.check(30, tool="using"), "q2.finance": "later"}
    assert (
        "まだ使っていないものは0つです。"
        in samples.content(samples.check(used)).todo.axes[2].why[1]
    )
    none = {**making.check(30, tool="not_needed"), "q2.finance": "later"}
    assert "この質問の中にありません" in samples.content(samples.check(none)).todo.axes[2].why[1]


def test_issues_that_are_none_and_that_are_open() -> None:
    answers = making.check(30)
    del answers["q2.management"]
    todo = samples.content(samples.check(answers)).todo
    assert todo.axes[0].why == ("まだお答えがありません。",)
    assert todo.axes[0].working == todo.axes[1].working == ""
    assert todo.axes[1].why == ("お答えは「課題ではない」です。",)


def test_a_category_tells_why() -> None:
    balance = samples.content(samples.check(making.check(30))).balance
    assert balance is not None
    assert balance.axes[0].why[0] == "「ネットがつながる」は「ややあてはまる」です。"
    empty = samples.nothing_answered().balance
    assert empty is not None
    assert empty.axes[0].why == ("まだお答えがありません。",)


def test_nothing_flagged_is_a_sentence_unless_there_is_something_to_compare() -> None:
    assert samples.nothing_flagged().todo.note
    before = {**making.check(30), "q2.finance": "now"}
    compared = samples.content(
        samples.check(making.check(30)), previous=samples.check(before, day=samples.BEFORE)
    )
    assert compared.todo.note == ""
    assert compared.todo.axes[2].previous == 100
    assert compared.comparison.endswith("今回は0です（100軽くなりました）。")


def test_values_beyond_the_rim_are_explained() -> None:
    beyond = library.result_texts().captions["beyond"]
    assert beyond in samples.one_issue().todo.caption
    assert beyond not in samples.usual().todo.caption


@pytest.mark.parametrize(
    ("values", "edge"),
    [
        ((), 25),
        ((0.0, 25.0), 25),
        ((25.1, 3.0), 50),
        ((50.0,), 50),
        ((50.1,), 100),
        ((250.0,), 100),
    ],
)
def test_the_rim_is_the_smallest_step_that_holds_all(values: tuple[float, ...], edge: int) -> None:
    assert charts.rim(values) == edge


def test_only_beside_an_earlier_check_the_rim_has_another_step() -> None:
    usual = samples.usual().todo
    assert usual.has_previous
    assert usual.maximum == 25
    issues = library.questionnaire().section("q2").items
    many = {**making.check(30), **{issue.id: "now" for issue in issues}}
    first = samples.content(samples.check(many)).todo
    assert max(axis.value or 0 for axis in first.axes) <= 25
    assert first.maximum == 50
    one = {**making.check(30), "q2.finance": "now"}
    after = samples.content(samples.check(one), previous=samples.check(one, day=samples.BEFORE))
    assert after.todo.maximum == 100


def test_the_twin_says_every_number() -> None:
    content = samples.usual()
    assert content.todo.twin.startswith("いま力を入れたいことの割合：売り先を増やす ")
    for axis in content.todo.axes:
        assert axis.label in content.todo.twin
    assert "（前回 " in content.todo.twin
    assert samples.nothing_flagged().todo.twin.endswith("見直しましょう。")


def test_the_twin_of_an_incomplete_category() -> None:
    answers = making.check(30)
    del answers["q4.budget"]
    balance = samples.content(samples.check(answers)).balance
    assert balance is not None
    assert balance.note == ""
    assert "予算 まだ出ていません" in balance.twin


def test_the_means_of_peers_lie_beside_the_values() -> None:
    content = samples.with_peers()
    assert content.balance is not None
    assert [axis.peers for axis in content.todo.axes] == [22.4, 19.8, 12.3, 15.1, 9.7, 14.5, 6.2]
    assert content.balance.axes[0].peers == 71.2
    assert content.todo.peers_label == "同じ業種・規模の42社の平均（2026年11月まで）"
    assert content.balance.peers_label == "同じ業種・規模の40社の平均（2026年11月まで）"
    assert content.todo.maximum == 50


def test_beside_an_earlier_check_the_shares_of_peers_are_left_out() -> None:
    """They are shares; both checks then stand on the sum of the earlier one."""
    content = samples.with_peers(previous=True)
    assert content.todo.has_previous
    assert content.todo.peers_label == ""
    assert {axis.peers for axis in content.todo.axes} == {None}
    assert content.balance is not None
    assert content.balance.has_previous
    assert content.balance.peers_label


def test_a_chart_that_fewer_than_ten_peers_have_has_no_overlay() -> None:
    found = samples.example("precision-parts")
    now = samples.check(found.answers)
    content = samples.content(now, peers=samples.peers(todo_share=None, balance=None))
    assert content.balance is not None
    assert content.todo.peers_label == content.balance.peers_label == ""
    assert content.todo.axes[0].peers is content.balance.axes[0].peers is None


def test_a_short_check_has_no_overlay() -> None:
    now = samples.check(making.short_check(issue="later"), item_set="short")
    assert samples.content(now, peers=samples.peers()).todo.peers_label == ""


def test_the_twin_tells_the_peers_with_n_and_date() -> None:
    content = samples.with_peers(previous=True)
    assert content.balance is not None
    assert "、同じような会社の平均 71.2）" in content.balance.twin
    assert "（前回 " in content.balance.twin
    assert content.balance.twin.endswith(
        "。同じような会社の平均は、同じ業種・規模の40社の平均（2026年11月まで）です。"
    )
    todo = samples.with_peers().todo
    assert "（同じような会社の平均 22.4）" in todo.twin


def test_a_mean_beyond_the_rim_is_explained_as_long_as_it_is_shown() -> None:
    """The rim does not move for others: two results of one client stay comparable."""
    beyond = library.result_texts().captions["beyond"]
    found = samples.example("precision-parts")
    means = Means(10, samples.DAY, {**dict.fromkeys(samples.ISSUES, 5.0), "q2.finance": 70.0})
    content = samples.content(
        samples.check(found.answers), peers=samples.peers(todo_share=means)
    ).todo
    assert content.maximum == 50
    assert content.caption.endswith(beyond)
    assert beyond not in charts.without_peers(content).caption


def test_a_result_without_its_peers_is_that_of_this_business_alone() -> None:
    found = samples.example("precision-parts")
    now = samples.check(found.answers, industry=found.business.industry)
    alone = samples.content(now, client=found.business)
    assert replace(without_peers(samples.with_peers()), peers=alone.peers) == alone
    assert without_peers(alone) == alone
    own = samples.one_issue()
    assert without_peers(own).todo.caption == own.todo.caption
    assert without_peers(samples.short()).balance is None
