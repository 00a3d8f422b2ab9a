"""Many clients and checks at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import IntegrityError

from app.domain.records import CheckContext, Client, ClientFields
from app.services import bulk, checks, clients
from app.services.store import new_id
from tests.services import making

if TYPE_CHECKING:
    from app.services.store import Store

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


def _clients(count: int) -> list[Client]:
    return [
        Client(new_id(), ClientFields(name=f"みほん{at}", kana=f"ミホン{at}"), NOW, NOW)
        for at in range(count)
    ]


def test_clients_and_checks_are_there_and_found(store: Store) -> None:
    store.clock = lambda: NOW - timedelta(days=1)
    first = making.check(store)
    many = _clients(1_500)
    later = NOW + timedelta(days=1)
    made = [
        replace(first, id=new_id(), client_id=many[0].id, finished_at=later),
        replace(
            first,
            id=new_id(),
            client_id=many[0].id,
            finished_at=NOW,
            context=CheckContext(date(2025, 1, 1)),
        ),
    ]
    changes = bulk.insert(store, many, made)
    assert not changes.ids
    assert clients.count(store) == 1_501
    assert clients.get(store, many[7].id) == many[7]
    assert clients.search(store, "みほん1499").total == 1
    assert list(checks.history(store, many[0].id)) == made
    assert clients.recent(store, limit=1)[0].id == many[0].id
    another = making.client(store, "あとの商店")
    assert clients.search(store, "あとの").rows[0].id == another


def test_a_client_of_the_trash_is_not_found(store: Store) -> None:
    gone = replace(_clients(1)[0], deleted_at=NOW)
    bulk.insert(store, [gone], [])
    assert clients.search(store, "みほん").total == 0
    clients.restore(store, gone.id)
    assert clients.search(store, "みほん").total == 1


def test_nothing_is_nothing(store: Store) -> None:
    bulk.insert(store, [], [])
    assert clients.count(store) == 0


def test_all_or_none(store: Store) -> None:
    first = making.check(store)
    with pytest.raises(IntegrityError):
        bulk.insert(store, _clients(3), [replace(first, id=new_id(), client_id="unknown")])
    assert clients.count(store) == 1
    assert clients.search(store, "みほん1").total == 0
