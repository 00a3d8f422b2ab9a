"""What a result says: snapshots of the examples, and the rules of its words."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.extensions.json import JSONSnapshotExtension

from app import library
from app.domain.records import ClientFields
from app.reports.compose import Beside, compose
from tests.domain import making
from tests.reports import samples

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from app.reports.content import Content

FORBIDDEN = ("低い", "低リテラシー", "自走", "伴走", "合格", "不合格", "30点", "29点")


def as_json(content: Content) -> dict[str, Any]:
    """A content with rounded numbers and dates as text."""

    def plain(value: Any) -> Any:
        if isinstance(value, float):
            return round(value, 6)
        if isinstance(value, dict):
            return {key: plain(each) for key, each in value.items()}
        if isinstance(value, list | tuple):
            return [plain(each) for each in value]
        return value.isoformat() if isinstance(value, date) else value

    values = asdict(content)
    values["advisor"].pop("logo")
    result: dict[str, Any] = plain(values)
    return result


def owner_texts(content: Content) -> str:
    """Everything the owner reads on paper; the advisor's own fields are left out."""
    values = as_json(replace(content, advisor_segment="", advisor_reason=(), memo="", vision=""))
    return str(values)


@pytest.mark.parametrize("name", samples.NAMES)
def test_examples(name: str, snapshot: SnapshotAssertion) -> None:
    assert as_json(samples.of_example(name)) == snapshot(extension_class=JSONSnapshotExtension)


def test_with_an_earlier_check(snapshot: SnapshotAssertion) -> None:
    assert as_json(samples.usual()) == snapshot(extension_class=JSONSnapshotExtension)


def test_short_set(snapshot: SnapshotAssertion) -> None:
    assert as_json(samples.short()) == snapshot(extension_class=JSONSnapshotExtension)


@given(making.answers(), making.answers(), making.INDUSTRIES)
def test_any_answers_make_a_result_that_never_hurts(
    now: dict[str, str], before: dict[str, str], industry: str | None
) -> None:
    content = samples.content(
        samples.check(now, industry=industry),
        previous=samples.check(before, day=samples.BEFORE, industry=industry),
    )
    words = owner_texts(content)
    assert not [word for word in FORBIDDEN if word in words]
    assert "{" not in content.comparison + "".join(content.changes)
    assert all("{until}" not in thing.step and "{label}" not in thing.title
               for thing in content.things)  # fmt: skip


@given(st.sampled_from(sorted(samples.ALL)))
def test_both_charts_have_their_axes(name: str) -> None:
    content = samples.ALL[name]()
    assert len(content.todo.axes) == 7
    assert content.todo.maximum == 50 or (
        content.todo.has_previous and content.todo.maximum in {25, 100}
    )
    if content.balance is not None:
        assert len(content.balance.axes) == 5
        assert content.balance.maximum == 100


def test_with_an_earlier_check_both_are_divided_by_the_earlier_sum() -> None:
    before = {**making.check(30, tool="using"), "q2.finance": "now", "q2.succession": "now"}
    now = {**making.check(30, tool="using"), "q2.finance": "later"}
    content = samples.content(
        samples.check(now), previous=samples.check(before, day=samples.BEFORE)
    )
    finance = next(axis for axis in content.todo.axes if axis.id == "q2.finance")
    assert (finance.value, finance.previous) == (25, 50)
    assert content.todo.has_previous
    assert content.comparison == "前回の宿題を100とすると、今回は25です（75軽くなりました）。"
    assert content.previous_date_text == "2025年11月10日（令和7年）"


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ("now", "later", "今回は50です（50軽くなりました）。"),
        ("later", "now", "今回は200です（100重くなりました）。"),
        ("now", "now", "今回も100です。"),
    ],
)
def test_how_much_there_is_to_do_is_told_in_both_directions(
    before: str, now: str, said: str
) -> None:
    answers = making.check(30, tool="using")
    content = samples.content(
        samples.check({**answers, "q2.finance": now}),
        previous=samples.check({**answers, "q2.finance": before}, day=samples.BEFORE),
    )
    assert content.comparison == f"前回の宿題を100とすると、{said}"


