"""Tests of `app.domain.knowledge.links`: each gap and each dead link is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from app import library
from app.domain.knowledge import links

if TYPE_CHECKING:
    from app.domain.knowledge.knowledge import Knowledge

KNOWN, QUESTIONNAIRE = library.knowledge(), library.questionnaire()
TOOLS_OF = {item.id: item.tools for item in QUESTIONNAIRE.section("q2").items}


def faults(knowledge: Knowledge) -> set[tuple[str, str]]:
    found = links.faults(knowledge, TOOLS_OF, QUESTIONNAIRE.items)
    return {(fault.place, fault.sentence) for fault in found}


def without(kind: str, *names: str) -> Knowledge:
    kept: Any = {n: item for n, item in getattr(KNOWN, kind).items() if n not in names}
    return replace(KNOWN, **{kind: kept})


def changed(kind: str, name: str, **values: Any) -> Knowledge:
    items: Any = dict(getattr(KNOWN, kind))
    items[name] = replace(items[name], **values)
    return replace(KNOWN, **{kind: items})


def test_the_packaged_content_has_none() -> None:
    assert faults(KNOWN) == set()


def test_an_issue_or_a_tool_that_is_missing() -> None:
    found = faults(without("issues", "q2.finance"))
    assert ("issues", "「q2.finance」がありません。書き足してください。") in found
    assert any(place == "tools" for place, _ in faults(without("tools", "q3.edi")))


def test_every_segment_has_a_conversation() -> None:
    scripts = {name: replace(each, segments=("low-self",)) for name, each in KNOWN.scripts.items()}
    found = faults(replace(KNOWN, scripts=scripts))
    told = [sentence for place, sentence in found if place == "scripts"]
    assert len(told) == 3
    some = next(iter(scripts))
    scripts[some] = replace(scripts[some], segments=())
    assert faults(replace(KNOWN, scripts=scripts)) == set()


def test_a_tool_says_its_effect_for_just_the_issues_it_matches() -> None:
    effects = dict(KNOWN.tools["q3.edi"].effects)
    more = changed("tools", "q3.edi", effects={**effects, "q2.succession": "x"})
    assert (
        "q3.edi",
        "「q2.succession」に合う道具ではありません。効き目を外してください。",
    ) in faults(more)
    less = changed("tools", "q3.edi", effects={})
    assert ("q3.edi", "「q2.back_office」への効き目がありません。書き足してください。") in faults(
        less
    )


@pytest.mark.parametrize(
    ("kind", "name", "member"),
    [
        ("terms", "term.cloud", "see"),
        ("guides", "guide.invoice", "see"),
        ("tools", "q3.edi", "needs"),
    ],
)
def test_a_link_that_leads_nowhere_or_to_itself(kind: str, name: str, member: str) -> None:
    dead = faults(changed(kind, name, **{member: ("term.gone",)}))
    assert (name, "「term.gone」が見つかりません。つなぎ先を直してください。") in dead
    own = faults(changed(kind, name, **{member: (name,)}))
    assert (name, "自分自身をさしています。つなぎ先を直してください。") in own


def test_a_practice_asks_only_what_there_is() -> None:
    name = next(iter(KNOWN.practice))
    found = faults(changed("practice", name, answers={"q2.gone": "now"}))
    assert any(place == name and "q2.gone" in sentence for place, sentence in found)


def test_too_few_cases_and_measures() -> None:
    found = {place for place, _ in faults(replace(KNOWN, cases={}, measures={}))}
    assert {*TOOLS_OF, "q3.security"} <= found


def test_a_term_that_nothing_names_and_a_measure_that_fits_nothing() -> None:
    lonely = replace(KNOWN.terms["term.cloud"], id="term.lonely", name="ぬばたま", aliases=())
    terms = {**KNOWN.terms, "term.lonely": lonely}
    found = faults(replace(KNOWN, terms=terms))
    assert ("term.lonely", "どこからも使われていない用語です。使うか、外してください。") in found
    empty = faults(changed("measures", "measure.jizokuka", issues=(), tools=()))
    assert any("どの課題・道具に" in sentence for _, sentence in empty)
