"""The evaluation sheet: one page with values, their basis, the code and room for remarks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain import japanese
from app.domain.records import Advisor
from app.reports.evaluation import BASIS, NO_GRADE, REMARKS, TITLE, paper
from tests.reports import papers, samples

DAY = date(2026, 11, 27)


def plain(text: str) -> str:
    return "".join(japanese.drawable(text).split())


def pages(data: bytes) -> list[str]:
    """The texts of all pages, without white space."""
    return [plain(text) for text in papers.texts(data)]


@pytest.mark.parametrize("name", samples.ALL)
def test_it_is_one_page_with_date_code_and_basis(name: str) -> None:
    content = samples.ALL[name]()
    (text,) = pages(paper(content, DAY))
    for part in (TITLE, BASIS, REMARKS, content.code, content.client_name, NO_GRADE):
        assert plain(part) in text
    assert "2026年11月27日" in text
    for axis in content.todo.axes:
        assert axis.label in text or content.todo.note


def test_values_stand_beside_those_of_the_last_time() -> None:
    content = samples.usual()
    (text,) = pages(paper(content, DAY))
    assert content.balance is not None
    for chart in (content.todo, content.balance):
        assert chart.has_previous
        for axis in chart.axes:
            assert f"{axis.value:.1f}" in text
    assert "前回" in text
    assert "御中" not in text


def test_a_short_check_says_what_it_cannot_say() -> None:
    content = samples.short()
    (text,) = pages(paper(replace(content, advisor=Advisor()), DAY))
    assert "15問" in text
    assert plain(content.limits) in text


def test_open_questions_are_named() -> None:
    content = samples.nothing_answered()
    (text,) = pages(paper(content, DAY))
    assert "答えていない質問があります" in text


@pytest.mark.parametrize(("times", "count"), [(1, 1), (2, 1), (60, 3)])
def test_it_becomes_tight_before_it_becomes_two(times: int, count: int) -> None:
    content = samples.everything_long()
    more = replace(content, gaps=("ネットで振込・残高の確認",) * 7 * times)
    assert len(pages(paper(more, DAY))) == count