def test_tools_are_praised_only_where_they_are_in_use() -> None:
    answers = {**making.check(52, tool="using"), "q2.sales_channels": "now"}
    there = samples.content(samples.check(answers))
    assert "知らせる道具はそろってきました。" in there.things[0].lead
    silent = answers | {"q3.website_sns": "not_using", "q3.ecommerce": "not_needed"}
    assert "そろってきました" not in samples.content(samples.check(silent)).things[0].lead


def test_an_earlier_check_without_issues_cannot_be_compared() -> None:
    content = samples.content(
        samples.check(making.check(30, issue="now")),
        previous=samples.check(making.check(30), day=samples.BEFORE),
    )
    assert not content.todo.has_previous
    assert "比べていません" in content.comparison
    assert sum(axis.value or 0 for axis in content.todo.axes) == pytest.approx(100)


def test_an_incomplete_earlier_check_is_not_compared() -> None:
    before = making.check(30, issue="now")
    del before["q3.edi"]
    content = samples.content(
        samples.check(making.check(30, issue="now")),
        previous=samples.check(before, day=samples.BEFORE),
    )
    assert content.comparison == ""
    assert not content.todo.has_previous
    assert content.balance is not None
    assert content.balance.has_previous


def test_an_earlier_check_of_another_version_is_left_out() -> None:
    previous = replace(samples.check(making.check(30), day=samples.BEFORE), version="0")
    content = samples.content(samples.check(making.check(30)), previous=previous)
    assert content.previous_date_text == ""
    assert content.changes == ()


def test_the_same_answers_again_say_so() -> None:
    answers = making.check(30)
    content = samples.content(
        samples.check(answers), previous=samples.check(answers, day=samples.BEFORE)
    )
    assert content.changes == (library.result_texts().changes["nothing"],)


def test_all_kinds_of_changes_are_told() -> None:
    before = {**making.check(30), "q2.finance": "now", "q2.management": "now",
              "q2.succession": "later", "q3.edi": "using"}  # fmt: skip
    now = {**making.check(31), "q2.finance": "solved", "q2.management": "later",
           "q2.succession": "now", "q2.work_style": "later", "q3.accounting": "using",
           "q4.budget": "no"}  # fmt: skip
    content = samples.content(
        samples.check(now), previous=samples.check(before, day=samples.BEFORE)
    )
    told = "\n".join(content.changes)
    for words in (
        "「お金まわりを良くする」は、課題ではなくなりました。",
        "「もうけの仕組みを見直す」は、いずれでよくなりました。",
        "「次の代に引き継ぐ」を、すぐに取りかかりたくなりました。",
        "「働きやすくする」が、新しく課題にあがりました。",
        "「会計ソフト」を使い始めました。",
        "「取引先との電子受発注（EDI）」は、いまは使っていません。",
        "備えの「意識」が、44.4から55.6に伸びました。",
        "備えの「予算」は、33.3から16.7になりました。",
    ):
        assert words in told


def test_several_tools_of_one_change_share_a_sentence() -> None:
    before = making.check(30)
    now = {**before, "q3.accounting": "using", "q3.edi": "using"}
    content = samples.content(
        samples.check(now), previous=samples.check(before, day=samples.BEFORE)
    )
    assert content.changes == ("「会計ソフト」「取引先との電子受発注（EDI）」を使い始めました。",)


def test_the_first_step_has_a_date_a_month_away() -> None:
    assert "12月22日までに" in samples.one_issue().things[0].step


def test_security_is_the_foundation_unless_it_is_in_use() -> None:
    answers = making.check(30)
    assert samples.content(samples.check(answers)).foundation
    safe = {**answers, "q3.security": "using"}
    assert samples.content(samples.check(safe)).foundation == ""
    assert samples.short().foundation == ""


