"""Whose client it is: proposals after a check, asking for advice, and handing over."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from app.domain.entries.simple import Action, Note, Visit
from app.domain.entries.tracker import PlanTask, Process, Step
from app.domain.records import Colleague
from app.errors import Faults, NotFound, StillInCharge
from app.services import assigning, clients, colleagues, entries, undo
from app.services.workload import Load
from tests.services import making

if TYPE_CHECKING:
    from app.services.store import Store

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


def _colleague(store: Store, name: str, *fields: str) -> str:
    return colleagues.save(store, Colleague("", name, fields=fields))[0].id


@pytest.fixture
def client_id(store: Store) -> str:
    """A client of the store."""
    return making.client(store)


def test_a_check_proposes_who_knows_its_issues(store: Store, client_id: str) -> None:
    check = making.check(store, client_id)
    issues = [name for name, answer in check.answers.items() if name.startswith("q2.")]
    knows = _colleague(store, "見本 さくら", *issues)
    _colleague(store, "見本 もも")
    (found,) = assigning.proposals(store, check.id)
    assert (found.colleague.id, found.issues) == (knows, tuple(issues))
    names = assigning.field_names()
    assert len(names) == 7 + 16
    assert all(names[issue] for issue in issues)


def test_a_colleague_takes_a_client_and_it_can_be_taken_back(store: Store, client_id: str) -> None:
    taker = _colleague(store, "見本 さくら")
    changes = assigning.assign(store, client_id, taker)
    assert clients.get(store, client_id).fields.owner == taker
    undo.undo(store, changes.undo)
    assert not clients.get(store, client_id).fields.owner
    with pytest.raises(NotFound):
        assigning.assign(store, client_id, "nobody")


def test_a_colleague_is_asked_for_advice(store: Store, client_id: str) -> None:
    asked = _colleague(store, "見本 さくら")
    assigning.ask(store, client_id, asked, due_on=date(2026, 12, 1))
    (entry,) = entries.of_client(store, client_id)
    assert entry.value.owner_id() == asked
    assert entry.value.due() == date(2026, 12, 1)


def test_everything_open_is_handed_over_in_one_step(store: Store, client_id: str) -> None:
    giver, taker = _colleague(store, "見本 さくら"), _colleague(store, "見本 もも")
    other = making.client(store, "みほん商店")
    for each in (client_id, other):
        assigning.assign(store, each, giver)
    open_action, _ = entries.create(store, client_id, Action("聞く", owner=giver))
    done, _ = entries.create(store, client_id, Action("送る", owner=giver, state="done"))
    visit, _ = entries.create(store, other, Visit(starts_at=NOW, owner=giver))
    entries.create(store, other, Note("あ"))
    assert assigning.load(store, giver) == Load(clients=2, actions=1, visits=1)
    changes = assigning.hand_over(store, giver, taker)
    assert assigning.load(store, giver).total == 0
    assert assigning.load(store, taker) == Load(2, 1, 1)
    assert entries.get(store, done.id).value.owner_id() == giver
    undo.undo(store, changes.undo)
    assert assigning.load(store, giver) == Load(2, 1, 1)
    assert entries.get(store, open_action.id).value.owner_id() == giver
    assert entries.get(store, visit.id).value.owner_id() == giver


def test_who_leaves_hands_over_first(store: Store, client_id: str) -> None:
    giver, taker = _colleague(store, "見本 さくら"), _colleague(store, "見本 もも")
    assigning.assign(store, client_id, giver)
    day = date(2027, 3, 31)
    with pytest.raises(StillInCharge):
        assigning.leave(store, giver, day)
    (found,) = [each for each in colleagues.all_of_them(store) if each.id == giver]
    with pytest.raises(StillInCharge):
        colleagues.save(store, replace(found, left_on=day))
    assigning.hand_over(store, giver, taker)
    assigning.leave(store, giver, day)
    assert [each.id for each in colleagues.all_of_them(store) if not each.me] == [taker]
    with pytest.raises(NotFound):
        assigning.leave(store, "nobody", day)


def test_a_hand_over_needs_another_who_is_still_there(store: Store) -> None:
    giver, gone = _colleague(store, "見本 さくら"), _colleague(store, "見本 もも")
    with pytest.raises(Faults):
        assigning.hand_over(store, giver, giver)
    (left,) = [each for each in colleagues.all_of_them(store) if each.id == gone]
    colleagues.save(store, replace(left, left_on=date(2026, 3, 31)))
    with pytest.raises(Faults):
        assigning.hand_over(store, giver, gone)
    with pytest.raises(NotFound):
        assigning.hand_over(store, giver, "nobody")


def test_tasks_and_steps_of_plans_are_handed_over_too(store: Store, client_id: str) -> None:
    giver, taker = _colleague(store, "見本 さくら"), _colleague(store, "見本 もも")
    task, _ = entries.create(store, client_id, PlanTask("試す", "us", giver, state="doing"))
    steps = (Step("goal", "done", giver), Step("gap", "doing", giver), Step("tools", "todo", taker))
    process, _ = entries.create(store, client_id, Process(steps))
    other = making.client(store, "みほん商店")
    entries.create(store, other, Process((Step("goal", "done", giver),)))
    assert assigning.load(store, giver) == Load(clients=0, actions=2, visits=0)
    with pytest.raises(StillInCharge):
        assigning.leave(store, giver, date(2026, 11, 30))
    changes = assigning.hand_over(store, giver, taker)
    assert entries.get(store, task.id).value.owner_id() == taker
    kept = entries.get(store, process.id).value
    assert isinstance(kept, Process)
    assert [each.owner for each in kept.steps] == [giver, taker, taker]
    assert assigning.load(store, giver).total == 0
    undo.undo(store, changes.undo)
    assert assigning.load(store, giver).actions == 2
