"""Tests of `app.domain.knowledge.pages`, `related`, `titles` and `words`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app import library
from app.domain.knowledge import titles
from app.domain.knowledge.items import CaseSource, Rates
from app.domain.knowledge.pages import SOON, Shelf, is_for_advisor, page
from app.domain.knowledge.related import MOST_OF_A_KIND, related_ids
from app.domain.knowledge.words import words

KNOWN, QUESTIONNAIRE = library.knowledge(), library.questionnaire()
DAY = date(2026, 11, 22)
LATE = date(2028, 1, 1)


def shelf(today: date = DAY, **kinds: Any) -> Shelf:
    return Shelf(replace(KNOWN, **kinds) if kinds else KNOWN, QUESTIONNAIRE, today)


def said(name: str, today: date = DAY, **kinds: Any) -> str:
    found = page(shelf(today, **kinds), name)
    blocks = [
        line for block in found.blocks for line in (block.heading, *block.text, *block.points)
    ]
    return "\n".join((found.title, found.tag, *blocks))


@pytest.mark.parametrize("name", KNOWN.items)
def test_every_item_has_a_page_that_says_all_of_it(name: str) -> None:
    item = KNOWN.items[name]
    found = page(shelf(), name)
    assert found.title == titles.title(item, QUESTIONNAIRE)
    assert found.kind in titles.KINDS
    assert "{" not in said(name)
    assert len({link.id for link in found.related}) == len(found.related)
    assert all(link.id in KNOWN.items and link.id != name for link in found.related)
    shown = said(name)
    skipped = {"advisor"} if found.kind == "issue" else set()
    if not skipped:
        for text in words(item):
            assert text.replace("{until}", SOON) in shown, text


def test_an_unknown_page_is_none() -> None:
    with pytest.raises(KeyError):
        page(shelf(), "term.gone")


def test_what_an_advisor_reads_is_not_for_owners() -> None:
    assert page(shelf(), next(iter(KNOWN.scripts))).for_advisor
    support = next(case for case in KNOWN.cases.values() if case.reader == "advisor")
    assert is_for_advisor(support)
    assert not page(shelf(), "q2.finance").for_advisor
    assert "advisor" not in said("q2.finance")
    hint = KNOWN.issues["q2.finance"].guidance["low-self"].advisor
    assert hint not in said("q2.finance")


def test_marks_of_cases() -> None:
    case = KNOWN.cases["case.model.couple-plumber"]
    assert titles.MODEL_CASE in said(case.id)
    assert "実在の会社の話ではありません" in said(case.id)
    own = replace(case, source=CaseSource("own"), employees=None)
    text = said(case.id, cases={case.id: own})
    assert "この組織の事例" in text
    assert "5人以下" not in text
    report = next(each for each in KNOWN.cases.values() if each.source.kind == "report")
    assert f"出どころ：{report.source.place}" in said(report.id)


def test_dates_and_rates_of_measures() -> None:
    measure = KNOWN.measures["measure.jizokuka"]
    assert "要確認" in said(measure.id)
    assert "内容を確認してください" not in said(measure.id)
    assert "内容を確認してください。期限の2027/03/31を過ぎました。" in said(measure.id, LATE)
    told = replace(measure, rates=Rates("2/3まで", "公募要領", "2026-10"))
    text = said(measure.id, measures={measure.id: told})
    assert "2/3まで" in text
    assert "出どころ：公募要領（2026年10月時点）" in text
    place = said("measure.yorozu")
    assert "補助の割合" not in place


def test_a_guide_past_its_date_says_so() -> None:
    assert "内容を確認してください" in said("guide.invoice", LATE)
    lasting = next(guide.id for guide in KNOWN.guides.values() if guide.expires is None)
    assert "内容を確認してください" not in said(lasting, LATE)


def test_what_leads_where() -> None:
    finance = related_ids(KNOWN, KNOWN.issues["q2.finance"])
    assert "q3.accounting" in finance
    kinds = [titles.kind(KNOWN.items[name]) for name in finance]
    assert {"tool", "case", "measure", "script"} <= set(kinds)
    assert all(kinds.count(kind) <= MOST_OF_A_KIND for kind in set(kinds))
    assert "q2.finance" in related_ids(KNOWN, KNOWN.tools["q3.accounting"])
    case = KNOWN.cases["case.model.couple-plumber"]
    assert set(case.issues) <= set(related_ids(KNOWN, case))
    term = KNOWN.terms["term.cloud"]
    assert set(term.see) <= set(related_ids(KNOWN, term))
    script = KNOWN.scripts["script.from-finance"]
    assert set(script.issues) <= set(related_ids(KNOWN, script))
    assert set(KNOWN.guides["guide.invoice"].see) <= set(
        related_ids(KNOWN, KNOWN.guides["guide.invoice"])
    )
