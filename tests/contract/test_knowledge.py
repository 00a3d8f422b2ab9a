"""The packaged 知恵袋: it loads, holds together, is large enough, and is written plainly."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from app import library
from app.domain import scoring
from app.domain.knowledge import links, pack
from app.domain.knowledge.items import Guidance, IssueGuide, Script
from app.domain.knowledge.pages import is_for_advisor
from app.domain.knowledge.words import words

FOLDER = Path(__file__).parents[2] / "resources/knowledge"
FILES = sorted(FOLDER.glob("*/*.json"))
LONGEST_SENTENCE = 60
NEVER_SAID = re.compile(
    "リテラシー|DX人材|みらデジ|危機感|遅れてい|(?:レベル|意識)が低|(?<!1)5分で"
)
TO_OWNERS_NEVER = re.compile("伴走|自走|点数")
KNOWN, QUESTIONNAIRE = library.knowledge(), library.questionnaire()


def test_no_dead_link_no_orphan_no_gap() -> None:
    tools_of = {item.id: item.tools for item in QUESTIONNAIRE.section("q2").items}
    assert links.faults(KNOWN, tools_of, QUESTIONNAIRE.items) == ()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_files_fit_the_schema_that_editors_use(file: Path) -> None:
    schema = json.loads((FOLDER / "schema.json").read_bytes())
    part = {**schema["$defs"][file.name.split(".")[0]], "$schema": schema["$schema"]}
    jsonschema.Draft202012Validator(part).validate(json.loads(file.read_bytes()))


def test_the_schema_is_that_of_the_loader() -> None:
    assert json.loads((FOLDER / "schema.json").read_bytes()) == pack.schema()


def test_there_is_as_much_as_was_promised() -> None:
    assert len(KNOWN.issues) == 7
    assert len(KNOWN.tools) == 16
    assert len(KNOWN.terms) >= 60
    assert len(KNOWN.cases) >= 24
    assert len(KNOWN.measures) >= 20
    assert len(KNOWN.scripts) >= 8
    assert len(KNOWN.practice) >= 5
    assert {"guide.invoice"} < set(KNOWN.guides)
    covered = {part for each in KNOWN.training.values() for part in each.covers}
    assert covered == {
        "operation", "purpose", "mechanism", "daily_impact", "trial", "rollout", "review",
    }  # fmt: skip


@pytest.mark.parametrize("name", KNOWN.items)
def test_texts_are_short_and_plain(name: str) -> None:
    item = KNOWN.items[name]
    for text in words(item):
        assert not NEVER_SAID.search(text), text
        assert text == text.strip(), text
        if not isinstance(item, Script):  # spoken lines may be longer
            long = [part for part in re.split("(?<=。)", text) if len(part) > LONGEST_SENTENCE]
            assert not long


@pytest.mark.parametrize("name", KNOWN.items)
def test_owners_do_not_read_the_words_of_advisors(name: str) -> None:
    item = KNOWN.items[name]
    if not is_for_advisor(item):
        kept = replace(item, guidance=_for_owners(item)) if isinstance(item, IssueGuide) else item
        assert not [text for text in words(kept) if TO_OWNERS_NEVER.search(text)]


def _for_owners(issue: IssueGuide) -> dict[str, Guidance]:
    return {name: replace(each, advisor="") for name, each in issue.guidance.items()}


@pytest.mark.parametrize("issue", KNOWN.issues)
def test_steps_say_by_when_and_the_four_readers_get_words_of_their_own(issue: str) -> None:
    guidance = KNOWN.issues[issue].guidance.values()
    for each in guidance:
        assert "{until}" in each.step
        assert "{until}" in each.non_digital.step
    assert len({each.lead for each in guidance}) == 4
    assert len({each.step for each in guidance}) >= 3


@pytest.mark.parametrize("tool", KNOWN.tools)
def test_first_steps_of_tools_say_by_when(tool: str) -> None:
    steps = KNOWN.tools[tool].first_step
    assert "{until}" in steps.low
    assert "{until}" in steps.high
    assert steps.low != steps.high


@pytest.mark.parametrize("name", KNOWN.practice)
def test_practice_checks_can_be_scored(name: str) -> None:
    practice = KNOWN.practice[name]
    codes = QUESTIONNAIRE.codes_of
    assert all(code in codes[item] for item, code in practice.answers.items())
    score = scoring.score(QUESTIONNAIRE, practice.answers, industry=practice.industry)
    assert score.literacy is not None
    assert score.flagged


def test_nothing_is_past_its_date_when_it_is_packaged() -> None:
    dates = {item.as_of for item in KNOWN.dated}
    assert all(re.fullmatch(r"20\d\d-\d\d", month) for month in dates)
    assert all(item.expires and f"{item.expires:%Y-%m}" > item.as_of for item in KNOWN.dated)


def test_rates_are_told_only_with_their_source() -> None:
    for measure in KNOWN.measures.values():
        said = " ".join(words(measure))
        if measure.rates is None:
            assert not re.search(r"[0-9]+(?:万円|%|％)|[0-9]/[0-9]", said), measure.id
