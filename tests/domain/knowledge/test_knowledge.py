"""Tests of `app.domain.knowledge.knowledge`: packs joined, own items first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app import library
from app.domain.knowledge.knowledge import joined
from app.domain.knowledge.pack import Pack, PackInfo

KNOWN = library.knowledge()
INFO = PackInfo("own", "2026.12", "うちの", "2026-12")


def test_an_item_of_a_later_pack_takes_the_place_of_the_same_id() -> None:
    term = KNOWN.terms["term.cloud"]
    first = Pack(INFO, {"terms": (term,), "cases": ()})
    later = Pack(replace(INFO, id="more"), {"terms": (replace(term, name="雲"),)})
    found = joined([first, later])
    assert found.terms["term.cloud"].name == "雲"
    assert [pack.id for pack in found.packs] == ["own", "more"]
    assert list(found.items) == ["term.cloud"]


def test_own_cases_and_measures_come_first() -> None:
    case = replace(next(iter(KNOWN.cases.values())), id="case.own-a")
    measure = replace(next(iter(KNOWN.measures.values())), id="measure.own-a")
    found = KNOWN.with_own([case, measure])
    assert next(iter(found.cases)) == "case.own-a"
    assert next(iter(found.measures)) == "measure.own-a"
    assert found.terms is KNOWN.terms


def test_what_has_a_date() -> None:
    dated = {item.id for item in KNOWN.dated}
    assert "measure.jizokuka" in dated
    assert "guide.invoice" in dated
    lasting = [guide for guide in KNOWN.guides.values() if guide.expires is None]
    assert all(guide.id not in dated and not guide.is_expired(date.max) for guide in lasting)


def test_terms_know_where_they_are_named() -> None:
    found = KNOWN.naming(KNOWN.terms["term.cloud"])
    assert found
    assert "term.cloud" not in found
    odd = replace(KNOWN.terms["term.cloud"], id="term.odd", name="ウド", aliases=())
    assert KNOWN.naming(odd) == ()  # only inside other words


def test_nothing_of_one_s_own_changes_nothing() -> None:
    assert KNOWN.with_own(()) is KNOWN
