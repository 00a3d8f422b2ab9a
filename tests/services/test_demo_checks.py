"""Tests of `app.services.demo_checks`: the answers are valid and hang together."""

from __future__ import annotations

import uuid
from collections import Counter
from datetime import date
from statistics import mean
from typing import TYPE_CHECKING

from app import library
from app.domain import check_code
from app.domain.answers import effective, missing
from app.domain.scoring import score
from app.services.demo_checks import checks
from app.services.demo_people import business

if TYPE_CHECKING:
    from app.domain.questionnaire import ItemSet
    from app.domain.records import Check
    from app.domain.score import Score

QUESTIONNAIRE = library.questionnaire()
MANY = [checks(business(11, place, date(2026, 11, 22)), QUESTIONNAIRE) for place in range(400)]
ALL = [check for history in MANY for check in history]
FULL = [check for check in ALL if check.item_set == "full"]


def scored(check: Check) -> Score:
    return score(QUESTIONNAIRE, check.answers, industry=check.industry)


def test_the_same_business_answers_the_same() -> None:
    again = checks(business(11, 5, date(2026, 11, 22)), QUESTIONNAIRE)
    assert again == MANY[5]


def test_every_check_is_complete_and_keeps_what_counts() -> None:
    for check in ALL:
        item_set: ItemSet = "short" if check.item_set == "short" else "full"
        assert missing(QUESTIONNAIRE, check.answers, item_set) == ()
        assert effective(QUESTIONNAIRE, check.answers, item_set) == check.answers
        assert check.code == check_code.check_code(
            QUESTIONNAIRE.id,
            QUESTIONNAIRE.version,
            conducted_on=check.context.conducted_on,
            answers=check.answers,
        )
        assert check.finished_at.date() == check.context.conducted_on
        assert uuid.UUID(check.id).version == 7


def test_full_short_paper_visions_and_memos_all_occur() -> None:
    assert {check.item_set for check in ALL} == {"full", "short"}
    assert all(history[-1].item_set == "full" for history in MANY)
    assert {check.context.source for check in ALL} == {"screen", "paper"}
    assert all(bool(check.context.person) == (check.context.source == "paper") for check in ALL)
    for share in (
        mean("q1.vision" in check.answers for check in FULL),
        mean(bool(check.memo) for check in ALL),
    ):
        assert 0.3 < share < 0.8


def test_segments_are_mixed_as_they_are_in_life() -> None:
    found = Counter(scored(check).segment for check in FULL)
    assert set(found) == {"high-accompany", "high-self", "low-accompany", "low-self"}
    assert found.most_common(1)[0][0] == "high-accompany"
    assert min(found.values()) / len(FULL) > 0.02


def test_ready_owners_use_more_tools() -> None:
    tools = {"low": [0], "high": [0]}
    for check in FULL:
        literacy = scored(check).literacy
        assert literacy is not None
        tools[literacy.level].append(list(check.answers.values()).count("using"))
    assert mean(tools["high"]) > mean(tools["low"]) + 3


def test_owners_grow_from_check_to_check() -> None:
    pairs = [
        (scored(history[0]), scored(history[-1]))
        for history in MANY
        if len(history) > 1 and history[0].item_set == "full"
    ]
    gains = [
        now.literacy.points - before.literacy.points
        for before, now in pairs
        if now.literacy and before.literacy
    ]
    assert mean(gains) > 1
    totals = [
        (now.todo_total or 0) / before.todo_total for before, now in pairs if before.todo_total
    ]
    assert 0.5 < mean(totals) < 1


def test_tools_of_other_industries_are_rare() -> None:
    carpenters = [check for check in FULL if (check.industry or "").startswith("D")]
    assert carpenters
    assert mean(check.answers["q3.cashless_pos"] == "using" for check in carpenters) < 0.35
