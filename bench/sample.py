"""A check of an invented company with an earlier one, for the measurements."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from app import library
from app.domain.records import Advisor, Check, CheckContext, ClientFields
from app.reports.compose import Beside, compose

if TYPE_CHECKING:
    from app.reports.content import Content

CLIENT = ClientFields(
    name="株式会社みなと食品", kana="ミナトショクヒン", industry="E09", employees=12
)


def sample_check(seed: int, conducted_on: date) -> Check:
    """A complete check with repeatable answers; the literacy branch is low by its q4 answers."""
    questionnaire = library.questionnaire()
    chance = random.Random(seed)
    answers = {}
    for section in questionnaire.sections:
        if section.when == "high":
            continue
        for item in section.items:
            codes = [option.code for option in section.options]
            weak = codes[-2:] if section.id == "q4" else codes
            answers[item.id] = chance.choice(weak) if codes else "地元の魚を次の代へ渡したい。"
    return Check(
        id=f"sample-{seed}",
        client_id="sample",
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        item_set="full",
        answers=answers,
        industry=CLIENT.industry,
        context=CheckContext(conducted_on),
        memo="原価表を次回までに用意してもらう。" * 6,
        advisor="見本 花子",
        code="0000-0000-000",
        finished_at=datetime(2026, 11, 22, 3, 0, tzinfo=UTC),
    )


def sample_content() -> Content:
    """The content of a usual check with a previous one."""
    day = date(2026, 11, 22)
    return compose(
        library.questionnaire(),
        sample_check(5, day),
        client=CLIENT,
        advisor=Advisor("見本 花子", "みなと商工会", "000-000-0000"),
        previous=sample_check(4, day - timedelta(days=365)),
        texts=library.result_texts(),
        knowledge=library.knowledge(),
        beside=Beside(library.reference_values()),
    )
