"""Entries of clients: made, changed, thrown away, brought back, found when they are due."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from app.domain.changes import Kind
from app.domain.entries.choosing import Flow, FlowStep, ToolComparison
from app.domain.entries.figures import YearFigures
from app.domain.entries.simple import Action, Call, Note, Visit
from app.errors import Faults, NotFound, PlaceTaken
from app.services import clients, entries, undo
from app.services.history import Batch
from tests.services import making

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.store import Store

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
DAY = date(2026, 11, 22)
HELD = Visit(state="held", starts_at=NOW, memo="奥さまも同席")


@pytest.fixture
def client_id(store: Store) -> str:
    """A client of a store whose clock stands still."""
    store.clock = lambda: NOW
    return making.client(store)


def _seen(store: Store, client_id: str) -> str | None:
    with store.reading() as session:
        query = text("SELECT seen_on FROM client WHERE id = :id")
        found: str | None = session.execute(query, {"id": client_id}).scalar_one()
        return found


def test_an_entry_is_kept_as_it_was_given(store: Store, client_id: str) -> None:
    made, changes = entries.create(store, client_id, HELD)
    assert entries.get(store, made.id) == made
    assert (made.value, made.created_at, made.parent) == (HELD, NOW, "")
    assert changes.concerns(Kind.ENTRY)
    assert changes.ids == {made.id, client_id}
    assert (changes.action, bool(changes.undo)) == ("訪問・面談の追加", True)


def test_the_latest_comes_first_and_kinds_can_be_chosen(store: Store, client_id: str) -> None:
    note, _ = entries.create(store, client_id, Note("あ", date(2026, 1, 5)))
    visit, _ = entries.create(store, client_id, HELD)
    undated, _ = entries.create(store, client_id, Note("い"))
    assert entries.of_client(store, client_id) == (undated, visit, note)
    assert entries.of_client(store, client_id, kinds=("note",)) == (undated, note)
    assert entries.of_client(store, making.client(store, "別の店")) == ()


def test_faults_keep_nothing(store: Store, client_id: str) -> None:
    with pytest.raises(Faults):
        entries.create(store, client_id, Note(" "))
    made, _ = entries.create(store, client_id, Note("あ"))
    with pytest.raises(Faults):
        entries.update(store, made.id, Note(""))
    assert entries.of_client(store, client_id) == (made,)


def test_an_entry_needs_a_client_that_is_there(store: Store, client_id: str) -> None:
    with pytest.raises(NotFound):
        entries.create(store, "nobody", Note("あ"))
    clients.trash(store, client_id)
    with pytest.raises(NotFound):
        entries.create(store, client_id, Note("あ"))
    with pytest.raises(NotFound):
        entries.update(store, "nothing", Note("あ"))


def test_what_is_thrown_away_takes_along_what_hangs_on_it(store: Store, client_id: str) -> None:
    visit, _ = entries.create(store, client_id, HELD)
    promise, _ = entries.create(store, client_id, Action("電話する"), parent=visit.id)
    assert entries.children(store, visit.id) == (promise,)
    entries.trash(store, visit.id)
    assert entries.of_client(store, client_id) == ()
    gone = entries.of_client(store, client_id, trashed=True)
    assert {each.id for each in gone} == {visit.id, promise.id}
    with pytest.raises(NotFound):
        entries.trash(store, visit.id)
    entries.restore(store, visit.id)
    entries.restore(store, visit.id)
    assert {each.id for each in entries.of_client(store, client_id)} == {visit.id, promise.id}


def test_what_was_thrown_away_before_stays_when_the_rest_comes_back(
    store: Store, client_id: str
) -> None:
    visit, _ = entries.create(store, client_id, HELD)
    promise, _ = entries.create(store, client_id, Action("電話する"), parent=visit.id)
    entries.trash(store, promise.id)
    store.clock = lambda: NOW + timedelta(minutes=1)
    entries.trash(store, visit.id)
    entries.restore(store, visit.id)
    assert [each.id for each in entries.of_client(store, client_id)] == [visit.id]


def test_a_kind_of_a_newer_version_is_passed_over(store: Store, client_id: str) -> None:
    newer, _ = entries.create(store, client_id, Action("あ", due_on=DAY))
    note, _ = entries.create(store, client_id, Note("い"))
    with store.writing() as session:
        update = text("UPDATE entry SET kind = 'hologram' WHERE id = :id")
        session.execute(update, {"id": newer.id})
    assert entries.of_client(store, client_id) == (note,)
    assert entries.due(store, DAY) == ()


def test_the_last_contact_follows_what_is_written(store: Store, client_id: str) -> None:
    assert _seen(store, client_id) is None
    call, _ = entries.create(
        store, client_id, Call(called_at=NOW - timedelta(days=3), result="reached")
    )
    assert _seen(store, client_id) == "2026-11-19"
    visit, _ = entries.create(store, client_id, HELD)
    assert _seen(store, client_id) == "2026-11-22"
    entries.update(store, visit.id, replace(HELD, state="cancelled"))
    assert _seen(store, client_id) == "2026-11-19"
    making.check(store, client_id, date(2026, 11, 20))
    assert _seen(store, client_id) == "2026-11-20"
    entries.trash(store, call.id)
    assert _seen(store, client_id) == "2026-11-20"


def test_what_is_due_comes_in_order_with_its_client(store: Store, client_id: str) -> None:
    late, _ = entries.create(store, client_id, Action("あ", due_on=DAY - timedelta(days=9)))
    soon, _ = entries.create(store, client_id, Action("い", due_on=DAY, owner="someone"))
    entries.create(store, client_id, Action("う", due_on=DAY, state="done"))
    entries.create(store, client_id, Action("え", due_on=DAY + timedelta(days=1)))
    entries.create(store, client_id, Action("お"))
    found = entries.due(store, DAY)
    assert [each.entry.id for each in found] == [late.id, soon.id]
    assert (found[0].client_name, found[0].due_on) == (
        "株式会社みほん製作所",
        DAY - timedelta(days=9),
    )
    assert [each.entry.id for each in entries.due(store, DAY, owner="me")] == [late.id]
    clients.trash(store, client_id)
    assert entries.due(store, DAY) == ()


def test_an_entry_goes_to_another_client(store: Store, client_id: str) -> None:
    other = making.client(store, "別の店")
    visit, _ = entries.create(store, client_id, HELD)
    with store.writing() as session:
        entries.move(Batch(session, NOW, "統合"), visit.id, other)
    assert entries.get(store, visit.id).client_id == other
    assert (_seen(store, client_id), _seen(store, other)) == (None, "2026-11-22")


def test_what_a_newer_version_wrote_beside_stays(store: Store, client_id: str) -> None:
    note, _ = entries.create(store, client_id, Note("あ"))
    with store.writing() as session:
        body = json.dumps({"text": "あ", "on": None, "colour": "red"})
        session.execute(
            text("UPDATE entry SET body = :body WHERE id = :id"), {"body": body, "id": note.id}
        )
    entries.update(store, note.id, Note("い"))
    with store.reading() as session:
        kept = session.execute(text("SELECT body FROM entry")).scalar_one()
    assert json.loads(kept) == {"text": "い", "on": None, "colour": "red"}


def test_marks_of_an_earlier_version_stay_with_their_points(store: Store, client_id: str) -> None:
    made, _ = entries.create(store, client_id, ToolComparison("会計"))
    with store.writing() as session:
        old = {"title": "会計", "points": [{"name": "使いやすさ"}, {"name": "費用"}],
               "candidates": [{"name": "A社", "marks": [3, 1]}]}  # fmt: skip
        session.execute(
            text("UPDATE entry SET body = :body WHERE id = :id"),
            {"body": json.dumps(old), "id": made.id},
        )
    before = entries.get(store, made.id).value
    assert isinstance(before, ToolComparison)
    shorter = replace(before, points=before.points[1:])
    after, changes = entries.update(store, made.id, shorter)
    assert isinstance(after.value, ToolComparison)
    assert after.value.candidates[0].mark(after.value.points[0]) == 1
    undo.undo(store, changes.undo)
    assert entries.get(store, made.id).value == before


def test_a_fiscal_year_is_kept_once(store: Store, client_id: str) -> None:
    march = YearFigures(date(2026, 3, 31), sales=1)
    first, _ = entries.create(store, client_id, march)
    second, _ = entries.create(store, client_id, YearFigures(date(2025, 3, 31)))
    entries.create(store, making.client(store, "別の店"), march)
    twice = YearFigures(date(2026, 3, 1), cash=-1)
    writes: tuple[Callable[[], object], ...] = (
        lambda: entries.create(store, client_id, twice),
        lambda: entries.update(store, second.id, twice),
    )
    for write in writes:
        with pytest.raises(Faults) as caught:
            write()
        assert [fault.place for fault in caught.value.faults] == ["cash", "year_end"]
    entries.update(store, first.id, replace(march, year_end=date(2026, 3, 30)))


def test_a_year_comes_back_only_where_no_other_has_its_place(store: Store, client_id: str) -> None:
    march, june = date(2026, 3, 31), date(2026, 6, 30)
    first, _ = entries.create(store, client_id, YearFigures(march))
    thrown = entries.trash(store, first.id)
    second, _ = entries.create(store, client_id, YearFigures(march))
    _, moved = entries.update(store, second.id, YearFigures(june))
    entries.restore(store, first.id)
    with pytest.raises(PlaceTaken) as caught:
        undo.undo(store, moved.undo)
    assert caught.value.title == "2026年3月期の数字は、もうあります。"
    entries.trash(store, first.id)
    undo.undo(store, moved.undo)
    ways: tuple[Callable[[], object], ...] = (
        lambda: entries.restore(store, first.id),
        lambda: undo.undo(store, thrown.undo),
    )
    for bring in ways:
        with pytest.raises(PlaceTaken):
            bring()
    assert [each.id for each in entries.of_client(store, client_id)] == [second.id]


def test_two_of_a_year_that_came_together_can_still_be_written(
    store: Store, client_id: str
) -> None:
    march = YearFigures(date(2026, 3, 31))
    made, _ = entries.create(store, client_id, march)
    other, _ = entries.create(store, making.client(store, "別の店"), march)
    with store.writing() as session:
        entries.move(Batch(session, NOW, "統合"), other.id, client_id)
    changed, changes = entries.update(store, made.id, replace(march, sales=2))
    assert changed.value == replace(march, sales=2)
    undo.undo(store, changes.undo)
    assert entries.get(store, made.id).value == march


def test_some_states_can_be_chosen(store: Store, client_id: str) -> None:
    open_one, _ = entries.create(store, client_id, Action("電話する"))
    entries.create(store, client_id, Action("済んだこと", state="done"))
    entries.create(store, client_id, HELD)
    found = entries.of_client(store, client_id, kinds=("action",), states=("open",))
    assert found == (open_one,)


def test_the_last_contact_is_the_latest_that_was_kept(store: Store, client_id: str) -> None:
    assert entries.last_contact(store, client_id) is None
    entries.create(store, client_id, Visit(starts_at=NOW + timedelta(days=3)))
    entries.create(store, client_id, HELD)
    call, _ = entries.create(store, client_id, Call(called_at=NOW + timedelta(days=1)))
    assert entries.last_contact(store, client_id) == DAY + timedelta(days=1)
    entries.trash(store, call.id)
    assert entries.last_contact(store, client_id) == DAY


def test_a_new_order_is_a_step_of_its_own(store: Store, client_id: str) -> None:
    book, count = FlowStep("社長", "帳面に書く"), FlowStep("奥さま", "数える")
    made, _ = entries.create(store, client_id, Flow("請求", before=(book,)))
    _, typed = entries.update(store, made.id, Flow("請求", before=(book, count)))
    _, moved = entries.update(store, made.id, Flow("請求", before=(count, book)))
    assert (typed.action, moved.action) == ("業務の流れの変更", "業務の流れの並べかえ")
    undo.undo(store, moved.undo)
    assert entries.get(store, made.id).value == Flow("請求", before=(book, count))


def test_with_a_client_everything_goes_for_ever(store: Store, client_id: str) -> None:
    entries.create(store, client_id, HELD)
    clients.trash(store, client_id)
    store.clock = lambda: NOW + timedelta(days=31)
    clients.purge(store)
    with store.reading() as session:
        for table in ("client", "entry", "version", "client_tag", "client_search"):
            count = session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()
            assert count == 0, table


def test_taking_back_a_creation_takes_what_hangs_on_it(store: Store) -> None:
    client_id = making.client(store)
    visit, made = entries.create(store, client_id, Note("訪ねた"))
    promise, _ = entries.create(store, client_id, Action("送る"), parent=visit.id)
    back = undo.undo(store, made.undo)
    assert entries.of_client(store, client_id) == ()
    again = undo.undo(store, back.undo)
    assert {each.id for each in entries.of_client(store, client_id)} == {visit.id, promise.id}
    entries.trash(store, visit.id)
    undo.undo(store, again.undo)  # nothing is left to throw away
    assert entries.of_client(store, client_id) == ()
