"""The blank answer sheet: both sides, every question, every box."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given

from app import library
from app.domain.answers import level_of
from app.domain.records import Advisor
from app.reports import layout
from app.reports.sheet import INTRO, TITLE, WHICH, sheet
from tests.domain import making
from tests.reports import papers, samples

Q = library.questionnaire()


@cache
def made(name: str = "株式会社みねと精工", advisor: Advisor = samples.ADVISOR) -> bytes:
    return sheet(Q, name=name, honorific="御中", advisor=advisor)


def test_two_pages_in_our_fonts() -> None:
    assert papers.page_count(made()) == 2
    assert len(made()) <= 150_000
    assert all(embedded for _, embedded in papers.fonts(made()))


def test_all_questions_and_statements_are_there() -> None:
    text = papers.flat(made())
    assert "".join(INTRO.split()) in text
    for section in Q.sections:
        for item in section.items:
            words = (item.a, item.b) if section.kind == "statement" else (item.label,)
            if section.kind == "text":
                words = (section.prompt,)
            for each in words:
                assert "".join(each.split()) in text


def test_who_it_is_for_stands_on_both_sides() -> None:
    front, back = papers.texts(made())
    for page in (front, back):
        assert "株式会社みねと精工 御中" in page
    assert "みずほ台商工会 田中 実" in front
    for label in ("実施日", "場所", "答えた方"):
        assert label in front


def test_without_a_name_there_is_room_to_write_it() -> None:
    text = papers.flat(made("", Advisor()))
    assert TITLE in text
    assert "お名前" in text
    assert "御中" not in text


@pytest.mark.parametrize("name", ["", "あ", "𠮷野家", samples.LONG_NAME, samples.LONG_NAME * 3])
def test_any_name_keeps_two_pages(name: str) -> None:
    assert papers.page_count(made(name)) == 2
    assert name in papers.flat(made(name))


def test_questions_are_numbered_1_to_41_and_the_last_five_stand_twice() -> None:
    numbers = [
        int(run.text)
        for page in (0, 1)
        for run in papers.runs(made(), page)
        if run.text.strip().isdigit() and run.left < layout.LEFT + 20
    ]
    assert numbers == [*range(1, 42), *range(37, 42)]


def test_boxes_carry_the_digits_of_the_answers() -> None:
    digits = [
        [run.text.strip() for run in papers.runs(made(), page)
         if run.text.strip().isdigit() and run.left > layout.LEFT + 20]
        for page in (0, 1)
    ]  # fmt: skip
    expected = {"1": 23, "2": 23, "3": 23, "4": 23, "5": 23}
    assert {digit: digits[0].count(digit) for digit in expected} == expected
    back = {"1": 23, "2": 23, "3": 23, "4": 23, "5": 10}
    assert {digit: digits[1].count(digit) for digit in back} == back


def test_which_list_to_fill_is_told_to_the_office_without_judging() -> None:
    text = papers.flat(made())
    assert "".join(WHICH.split()) in text
    assert "事務用問24から問36の番号の合計（）13〜35：イ36〜52：ア" in text
    for word in ("低い", "自走", "伴走", "リテラシー", "以上", "以下", "29"):
        assert word not in text.partition(WHICH)[2]


@given(making.answers(complete=True))
def test_the_sum_of_the_digits_tells_the_right_list(answers: dict[str, str]) -> None:
    section = Q.section("q4")
    codes = [option.code for option in section.options]
    total = sum(codes.index(answers[item.id]) + 1 for item in section.items)
    assert (total <= 35) == (level_of(Q, answers) == "high")


def test_nothing_leaves_the_margins() -> None:
    for name in ("株式会社みねと精工", samples.LONG_NAME):
        for page in (0, 1):
            for run in papers.runs(made(name), page):
                if run.text.strip():
                    assert run.left >= layout.LEFT - 0.6
                    assert run.right <= layout.LEFT + layout.WIDTH + 0.6
                    assert run.bottom >= layout.BOTTOM - 0.6
