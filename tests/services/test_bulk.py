"""Many clients and checks at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.domain.entries.base import Entry
from app.domain.entries.simple import Note, Visit
from app.domain.records import CheckContext, Client, ClientFields
from app.domain.search import Search
from app.services import bulk, checks, clients, entries, finding
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
    assert finding.find(store, Search("みほん1499")).total == 1
    assert list(checks.history(store, many[0].id)) == made
    assert clients.recent(store, limit=1)[0].id == many[0].id
    another = making.client(store, "あとの商店")
    assert finding.find(store, Search("あとの")).rows[0].id == another


def test_a_client_of_the_trash_is_not_found(store: Store) -> None:
    gone = replace(_clients(1)[0], deleted_at=NOW)
    bulk.insert(store, [gone], [])
    assert finding.find(store, Search("みほん")).total == 0
    clients.restore(store, gone.id)
    assert finding.find(store, Search("みほん")).total == 1


def test_nothing_is_nothing(store: Store) -> None:
    bulk.insert(store, [], [])
    assert clients.count(store) == 0


def test_all_or_none(store: Store) -> None:
    first = making.check(store)
    with pytest.raises(IntegrityError):
        bulk.insert(store, _clients(3), [replace(first, id=new_id(), client_id="unknown")])
    assert clients.count(store) == 1
    assert finding.find(store, Search("みほん1")).total == 0


def test_entries_tags_and_the_last_contact_are_there(store: Store) -> None:
    tagged = replace(_clients(1)[0], fields=ClientFields(name="みほん", tags=("組合", "後継者")))
    bulk.insert(store, [tagged], [])
    held = Visit(state="held", starts_at=NOW)
    late = replace(held, starts_at=NOW - timedelta(days=40))
    note = Note(text="駐車場は裏")
    made = [
        Entry(new_id(), tagged.id, value, "id", "見本 花子", NOW, NOW)
        for value in (held, late, note)
    ]
    with store.writing() as session:
        assert bulk.insert_all(session, (), (), made) == 0
        tags = session.execute(text("SELECT tag FROM client_tag ORDER BY tag")).scalars()
        assert set(tags) == {"組合", "後継者"}
        seen = session.execute(text("SELECT seen_on FROM client")).scalar_one()
    assert seen == "2026-11-22"
    assert {entry.id for entry in entries.of_client(store, tagged.id)} == {e.id for e in made}
    assert finding.find(store, Search("駐車場")).total == 1
    assert clients.get(store, tagged.id).fields.tags == ("組合", "後継者")
