"""Peers from a real store."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.domain.peers import Tally
from app.domain.records import CheckContext, ClientFields
from app.services import checks, clients, peers, reporting
from tests.domain import making

if TYPE_CHECKING:
    from app.domain.records import Check
    from app.services.store import Store

DAY = date(2026, 11, 20)


def client(store: Store, number: int, industry: str = "M76", employees: int = 4) -> str:
    fields = ClientFields(
        f"店{number}", industry=industry, employees=employees, kind="sole_proprietor"
    )
    return clients.create(store, fields)[0].id


def finished(store: Store, client_id: str, on: date = DAY, **answers: str) -> Check:
    given = {**making.check(30), **{key.replace("__", "."): code for key, code in answers.items()}}
    draft, _ = checks.start(store, client_id, item_set="full", context=CheckContext(on))
    checks.answer_many(store, draft.id, given)
    return checks.finish(store, draft.id)[0]


@pytest.fixture(name="own")
def own_check(store: Store) -> Check:
    return finished(store, client(store, 0))


def test_nine_others_are_not_enough(store: Store, own: Check) -> None:
    for number in range(1, 10):
        finished(store, client(store, number))
    assert peers.of_check(store, own) is None


def test_the_latest_check_of_each_other_client_counts(store: Store, own: Check) -> None:
    for number in range(1, 11):
        name = client(store, number)
        finished(store, name, date(2026, 1, number), q2__finance="now")
        finished(store, name, date(2026, 2, number), q2__finance="none")
    finished(store, client(store, 11, industry="E09"), q2__finance="now")
    found = peers.of_check(store, own)
    assert found is not None
    assert (found.width, found.n, found.newest) == ("division_size", 10, date(2026, 2, 10))
    assert found.concerned["q2.finance"] == Tally(0, 10)
    assert found.adopted["q3.accounting"] == Tally(0, 10)


def test_trash_later_days_and_corrections_do_not_count(store: Store, own: Check) -> None:
    names = [client(store, number) for number in range(1, 13)]
    made = [finished(store, name, q2__finance="now") for name in names]
    clients.trash(store, names[0])
    finished(store, client(store, 20), date(2026, 11, 21))
    draft, _ = checks.correct(store, made[1].id)
    checks.answer(store, draft.id, "q2.finance", "solved")
    checks.finish(store, draft.id)
    found = peers.of_check(store, own)
    assert found is not None
    assert found.concerned["q2.finance"] == Tally(10, 11)


def test_a_result_says_what_peers_answered(store: Store) -> None:
    for number in range(1, 11):
        finished(store, client(store, number), q2__finance="now", q3__internet_banking="using")
    own = finished(store, client(store, 0), q2__finance="now")
    content = reporting.content(store, own.id)
    assert content.peers is not None
    assert content.peers.who.startswith("同じ業種（飲食店）・同じ規模の10社")
    assert "10社のうち10社が「ネットで振込・残高の確認」を使っています。" in content.peers.sentences


def test_a_result_lays_the_means_beside_the_charts(store: Store) -> None:
    for number in range(1, 11):
        finished(store, client(store, number), q2__finance="now")
    own = finished(store, client(store, 0), q2__finance="now")
    content = reporting.content(store, own.id)
    whose = "同じ業種・規模の10社の平均（2026年11月まで）"
    assert content.balance is not None
    assert content.todo.peers_label == content.balance.peers_label == whose
    shares = {axis.id: axis.peers for axis in content.todo.axes}
    assert shares["q2.finance"] == 100
    assert shares["q2.succession"] == 0


def test_nine_others_lay_nothing_beside_the_charts(store: Store) -> None:
    for number in range(1, 10):
        finished(store, client(store, number), q2__finance="now")
    own = finished(store, client(store, 0), q2__finance="now")
    content = reporting.content(store, own.id)
    assert content.balance is not None
    assert content.todo.peers_label == content.balance.peers_label == ""


def test_where_too_few_of_a_group_can_be_compared_a_wider_one_is_taken(store: Store) -> None:
    later = date(2026, 11, 21)
    for number in range(1, 11):
        finished(store, client(store, number), later if number == 1 else DAY)
    finished(store, client(store, 11, industry="M75"))
    own = finished(store, client(store, 0))
    found = peers.of_check(store, own)
    assert found is not None
    assert (found.width, found.n) == ("section_size", 10)


def test_a_short_check_has_no_peers(store: Store) -> None:
    for number in range(1, 11):
        finished(store, client(store, number))
    short = making.short_check(issue="later")
    context = CheckContext(DAY)
    draft, _ = checks.start(store, client(store, 0), item_set="short", context=context)
    checks.answer_many(store, draft.id, short)
    assert peers.of_check(store, checks.finish(store, draft.id)[0]) is None
