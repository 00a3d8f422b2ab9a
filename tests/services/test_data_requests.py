"""Requests of people about their data."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from app.domain.changes import Kind
from app.domain.consents import Request
from app.errors import Faults, NotFound
from app.services import clients, data_requests, merging, undo
from tests.services import making

if TYPE_CHECKING:
    from app.services.store import Store

DAY = date(2026, 11, 22)
ASKED = Request("disclose", DAY, date(2026, 12, 6), "見本 太郎")


@pytest.fixture(autouse=True)
def _clock(store: Store) -> None:
    store.clock = lambda: datetime(2026, 11, 22, 3, tzinfo=UTC)


def test_asked_waiting_and_answered(store: Store) -> None:
    client_id = making.client(store)
    made, changes = data_requests.add(store, client_id, ASKED)
    assert changes.concerns(Kind.LEDGER)
    assert data_requests.of_client(store, client_id) == (made,)
    (waiting,) = data_requests.waiting(store, date(2026, 12, 31))
    assert (waiting.id, waiting.client_name) == (made.id, "株式会社みほん製作所")
    assert data_requests.waiting(store, DAY) == ()
    done = replace(ASKED, state="done", answered_on=DAY, answer="写しを渡した")
    changed, _ = data_requests.change(store, made.id, done)
    assert changed.request == done
    assert data_requests.waiting(store, date(2026, 12, 31)) == ()


def test_every_write_can_be_taken_back(store: Store) -> None:
    client_id = making.client(store)
    made, added = data_requests.add(store, client_id, ASKED)
    done = replace(ASKED, state="done", answered_on=DAY)
    _, changed = data_requests.change(store, made.id, done)
    back = undo.undo(store, changed.undo)
    assert back.concerns(Kind.LEDGER)
    assert data_requests.of_client(store, client_id)[0].request == ASKED
    thrown = data_requests.trash(store, made.id)
    assert data_requests.of_client(store, client_id) == ()
    undo.undo(store, thrown.undo)
    assert data_requests.of_client(store, client_id)[0].request == ASKED
    undo.undo(store, added.undo)
    assert data_requests.of_client(store, client_id) == ()
    with pytest.raises(NotFound):
        data_requests.change(store, made.id, done)


def test_a_faulty_request_is_refused(store: Store) -> None:
    client_id = making.client(store)
    with pytest.raises(Faults):
        data_requests.add(store, client_id, replace(ASKED, state="done"))
    with pytest.raises(NotFound):
        data_requests.trash(store, "nothing")


def test_a_request_waits_with_the_client_that_took_its_own_over(store: Store) -> None:
    gone, heir = making.client(store, "みほん商店"), making.client(store, "見本商店")
    made, _ = data_requests.add(store, gone, ASKED)
    merging.merge(store, heir, gone, {})
    for _ in range(2):  # in the trash first, then gone for ever
        (waiting,) = data_requests.waiting(store, date(2026, 12, 31))
        assert (waiting.client_id, waiting.client_name) == (heir, "見本商店")
        store.clock = lambda: datetime(2026, 12, 31, 3, tzinfo=UTC)
        clients.purge(store)
    done = replace(ASKED, state="done", answered_on=DAY)
    _, changes = data_requests.change(store, made.id, done)
    undo.undo(store, changes.undo)
    undo.undo(store, data_requests.trash(store, made.id).undo)
    assert [each.request for each in data_requests.of_client(store, heir)] == [ASKED]


def test_a_request_of_a_client_that_is_gone_for_ever_waits_no_more(store: Store) -> None:
    gone = making.client(store)
    data_requests.add(store, gone, ASKED)
    clients.trash(store, gone)
    store.clock = lambda: datetime(2026, 12, 31, 3, tzinfo=UTC)
    clients.purge(store)
    assert data_requests.waiting(store, date(2026, 12, 31)) == ()
