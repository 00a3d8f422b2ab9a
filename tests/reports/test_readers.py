"""What differs by reader: the arrangement, devices and network first, people and tools in use."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app import library
from app.domain import advice
from app.domain.score import Support
from app.domain.scoring import score
from app.reports import charts, pdf, readers, text
from app.reports.page_result import total_height
from app.reports.page_steps import _blocks
from tests.domain import making
from tests.reports import papers, samples

if TYPE_CHECKING:
    from app.reports.content import Reader

TEXTS = library.result_texts()
STEP = TEXTS.balance[advice.ENVIRONMENT].step_by(advice.first_step_due(samples.DAY))
USED = ("q3.accounting", "q3.edi", "q3.website_sns", "q3.ecommerce")


def scored(answers: dict[str, str], support: Support | None = None) -> charts.Scored:
    found = score(library.questionnaire(), answers, industry=None)
    if support is not None:
        found = replace(found, support=support)
    return charts.Scored(library.questionnaire(), TEXTS, found)


def reader(answers: dict[str, str], support: Support | None = None) -> Reader:
    return readers.reader(scored(answers, support), samples.check(answers), ())


def high(**tools: str) -> dict[str, str]:
    given = making.check(52, issue="none", tool="not_using")
    return {**given, **{f"q3.{name}": code for name, code in tools.items()}}


@pytest.mark.parametrize(
    ("kind", "accompany", "independent", "borderline", "one_by_one"),
    [
        ("accompany", 8, 0, False, True),
        ("accompany", 4, 4, True, True),
        ("self", 4, 5, True, False),
        ("self", 0, 8, False, False),
    ],
)
def test_who_likes_company_gets_one_step_at_a_time(
    kind: str,
    accompany: int,
    independent: int,
    borderline: bool,  # noqa: FBT001
    one_by_one: bool,  # noqa: FBT001
) -> None:
    support = Support(kind, accompany, independent, borderline)
    found = reader(making.check(40), support)
    assert found.one_by_one is one_by_one
    assert found.either is borderline


def test_without_a_type_all_stand_beside_each_other() -> None:
    found = reader({})
    assert not found.one_by_one
    assert not found.either
    assert not samples.short().reader.one_by_one


def test_weak_devices_get_their_own_first_step() -> None:
    assert reader(making.check(13)).basics_step == STEP
    assert reader(making.check(52)).basics_step == ""


def test_the_step_is_not_said_twice_and_its_thing_comes_first() -> None:
    answers = {**making.check(13, issue="none"), "q2.finance": "now"}
    content = samples.content(samples.check(answers))
    assert content.basics
    assert content.brief
    assert content.things[0].id == advice.ENVIRONMENT
    assert content.things[0].step == STEP
    assert content.reader.basics_step == ""


def test_the_heaviest_stays_first_where_devices_are_there() -> None:
    answers = {**making.check(52, issue="none"), "q2.finance": "now"}
    content = samples.content(samples.check(answers))
    assert content.things[0].id == "q2.finance"
    assert not content.brief


def test_people_and_a_review_are_for_who_is_well_on() -> None:
    assert reader(making.check(13, tool="using")).review == ()
    assert reader({}).review == ()
    assert reader(high()).review == (TEXTS.captions["people"],)
    people, review = reader(high(accounting="using")).review
    assert people == TEXTS.captions["people"]
    assert "（会計ソフト）" in review


def test_the_review_is_done_together_or_alone() -> None:
    given = high(accounting="using")
    together = reader(given, Support("accompany", 8, 0, borderline=False)).review[1]
    alone = reader(given, Support("self", 0, 8, borderline=False)).review[1]
    open_ones = {key: code for key, code in given.items() if not key.startswith("q6")}
    assert "いっしょに" in together
    assert "いっしょに" not in alone
    assert reader(open_ones).review[1] == together


def test_tools_of_the_heaviest_issue_are_named_first_and_few() -> None:
    given = {**high(), **dict.fromkeys(USED, "using"), "q2.sales_channels": "now"}
    given[advice.SECURITY] = "using"
    names = readers.in_use(scored(given), given)
    assert names == (
        "ホームページ・SNSでの発信",
        "ネットでの販売",
        "会計ソフト",
        "取引先との電子受発注",
    )
    review = reader(given).review[1]
    assert "、".join(names[: readers.NAMED]) + "など" in review
    assert names[-1] not in review


def test_the_advisor_is_told_what_to_look_at() -> None:
    weak = making.check(13, tool="using")
    assert readers.for_advisor(scored(weak), weak) == (TEXTS.captions["basics_advisor"],)
    strong = {**high(), **dict.fromkeys(USED, "using")}
    (said,) = readers.for_advisor(scored(strong), strong)
    assert said.count("「") == len(USED)
    assert readers.for_advisor(scored(high()), high()) == ()
    content = samples.content(samples.check(strong))
    assert said in content.advisor_reason


def test_devices_come_before_the_things_on_paper_and_in_the_text() -> None:
    content = samples.content(samples.check(making.check(13, issue="now")))
    title = TEXTS.titles["basics"]
    pages = papers.texts(pdf.report(content))
    for said in (pages[0], pages[1], text.plain_text(content)):
        assert said.index(title) < said.index(content.things[0].title)
    assert "".join(STEP.split()) in "".join(pages[1].split())
    assert STEP in text.plain_text(content)


def test_on_page_1_devices_give_way_before_the_first_steps_do() -> None:
    weak = samples.content(samples.check(making.check(13, issue="now")))
    title = TEXTS.titles["basics"]
    for lines in range(1, 12):
        content = replace(weak, vision="蔵の酒を遠くのお客様にも届ける。" * 3 * lines)
        page = "".join(papers.texts(pdf.report(content))[0].split())
        if title not in page:
            break
    assert title not in page
    for thing in content.things:
        assert "".join(thing.step.split()) in page


def test_the_review_stands_on_paper_and_in_the_text() -> None:
    content = samples.content(samples.check(high(accounting="using")))
    page = "".join(papers.texts(pdf.report(content))[1].split())
    for sentence in content.reader.review:
        assert sentence in page
        assert sentence in text.plain_text(content)


def test_what_finds_no_room_on_page_2_stands_before_the_memo() -> None:
    content = samples.everything_long()
    assert content.reader.review
    pages = ["".join(page.split()) for page in papers.texts(pdf.report(content))]
    review = "".join(content.reader.review)
    assert review not in pages[1]
    assert review in pages[-1]


def test_without_room_devices_are_named_in_the_way_to_go_on() -> None:
    content = samples.content(samples.check(making.check(13, issue="now")))
    tight = _blocks(content, 5, with_changes=False, own=False)
    roomy = _blocks(content, 5, with_changes=False, own=True)
    assert total_height(tight) < total_height(roomy)
    nothing = replace(
        content, owner_segment="", owner_reason="", manner="", basics="", foundation=""
    )
    assert len(_blocks(nothing, 5, with_changes=False, own=True)) < len(tight)
