"""The history: every write leaves a version, one sitting is one version."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from app.domain.entries.simple import Note
from app.domain.records import Advisor, ClientFields
from app.services import clients, entries, history, profile, rows
from app.services.history import ONE_SITTING, Batch, Step

if TYPE_CHECKING:
    from app.services.store import Store

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


class _Clock:
    """A clock that is set by hand."""

    def __init__(self, store: Store) -> None:
        self.now = NOW
        store.clock = lambda: self.now

    def pass_(self, by: timedelta) -> None:
        self.now += by


@pytest.fixture
def clock(store: Store) -> _Clock:
    """The clock of the store."""
    profile.save_advisor(store, Advisor("見本 花子"))
    return _Clock(store)


@pytest.fixture
def client_id(store: Store, clock: _Clock) -> str:
    """A client that was made long before."""
    made, _ = clients.create(store, ClientFields(name="みほん商店", town="うみ町"))
    clock.pass_(timedelta(days=1))
    return made.id


def _town(store: Store, client_id: str, town: str) -> str:
    fields = clients.get(store, client_id).fields
    return clients.update(store, client_id, replace(fields, town=town))[1].undo


def test_a_sitting_is_one_version_and_says_who_and_when(
    store: Store, client_id: str, clock: _Clock
) -> None:
    first = _town(store, client_id, "や")
    clock.pass_(ONE_SITTING)
    assert _town(store, client_id, "やま町") == first
    newest, made = history.of_record(store, client_id)
    assert (made.before, made.action) == (None, "お客様の追加")
    assert newest.before is not None
    assert newest.after is not None
    assert (newest.before["value"]["town"], newest.after["value"]["town"]) == ("うみ町", "やま町")
    assert (newest.author_name, newest.at) == ("見本 花子", clock.now)


def test_after_a_pause_another_version_begins(store: Store, client_id: str, clock: _Clock) -> None:
    first = _town(store, client_id, "やま町")
    clock.pass_(ONE_SITTING + timedelta(seconds=1))
    assert _town(store, client_id, "さと町") != first
    assert len(history.of_record(store, client_id)) == 3


def test_a_clock_that_went_back_begins_another_version(
    store: Store, client_id: str, clock: _Clock
) -> None:
    first = _town(store, client_id, "やま町")
    clock.pass_(-timedelta(days=400))
    assert _town(store, client_id, "さと町") != first


def test_somebody_elses_edit_is_a_version_of_its_own(
    store: Store, client_id: str, clock: _Clock
) -> None:
    first = _town(store, client_id, "やま町")
    with store.writing() as session:
        batch = Batch(session, clock.now, "お客様の情報の変更")
        record = clients.find(session, client_id)
        batch._author = replace(batch.author, id="another", name="別の人")
        fields = replace(rows.client(record).fields, town="さと町")
        clients.rewrite(batch, record, fields, widen=True)
        assert batch.id != first
    assert history.of_record(store, client_id)[0].author_name == "別の人"


def test_nothing_changed_is_no_version(store: Store, client_id: str) -> None:
    _town(store, client_id, "うみ町")
    assert len(history.of_record(store, client_id)) == 1
    with store.writing() as session:
        Batch(session, NOW, "変更").add(Step("note", "id", None, {"value": 1}, {"value": 1}))
    assert history.of_record(store, "id") == ()


def test_a_batch_of_several_is_never_widened(store: Store, client_id: str, clock: _Clock) -> None:
    with store.writing() as session:
        batch = Batch(session, clock.now, "メモの変更")
        first = entries.add(batch, client_id, Note("あ"))
        second = entries.add(batch, client_id, Note("い"))
        entries.change(batch, first.id, Note("ああ"))
        entries.change(batch, second.id, Note("いい"))
    _, changes = entries.update(store, first.id, Note("あああ"))
    assert changes.undo != batch.id


def test_earlier_values_of_a_field(store: Store, client_id: str, clock: _Clock) -> None:
    _town(store, client_id, "やま町")
    clock.pass_(timedelta(days=1))
    _town(store, client_id, "さと町")
    clients.trash(store, client_id)
    found = history.of_field(store, client_id, "town")
    assert [(each.value, each.author_name) for each in found] == [
        ("やま町", "見本 花子"),
        ("うみ町", "見本 花子"),
    ]
    assert found[0].replaced_at == clock.now
    assert history.of_field(store, client_id, "name") == ()
