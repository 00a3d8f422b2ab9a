"""What was done between two checks, from a real history."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from app.domain.entries.choosing import Indicator, Measured
from app.domain.entries.tracker import PlanTask, Process, Step
from app.domain.progress import Progress
from app.services import entries, progress, reporting
from tests.services import making

if TYPE_CHECKING:
    from app.services.store import Store

BEGUN, UNTIL = date(2026, 5, 1), date(2026, 11, 22)


def at(store: Store, month: int, day: int = 10) -> None:
    """Let it be this day of 2026."""
    store.clock = lambda: datetime(2026, month, day, 3, tzinfo=UTC)


def test_tasks_that_were_done_in_between(store: Store) -> None:
    client = making.client(store)
    at(store, 4)
    early = entries.create(store, client, PlanTask(text="前に済んだ"))[0]
    entries.update(store, early.id, PlanTask(text="前に済んだ", state="done"))
    task = entries.create(store, client, PlanTask(text="間に済んだ"))[0]
    late = entries.create(store, client, PlanTask(text="後で済んだ"))[0]
    entries.create(store, client, PlanTask(text="まだ"))
    at(store, 9)
    entries.update(store, task.id, PlanTask(text="間に済んだ", state="done"))
    entries.update(store, early.id, PlanTask(text="前に済んだ", state="done", note="あとがき"))
    at(store, 12)
    entries.update(store, late.id, PlanTask(text="後で済んだ", state="done"))
    assert progress.between(store, client, BEGUN, UNTIL).tasks == ("間に済んだ",)


def test_steps_that_were_done_in_between(store: Store) -> None:
    client = making.client(store)
    done = Process(steps=(Step("dream", "done"),))
    at(store, 4)
    entry = entries.create(store, client, done)[0]
    at(store, 9)
    now = replace(done, steps=(*done.steps, Step("goal", "done"), Step("present", "doing")))
    entries.update(store, entry.id, now)
    at(store, 12)
    later = replace(now, steps=(*now.steps[:2], Step("present", "done")))
    entries.update(store, entry.id, later)
    assert progress.between(store, client, BEGUN, UNTIL).steps == ("goal",)


def test_steps_of_a_process_that_was_begun_in_between(store: Store) -> None:
    client = making.client(store)
    at(store, 9)
    entries.create(store, client, Process(steps=(Step("dream", "done"), Step("goal"))))
    assert progress.between(store, client, BEGUN, UNTIL).steps == ("dream",)


def test_indicators_that_moved(store: Store) -> None:
    client = making.client(store)
    measured = (Measured(date(2026, 10, 1), 12.0),)
    value = Indicator(name="締め", unit="分", before=30.0, before_on=BEGUN, measured=measured)
    entries.create(store, client, value)
    (move,) = progress.between(store, client, BEGUN, UNTIL).moves
    assert (move.before, move.now) == (30.0, 12.0)


def test_nothing_was_done(store: Store) -> None:
    assert progress.between(store, making.client(store), BEGUN, UNTIL) == Progress()


def test_a_result_says_it_when_there_is_an_earlier_check(store: Store) -> None:
    client = making.client(store)
    first = making.check(store, client, BEGUN)
    assert reporting.content(store, first.id).changes == ()
    at(store, 9)
    entries.create(store, client, PlanTask(text="レジを試す", state="done"))
    second = making.check(store, client, UNTIL)
    assert reporting.content(store, second.id).changes == ("計画の「レジを試す」が済みました。",)
