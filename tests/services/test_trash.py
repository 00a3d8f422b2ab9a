"""The trash: what lies there, how long, back and gone for ever."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from app.domain.entries.simple import Action, Note, Visit
from app.errors import NotFound
from app.services import clients, entries, trash, undo
from tests.services import making

if TYPE_CHECKING:
    from app.services.store import Store

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


@pytest.fixture
def client_id(store: Store) -> str:
    """A client of a store whose clock stands still."""
    store.clock = lambda: NOW
    return making.client(store)


def _later(store: Store, **delta: int) -> None:
    later = NOW + timedelta(**delta)
    store.clock = lambda: later


def _count(store: Store, table: str) -> int:
    with store.reading() as session:
        query = text(f"SELECT count(*) FROM {table}")
        return int(session.execute(query).scalar_one())


def test_clients_and_entries_lie_there_with_the_days_left(store: Store, client_id: str) -> None:
    note, _ = entries.create(store, client_id, Note("駐車場は裏"))
    entries.trash(store, note.id)
    blank, _ = entries.create(store, client_id, Visit(starts_at=NOW))
    _later(store, days=1)
    entries.trash(store, blank.id)
    other = making.client(store, "別の店")
    gone, _ = entries.create(store, other, Note("あ"))
    entries.trash(store, gone.id)
    _later(store, days=2)
    clients.trash(store, other)
    _later(store, days=2, hours=1)
    found = trash.contents(store)
    assert [(each.kind, each.client_name, each.words, each.days_left) for each in found] == [
        ("client", "別の店", "", 30),
        ("visit", "株式会社みほん製作所", "", 29),
        ("note", "株式会社みほん製作所", "駐車場は裏", 28),
    ]


def test_it_comes_back(store: Store, client_id: str) -> None:
    note, _ = entries.create(store, client_id, Note("あ"))
    entries.trash(store, note.id)
    trash.bring_back(store, trash.contents(store)[0])
    clients.trash(store, client_id)
    trash.bring_back(store, trash.contents(store)[0])
    assert trash.contents(store) == ()
    assert [each.id for each in entries.of_client(store, client_id)] == [note.id]


def test_an_entry_goes_for_ever_with_its_versions_and_what_hung_on_it(
    store: Store, client_id: str
) -> None:
    visit, _ = entries.create(store, client_id, Visit(starts_at=NOW))
    entries.create(store, client_id, Action("電話する"), parent=visit.id)
    kept, _ = entries.create(store, client_id, Note("あ"))
    thrown = entries.trash(store, visit.id)
    line = next(each for each in trash.contents(store) if each.id == visit.id)
    changes = trash.erase(store, line)
    assert client_id in changes.ids
    assert trash.contents(store) == ()
    assert [each.id for each in entries.of_client(store, client_id)] == [kept.id]
    assert _count(store, "version") == 2
    with pytest.raises(NotFound):
        undo.undo(store, thrown.undo)
    with pytest.raises(NotFound):
        trash.erase(store, line)


def test_a_client_goes_for_ever(store: Store, client_id: str) -> None:
    entries.create(store, client_id, Note("あ"))
    making.check(store, client_id)
    clients.trash(store, client_id)
    (line,) = trash.contents(store)
    trash.erase(store, line)
    for table in ("client", "entry", "version", "finished_check", "entry_search", "client_search"):
        assert _count(store, table) == 0, table


def test_what_came_back_meanwhile_stays(store: Store, client_id: str) -> None:
    note, _ = entries.create(store, client_id, Note("あ"))
    entries.trash(store, note.id)
    (line,) = trash.contents(store)
    entries.restore(store, note.id)
    with pytest.raises(NotFound):
        trash.erase(store, line)
    clients.trash(store, client_id)
    (line,) = trash.contents(store)
    clients.restore(store, client_id)
    with pytest.raises(NotFound):
        trash.erase(store, line)
    assert len(entries.of_client(store, client_id)) == 1


def test_after_thirty_days_entries_go_by_themselves(store: Store, client_id: str) -> None:
    note, _ = entries.create(store, client_id, Note("あ"))
    entries.trash(store, note.id)
    _later(store, days=30)
    clients.purge(store)
    assert len(trash.contents(store)) == 1
    _later(store, days=30, seconds=1)
    assert note.id in clients.purge(store).ids
    assert (_count(store, "entry"), trash.contents(store)) == (0, ())


def test_a_kind_of_a_newer_version_is_passed_over(store: Store, client_id: str) -> None:
    note, _ = entries.create(store, client_id, Note("あ"))
    entries.trash(store, note.id)
    with store.writing() as session:
        session.execute(text("UPDATE entry SET kind = 'hologram'"))
    assert trash.contents(store) == ()
