"""What 今日 asks to be done: visits, promises, push calls, and clients not seen for long."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from app.domain import local_time
from app.domain.entries.consultation import Consultation
from app.domain.entries.simple import Action, Call, Note, Visit
from app.domain.records import ClientFields
from app.errors import Faults, NotFound
from app.services import agenda, clients, entries, undo
from app.services.agenda import AfterMeeting
from tests.services import making

if TYPE_CHECKING:
    from app.services.store import Store

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)


@pytest.fixture
def client_id(store: Store) -> str:
    """A client of a store whose clock stands still."""
    store.clock = lambda: NOW
    return making.client(store)


def _visit(store: Store, client_id: str, day: date, clock: time, state: str = "planned") -> str:
    value = Visit(state=state, starts_at=local_time.at(day, clock))  # type: ignore[arg-type]
    return entries.create(store, client_id, value)[0].id


def test_visits_of_a_day_are_those_of_japan_in_their_order(store: Store, client_id: str) -> None:
    late = _visit(store, client_id, TODAY, time(23, 59))
    early = _visit(store, client_id, TODAY, time(0, 0), "held")
    _visit(store, client_id, TODAY, time(9, 0), "cancelled")
    _visit(store, client_id, TODAY + timedelta(days=1), time(0, 0))
    _visit(store, client_id, TODAY - timedelta(days=1), time(23, 59))
    found = agenda.visits(store, TODAY, TODAY)
    assert [(each.entry.id, each.due_on) for each in found] == [(early, TODAY), (late, TODAY)]
    assert found[0].client_name == "株式会社みほん製作所"
    clients.trash(store, client_id)
    assert agenda.visits(store, TODAY, TODAY) == ()


def test_promises_come_oldest_first_and_no_more_than_asked_for(
    store: Store, client_id: str
) -> None:
    days = [TODAY - timedelta(days=3), TODAY + timedelta(days=9), TODAY - timedelta(days=8)]
    late, _, oldest = (
        entries.create(store, client_id, Action("見積を送る", due_on=day))[0].id for day in days
    )
    found = agenda.due(store, TODAY + timedelta(days=6))
    assert [each.entry.id for each in found] == [oldest, late]
    assert len(agenda.due(store, TODAY, limit=1)) == 1


def test_a_promise_is_done_or_put_off_to_a_business_day(store: Store, client_id: str) -> None:
    made, _ = entries.create(store, client_id, Action("見積を送る", due_on=date(2026, 11, 16)))
    agenda.put_off(store, made.id, TODAY)
    # One week from today is a Sunday.
    assert entries.get(store, made.id).value.due() == date(2026, 11, 30)
    changes = agenda.done(store, made.id, TODAY)
    value = entries.get(store, made.id).value
    assert isinstance(value, Action)
    assert (value.state, value.done_on, value.due()) == ("done", TODAY, None)
    undo.undo(store, changes.undo)
    assert entries.get(store, made.id).value.due() == date(2026, 11, 30)


def test_only_what_is_a_promise_can_be_done_and_a_visit_be_held(
    store: Store, client_id: str
) -> None:
    note, _ = entries.create(store, client_id, Note("あ"))
    with pytest.raises(NotFound):
        agenda.done(store, note.id, TODAY)
    with pytest.raises(NotFound):
        agenda.turn_visit(store, note.id, "held")


@pytest.mark.parametrize("state", ["held", "cancelled", "planned"])
def test_a_visit_is_held_or_cancelled(store: Store, client_id: str, state: str) -> None:
    visit = _visit(store, client_id, TODAY, time(10, 0))
    agenda.turn_visit(store, visit, state)
    assert entries.get(store, visit).value.state_code() == state


def test_who_had_a_check_and_no_consultation_is_called(store: Store, client_id: str) -> None:
    making.check(store, client_id, date(2026, 11, 1))
    other = making.client(store, "みほん商店")
    making.check(store, other, date(2026, 11, 8))
    old = making.client(store, "むかし商店")
    making.check(store, old, date(2026, 4, 1))
    found = agenda.to_call(store, TODAY)
    assert [(each.client_id, each.day) for each in found] == [
        (other, date(2026, 11, 8)),
        (client_id, date(2026, 11, 1)),
    ]
    assert len(agenda.to_call(store, TODAY, limit=1)) == 1


@pytest.mark.parametrize(
    ("value", "called"),
    [
        (Consultation(state="held", held_at=NOW), False),
        (Consultation(state="cancelled", requested_at=NOW), True),
        (Consultation(state="held", held_at=NOW - timedelta(days=60)), True),
        (Visit(starts_at=NOW + timedelta(days=3)), False),
        (Visit(state="held", starts_at=NOW), True),
        (Call(called_at=NOW, reason="push", result="no_answer"), True),
        (Call(called_at=NOW, reason="push", result="declined"), False),
        (Call(called_at=NOW, reason="follow", result="reached"), True),
    ],
)
def test_what_came_since_the_check_takes_off_the_list(
    store: Store, client_id: str, value: Consultation | Visit | Call, *, called: bool
) -> None:
    making.check(store, client_id, date(2026, 11, 1))
    entry, _ = entries.create(store, client_id, value)
    assert bool(agenda.to_call(store, TODAY)) == called
    entries.trash(store, entry.id)
    assert agenda.to_call(store, TODAY)


def test_a_push_call_is_recorded_with_the_day_to_call_again(store: Store, client_id: str) -> None:
    making.check(store, client_id, date(2026, 11, 1))
    changes = agenda.record_call(store, client_id, "call_back", again_on=date(2026, 11, 25))
    kinds = {each.kind for each in entries.of_client(store, client_id)}
    assert kinds == {"call", "action"}
    assert agenda.to_call(store, TODAY) == ()
    undo.undo(store, changes.undo)
    assert entries.of_client(store, client_id) == ()
    agenda.record_call(store, client_id, "no_answer")
    assert [each.kind for each in entries.of_client(store, client_id)] == ["call"]


def test_the_minute_after_a_meeting_is_one_step(store: Store, client_id: str) -> None:
    assert agenda.after_meeting(store, client_id, AfterMeeting(" ")) is None
    given = AfterMeeting("次は原価表を見る", date(2026, 12, 7), "みなと専門家派遣")
    changes = agenda.after_meeting(store, client_id, given)
    assert changes is not None
    found = {each.kind: 0 for each in entries.of_client(store, client_id)}
    assert set(found) == {"note", "action"}
    assert len(entries.of_client(store, client_id)) == 3
    undo.undo(store, changes.undo)
    assert entries.of_client(store, client_id) == ()
    with pytest.raises(Faults):
        agenda.after_meeting(store, client_id, AfterMeeting("あ" * 20_001))


def test_clients_not_seen_for_months_come_longest_first(store: Store, client_id: str) -> None:
    fields = ClientFields(name="おわり商店", registration="ended")
    ended = clients.create(store, fields)[0].id
    newer = making.client(store, "みほん商店")
    days = {client_id: date(2025, 1, 5), newer: date(2026, 5, 21), ended: date(2025, 1, 1)}
    for one, day in days.items():
        held = Visit(state="held", starts_at=local_time.at(day, time(10)))
        entries.create(store, one, held)
    making.client(store, "まだ商店")
    found = agenda.unseen(store, TODAY, 6)
    assert [(each.client_id, each.day) for each in found] == [
        (client_id, date(2025, 1, 5)),
        (newer, date(2026, 5, 21)),
    ]
    assert [each.client_id for each in agenda.unseen(store, TODAY, 7)] == [client_id]


def test_a_client_with_two_checks_stands_once_with_the_newer_one(
    store: Store, client_id: str
) -> None:
    making.check(store, client_id, date(2026, 9, 1))
    making.check(store, client_id, date(2026, 11, 1))
    between = making.client(store, "みほん商店")
    making.check(store, between, date(2026, 10, 1))
    assert [(each.client_id, each.day) for each in agenda.to_call(store, TODAY)] == [
        (client_id, date(2026, 11, 1)),
        (between, date(2026, 10, 1)),
    ]


def test_the_list_goes_on_beyond_the_newest_checks(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agenda, "_FIRST", 2)
    monkeypatch.setattr(agenda, "_WIDER", 1)
    people = [making.client(store, f"見本{n}商店") for n in range(5)]
    for day, one in enumerate(people, 1):
        making.check(store, one, date(2026, 11, day))
    for called in people[2:]:
        agenda.record_call(store, called, "declined")
    assert [each.client_id for each in agenda.to_call(store, TODAY)] == [people[1], people[0]]
