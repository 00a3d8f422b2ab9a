"""Undo and redo of batches: what was changed is put back, what came since stays."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from app.domain.changes import Kind
from app.domain.entries.simple import Action, Note, Visit
from app.domain.entries.tracker import Process, Step
from app.domain.records import ClientFields
from app.domain.search import Search
from app.errors import NotFound
from app.paths import DataFolder
from app.services import client_import, clients, documents, entries, finding, undo
from app.services import store as stores
from tests.services import making, tables
from tests.services.conftest import CHEAP, PASSPHRASE

if TYPE_CHECKING:
    from app.services.store import Store

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


def _town(store: Store, client_id: str, **changed: Any) -> str:
    fields = clients.get(store, client_id).fields
    return clients.update(store, client_id, replace(fields, **changed))[1].undo


def test_a_creation_is_taken_back_into_the_trash_and_done_again(store: Store) -> None:
    client, made = clients.create(store, ClientFields("みほん商店", tags=("組合",)))
    back = undo.undo(store, made.undo)
    assert finding.find(store, Search("みほん")).total == 0
    assert [row.id for row in clients.trashed(store)] == [client.id]
    assert back.concerns(Kind.CLIENT)
    assert back.action == "お客様の追加"
    undo.undo(store, back.undo)
    assert finding.find(store, Search("みほん")).total == 1
    assert clients.get(store, client.id).fields == client.fields


def test_a_change_is_taken_back_and_what_came_since_stays(store: Store) -> None:
    client_id = making.client(store)
    store.clock = lambda: NOW
    batch = _town(store, client_id, town="やま町")
    store.clock = lambda: datetime(2026, 11, 23, tzinfo=UTC)
    _town(store, client_id, phone="053-1")
    undo.undo(store, batch)
    fields = clients.get(store, client_id).fields
    assert (fields.town, fields.phone) == ("", "053-1")


def test_what_an_import_filled_and_somebody_corrected_stays(store: Store, tmp_path: Path) -> None:
    client, _ = clients.create(store, ClientFields("山田商店", corporate_number="1180301018771"))
    head = ("会社名", "法人番号", "メール", "電話", "都道府県", "市区町村", "タグ")
    row = ("山田商店", "1180301018771", "a@example.jp", "053-1", "愛知県", "新城市", "酒蔵")
    path = tables.csv_file(tmp_path / "a.csv", [head, row])
    plan = client_import.look(store, path).plan
    _, done = client_import.take_in(store, plan, client_import.examine(store, plan), {})
    fields = clients.get(store, client.id).fields
    assert (fields.email, fields.town, fields.tags) == ("a@example.jp", "新城市", ("酒蔵",))
    _town(store, client.id, email="b@example.jp", town="豊橋市", tags=("朝市", "酒蔵"))
    back = undo.undo(store, done.undo)
    fields = clients.get(store, client.id).fields
    assert (fields.email, fields.phone, fields.tags) == ("b@example.jp", "", ("朝市",))
    assert (fields.prefecture, fields.town) == ("23", "豊橋市")  # an address is one
    undo.undo(store, back.undo)
    fields = clients.get(store, client.id).fields
    assert (fields.email, fields.phone) == ("b@example.jp", "053-1")
    assert set(fields.tags) == {"朝市", "酒蔵"}


def test_one_thrown_away_again_since_stays_as_long_as_then(store: Store) -> None:
    client_id = making.client(store)
    store.clock = lambda: NOW
    clients.trash(store, client_id)
    back = clients.restore(store, client_id)
    later = NOW.replace(day=25)
    store.clock = lambda: later
    clients.trash(store, client_id)
    undo.undo(store, back.undo)
    assert clients.get(store, client_id).deleted_at == later


def test_a_document_goes_back_as_a_whole_or_not_at_all(store: Store) -> None:
    made, _ = documents.add(store, making.client(store), "a.txt", b"one")
    _, second = documents.new_version(store, made.id, b"two")
    documents.new_version(store, made.id, b"ten")
    undo.undo(store, second.undo)
    value = documents.value_of(entries.get(store, made.id))
    assert documents.content(store, value) == b"ten"
    assert value.sha256 == hashlib.sha256(b"ten").hexdigest()


def test_steps_that_somebody_changed_since_stay(store: Store) -> None:
    client_id = making.client(store)
    made, _ = entries.create(store, client_id, Process((Step("goal"), Step("gap"))))
    store.clock = lambda: NOW
    value = Process((Step("goal", "done"), Step("gap", "doing")))
    _, changes = entries.update(store, made.id, value)
    store.clock = lambda: NOW.replace(day=25)
    value = Process((Step("dream"), Step("goal", "skipped"), Step("gap", "doing")))
    entries.update(store, made.id, value)
    undo.undo(store, changes.undo)
    assert entries.get(store, made.id).value == Process(
        (Step("dream"), Step("goal", "skipped"), Step("gap"))
    )


def test_an_entry_thrown_away_comes_back_with_what_hung_on_it(store: Store) -> None:
    client_id = making.client(store)
    visit, _ = entries.create(store, client_id, Visit(state="held", starts_at=NOW))
    entries.create(store, client_id, Action("電話する"), parent=visit.id)
    before = entries.of_client(store, client_id)
    changes = entries.trash(store, visit.id)
    back = undo.undo(store, changes.undo)
    assert back.concerns(Kind.ENTRY)
    after = entries.of_client(store, client_id)
    assert [(each.id, each.value) for each in after] == [(each.id, each.value) for each in before]
    undo.undo(store, back.undo)
    assert entries.of_client(store, client_id) == ()


def test_a_client_in_the_trash_still_gives_back_its_entries(store: Store) -> None:
    client_id = making.client(store)
    note, made = entries.create(store, client_id, Note("あ"))
    clients.trash(store, client_id)
    undo.undo(store, made.undo)
    assert entries.get(store, note.id).deleted_at is not None


def test_the_trash_of_a_client_is_taken_back(store: Store) -> None:
    client_id = making.client(store)
    changes = clients.trash(store, client_id)
    undo.undo(store, changes.undo)
    assert clients.count(store) == 1
    assert finding.find(store, Search("みほん")).total == 1
    changes = clients.trash(store, client_id)
    restored = clients.restore(store, client_id)
    undo.undo(store, restored.undo)
    assert clients.count(store) == 0


def test_what_is_not_there_cannot_be_taken_back(store: Store) -> None:
    with pytest.raises(NotFound):
        undo.undo(store, "no such batch")
    client_id = making.client(store)
    _, made = entries.create(store, client_id, Note("あ"))
    with store.writing() as session:
        session.execute(text("DELETE FROM entry"))
    with pytest.raises(NotFound):
        undo.undo(store, made.undo)


_WORDS = st.sampled_from(("あ", "やま町", "うみ町", "053-111"))
_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("client"), st.sampled_from(("town", "phone", "note")), _WORDS),
        st.tuples(st.just("add"), st.just(""), _WORDS),
        st.tuples(st.just("edit"), st.just(""), _WORDS),
        st.tuples(st.just("trash"), st.just(""), st.just("")),
    ),
    max_size=12,
)


def _do(store: Store, client_id: str, step: tuple[str, str, str]) -> str:
    kind, name, word = step
    alive = entries.of_client(store, client_id)
    if kind == "client":
        return _town(store, client_id, **{name: word})
    if kind == "add":
        return entries.create(store, client_id, Note(word))[1].undo
    if not alive:
        return ""
    if kind == "edit":
        return entries.update(store, alive[0].id, Note(word))[1].undo
    return entries.trash(store, alive[-1].id).undo


def _state(store: Store, client_id: str) -> tuple[object, ...]:
    alive = sorted((each.id, str(each.value)) for each in entries.of_client(store, client_id))
    return (clients.get(store, client_id).fields, tuple(alive))


@settings(max_examples=25, deadline=None)
@given(_STEPS)
def test_all_taken_back_is_the_start_and_all_done_again_the_end(
    steps: list[tuple[str, str, str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store, _ = stores.create(
            DataFolder(Path(folder) / "data"), PASSPHRASE, secrets=None, _kdf=CHEAP
        )
        try:
            client_id = making.client(store)
            start = _state(store, client_id)
            batches: list[str] = []
            for step in steps:
                batch = _do(store, client_id, step)
                if batch and batch not in batches and _known(store, batch):
                    batches.append(batch)
                elif batch in batches and batches[-1] != batch:
                    batches.remove(batch)
                    batches.append(batch)
            end = _state(store, client_id)
            back = [undo.undo(store, batch).undo for batch in reversed(batches)]
            assert _state(store, client_id) == start
            for batch in reversed(back):
                if _known(store, batch):
                    undo.undo(store, batch)
            assert _state(store, client_id) == end
        finally:
            store.close()


def _known(store: Store, batch: str) -> bool:
    """Whether the batch changed anything at all."""
    with store.reading() as session:
        query = text("SELECT count(*) FROM version WHERE batch = :batch")
        return bool(session.execute(query, {"batch": batch}).scalar_one())


def test_a_day_is_put_back_as_a_day(store: Store) -> None:
    client_id = making.client(store)
    action, _ = entries.create(store, client_id, Action("電話する", due_on=date(2026, 12, 1)))
    _, changes = entries.update(store, action.id, Action("電話する"))
    undo.undo(store, changes.undo)
    assert entries.get(store, action.id).value == Action("電話する", due_on=date(2026, 12, 1))


def test_an_edit_after_undo_is_a_step_of_its_own(store: Store) -> None:
    store.clock = lambda: NOW
    client_id = making.client(store)
    undo.undo(store, _town(store, client_id, town="やま町"))
    changed = _town(store, client_id, town="うみ町")
    undo.undo(store, changed)
    assert clients.get(store, client_id).fields.town == ""


def test_a_write_of_nothing_new_leaves_nothing_to_take_back(store: Store) -> None:
    client_id = making.client(store)
    note, _ = entries.create(store, client_id, Note("あ"))
    _, changes = entries.update(store, note.id, Note("あ"))
    assert changes.undo == ""
    assert _town(store, client_id) == ""
    assert clients.restore(store, client_id).undo == ""


def test_a_field_that_came_with_a_newer_version_goes_back_to_its_default(store: Store) -> None:
    client_id = making.client(store)
    note, _ = entries.create(store, client_id, Note("あ"))
    with store.writing() as session:
        session.execute(text('UPDATE entry SET body = \'{"text":"あ"}\''))
    _, changes = entries.update(store, note.id, Note("い", date(2026, 1, 5)))
    back = undo.undo(store, changes.undo)
    assert entries.get(store, note.id).value == Note("あ")
    assert back.ids == {note.id, client_id}
