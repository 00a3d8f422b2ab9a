"""The clients whom a measure fits, out of a real store."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from app.domain.entries.simple import Visit
from app.domain.knowledge.items import Fits
from app.domain.records import CheckContext, ClientFields
from app.domain.seeking import Wanted, seek
from app.models.tables import ClientRecord
from app.services import bulk, checks, clients, demo_people, entries, seeking
from app.services.store import new_id
from bench.sample import sample_check
from tests.services import making

if TYPE_CHECKING:
    from app.domain.records import Check
    from app.services.store import Store

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
ISSUE, TOOL = "q2.sales_channels", "q3.cashless_pos"
TODAY = date(2026, 11, 22)
CASHLESS = Wanted("市のキャッシュレス補助金", (ISSUE,), (TOOL,))
LIMITED = Wanted(
    "補助金", (ISSUE,), (TOOL,), Fits(industries=("I", "M76", "E09"), employees_max=20)
)
UNKNOWN: tuple[dict[str, Any], ...] = ({}, {}, {"industry": None}, {"employees": None})


@pytest.fixture(autouse=True)
def _clock(store: Store) -> None:
    store.clock = lambda: NOW


def client(store: Store, name: str, **given: object) -> str:
    return clients.create(store, ClientFields(name, **given))[0].id  # type: ignore[arg-type]


def check(store: Store, client_id: str, day: date, **answers: str) -> str:
    draft, _ = checks.start(store, client_id, context=CheckContext(day))
    checks.answer_many(store, draft.id, {**making.answers(), **answers})
    return checks.finish(store, draft.id)[0].id


def names(store: Store, wanted: Wanted, **how: object) -> list[str]:
    return [each.name for each in seeking.find_for(store, wanted, **how).rows]  # type: ignore[arg-type]


def test_the_latest_answers_rank_and_are_said(store: Store) -> None:
    wants = client(store, "ほしい商店", phone="053-1")
    check(store, wants, date(2025, 1, 1), **{ISSUE: "none", TOOL: "using"})
    latest = check(store, wants, date(2026, 1, 1), **{ISSUE: "later", TOOL: "using"})
    correction, _ = checks.correct(store, latest)
    checks.answer_many(store, correction.id, {ISSUE: "now", TOOL: "considering"})
    checks.finish(store, correction.id)
    check(store, client(store, "あとで商店"), date(2026, 10, 1), **{ISSUE: "later", TOOL: "using"})
    check(store, client(store, "いらない商店"), date(2026, 10, 1), **{ISSUE: "none", TOOL: "using"})
    client(store, "まだの商店")
    found = seeking.find_for(store, CASHLESS)
    assert [each.name for each in found.rows] == ["ほしい商店", "あとで商店", "まだの商店"]
    assert [each.match.points for each in found.rows] == [7, 2, 0]
    assert found.total == 3
    first, _, last = found.rows
    assert (first.id, first.phone) == (wants, "053-1")
    assert "すぐ取りかかりたい" in first.reasons[0]
    assert "まだチェックをしていません" in last.reasons


def test_what_speaks_against_a_client_leaves_it_out(store: Store) -> None:
    good = {"prefecture": "22", "town": "浜松市中央区", "industry": "I58", "employees": 4,
            "kind": "sole_proprietor"}  # fmt: skip
    client(store, "合う", **good)
    client(store, "未登録")
    for name, wrong in (
        ("県", {"prefecture": "23"}), ("市", {"town": "磐田市"}), ("業種", {"industry": "E09"}),
        ("規模", {"employees": 90}), ("形", {"kind": "corporation"}),
    ):  # fmt: skip
        client(store, name, **{**good, **wrong})
    clients.trash(store, client(store, "ゴミ箱", **good))
    limits = Fits(("22",), ("I",), ("small",), ("sole_proprietor",), 20)
    wanted = Wanted("補助金", fits=limits, municipality="浜松市")
    found = seeking.find_for(store, wanted)
    assert {each.name for each in found.rows} == {"合う", "未登録"}
    asks = {each.name: each.asks for each in found.rows}
    assert asks["合う"] == ()
    assert "業種がまだ未登録です" in asks["未登録"]


def test_who_was_met_lately_comes_last_and_nothing_is_said_of_it(store: Store) -> None:
    met, unmet = client(store, "会った"), client(store, "会っていない")
    entries.create(store, met, Visit(state="held", starts_at=NOW))
    first, second = seeking.find_for(store, Wanted("交流会")).rows
    assert (first.id, second.id) == (unmet, met)
    assert first.reasons == ("まだお会いした記録がありません",)
    assert (second.reasons, second.seen_on) == ((), date(2026, 11, 22))


def test_of_one_colleague_and_no_more_than_asked_for(store: Store) -> None:
    for name in ("一", "二", "三"):
        client(store, name, owner="me" if name != "二" else "other")
    assert set(names(store, Wanted("交流会"), owner="me")) == {"一", "三"}
    found = seeking.find_for(store, Wanted("交流会"), limit=2)
    assert (len(found.rows), found.total) == (2, 3)


def test_the_store_ranks_by_the_very_rules_of_the_domain(store: Store) -> None:
    """Every way to fit or not to fit, ranked by SQL and by the pure rules over everybody."""
    chance = random.Random(5)
    people = [demo_people.business(3, place, TODAY).client for place in range(150)]
    people = [
        replace(each, fields=replace(each.fields, **chance.choice(UNKNOWN))) for each in people
    ]
    with store.writing() as session:
        bulk.insert_all(session, people, [_checked(chance, each.id) for each in people[20:]])
    with store.reading() as session:
        query = select(*(getattr(ClientRecord, name) for name in seeking.COLUMNS))
        everybody = [seeking.candidate(row) for row in session.execute(query)]
    for wanted in (CASHLESS, LIMITED, Wanted("交流会"), replace(LIMITED, issues=(), tools=())):
        expected = [match.id for match in seek(wanted, everybody, TODAY)]
        found = seeking.find_for(store, wanted, limit=25)
        assert [each.id for each in found.rows] == expected[:25]
        assert found.total == len(expected)
        assert len(expected) not in (0, 150) or not wanted.tools


def _checked(chance: random.Random, client_id: str) -> Check:
    codes = ("now", "later", "solved", "none", "unknown")
    tools = ("using", "considering", "not_using", "not_needed", "unknown")
    day = TODAY - timedelta(days=chance.randrange(900))
    answers = {ISSUE: chance.choice(codes), TOOL: chance.choice(tools)}
    return replace(sample_check(1, day), id=new_id(), client_id=client_id, answers=answers, memo="")
