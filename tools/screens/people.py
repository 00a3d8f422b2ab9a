"""The invented clients and checks that the pictures show."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from app import library
from app.domain.records import Advisor, CheckContext, ClientFields
from app.services import checks, clients, demo, profile, store
from tools.screens import support

if TYPE_CHECKING:
    from datetime import date

    from app.paths import DataFolder

AFTERNOON = time(5, 32)  # UTC: 14:32 in Japan
PASSPHRASE = "sake brewery in the snow"
VISION = (
    "いまの味と技を、次の代に渡したい。遠くのお客様にも、蔵の酒を届けられるようになっていたら"
    "うれしい。"
)
BREWERY = ClientFields(
    name="株式会社雪の谷酒造",
    kana="ユキノタニシュゾウ",
    industry="E10",
    employees=14,
    capital_yen=10_000_000,
    kind="corporation",
    prefecture="15",
    town="魚沼郡雪の谷町",
    representative="雪野 太一",
)
LATEST = 4
BEFORE = {"q2.recruitment": "now", "q2.finance": "now"}
NOW = {
    "q2.management": "now",
    "q2.sales_channels": "now",
    "q2.finance": "later",
    "q2.recruitment": "solved",
    "q2.work_style": "later",
    "q2.back_office": "now",
    "q2.succession": "unknown",
}


@dataclass
class Sample:
    """What the pictures are taken of; `drafts` by the name of the screen they show."""

    store: store.Store
    client_id: str
    check_id: str
    drafts: dict[str, str]


def make_sample(folder: DataFolder, today: date) -> Sample:
    """A store with some clients, a brewery with two checks, and drafts at several questions."""
    opened, _ = store.create(folder, PASSPHRASE, secrets=None)
    opened.clock = lambda: datetime.combine(today, AFTERNOON, UTC)
    demo.fill(opened, clients=16, seed=11, until=today)
    profile.save_advisor(opened, Advisor("見本 花子", "雪の谷町商工会", "025-000-0000"))
    profile.set_pin(opened, "2580")
    brewery, _ = clients.create(opened, BREWERY)
    _finished(opened, brewery.id, today - timedelta(days=371), seed=3, strong=0.3)
    check_id = _finished(opened, brewery.id, today, seed=LATEST, strong=0.6)
    drafts = {
        name: _draft(opened, client_fields, until, today)
        for name, client_fields, until in (
            ("check-q2", ("有限会社山里建具", "D07"), "q2.recruitment"),
            ("check-q3", ("海辺の宿 なぎさ", "M75"), "q3.internet_banking"),
            ("check-q4", ("まちの美容室 つむぎ", "N78"), "q4.internet_ready"),
            ("check-q5", ("田中青果店", "I58"), "q5.introduction"),
            ("check-last", ("北川金属工業株式会社", "E24"), "q5.effect"),
        )
    }
    support.fill(opened, brewery.id, today)
    return Sample(opened, brewery.id, check_id, drafts)


def _answers(seed: int, strong: float) -> dict[str, str]:
    questionnaire = library.questionnaire()
    chance = random.Random(seed)
    answers = dict(NOW) if seed == LATEST else {**NOW, **BEFORE}
    answers["q1.vision"] = VISION
    for item_id in questionnaire.items:
        if item_id.startswith("q3."):
            answers[item_id] = "using" if chance.random() < strong else "not_using"
        elif item_id.startswith("q4."):
            answers[item_id] = "rather_yes" if chance.random() < strong else "rather_no"
        elif item_id.startswith(("q5.", "q6.")):
            answers[item_id] = chance.choice(("a", "rather_a", "neither"))
    return answers


def _finished(opened: store.Store, client_id: str, day: date, *, seed: int, strong: float) -> str:
    draft, _ = checks.start(opened, client_id, context=CheckContext(day, place="蔵の事務所"))
    checks.answer_many(opened, draft.id, dict(_answers(seed, strong)))
    checks.set_memo(opened, draft.id, "次回までに、商品ごとの原価表を用意していただく。")
    check, _ = checks.finish(opened, draft.id)
    return check.id


def _draft(opened: store.Store, who: tuple[str, str], until: str, today: date) -> str:
    """A draft answered up to, but not including, the item `until`."""
    name, industry = who
    client, _ = clients.create(opened, ClientFields(name=name, industry=industry, employees=3))
    draft, _ = checks.start(opened, client.id, context=CheckContext(today))
    answers = _answers(9, 0.2)
    given: dict[str, str | None] = {}
    for item_id in library.questionnaire().items:
        if item_id == until:
            break
        if item_id in answers and item_id != "q1.vision":
            given[item_id] = answers[item_id]
    checks.answer_many(opened, draft.id, given)
    checks.set_position(opened, draft.id, until)
    return draft.id