def test_devices_first_is_said_only_when_they_are_missing() -> None:
    assert samples.content(samples.check(making.check(13))).basics
    assert samples.content(samples.check(making.check(52))).basics == ""


def test_near_a_border_the_owner_may_choose() -> None:
    borderline = samples.content(samples.check(making.check(30, statement="b")))
    assert borderline.owner_reason.startswith("どちらの進め方も合いそうです。")
    texts = library.result_texts()
    assert borderline.owner_segment == texts.border["owner"]
    assert borderline.owner_segment not in {each.owner for each in texts.segments.values()}
    even = samples.content(samples.check(making.check(45, statement="neither")))
    assert even.owner_segment == texts.border["owner"]
    clear = samples.content(samples.check(making.check(45, statement="b")))
    assert "自分のやり方で" in clear.owner_reason
    assert clear.owner_segment == texts.segments["high-self"].owner


def test_the_advisor_hears_the_points() -> None:
    low = samples.content(samples.check(making.check(28, statement="a")))
    assert "28点" in low.advisor_reason[0]
    assert "境目まで2点" in low.advisor_reason[0]
    assert "お話の様子で" in low.advisor_reason[0]
    assert low.advisor_segment == "備えはこれから・いっしょに進めたい"
    exact = samples.content(samples.check(making.check(30)))
    assert "ちょうど境目" in exact.advisor_reason[0]
    assert "どちらの進め方も" in exact.advisor_reason[1]
    high = samples.content(samples.check(making.check(45, statement="b")))
    assert "境目より上" in high.advisor_reason[0]
    assert "A（いっしょに）0対B（自分のやり方で）10" in high.advisor_reason[1]


def test_without_answers_nothing_is_claimed() -> None:
    content = samples.nothing_answered()
    assert content.owner_segment == content.owner_reason == content.advisor_segment == ""
    assert content.advisor_reason == ()
    assert content.things == ()
    assert len(content.gaps) == 36
    assert content.todo.note
    assert content.balance is not None
    assert content.balance.note
    assert [line.answer for line in content.groups[0].lines] == ["（お答えなし）"] * 7


def test_gaps_are_named() -> None:
    answers = making.check(30)
    del answers["q3.edi"]
    content = samples.content(samples.check(answers))
    assert content.gaps == ("取引先との電子受発注（EDI）",)
    assert content.todo.note == library.result_texts().captions["todo_incomplete"]


def test_unsure_issues_are_listed_by_name() -> None:
    content = samples.content(samples.check({**making.check(52), "q2.finance": "unknown"}))
    assert content.unsure == ("お金まわりを良くする",)
    assert content.things[0].title == "「お金まわりを良くする」を、いっしょに確かめる"


def test_the_form_of_address_follows_the_kind() -> None:
    now = samples.check(making.check(30))
    person = samples.content(now, client=ClientFields("山田太郎", kind="sole_proprietor"))
    company = samples.content(now, client=ClientFields("山田商店", kind="corporation"))
    assert (person.honorific, company.honorific) == ("様", "御中")


def test_the_short_set_is_never_compared() -> None:
    now = samples.check(making.short_check("now"), item_set="short")
    previous = samples.check(making.check(30, issue="now"), day=samples.BEFORE)
    content = samples.content(now, previous=previous)
    assert content.balance is None
    assert content.comparison == ""
    assert content.limits
    assert [group.title for group in content.groups] == [
        "いまの経営の課題",
        "使っている道具・サービス",
    ]


def test_compose_takes_the_questionnaire_it_is_given() -> None:
    other = replace(library.questionnaire(), version="9")
    now = replace(samples.check(making.check(30)), version="9")
    content = compose(
        other, now, client=ClientFields("あ"), advisor=samples.ADVISOR,
        previous=samples.check(making.check(30), day=samples.BEFORE),
        texts=library.result_texts(),
        knowledge=library.knowledge(),
        beside=Beside(library.reference_values()),
    )  # fmt: skip
    assert content.previous_date_text == ""
