"""Tests of `app.services.planning`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.services import planning, tracker, undo
from app.services.planning import Suggestion
from tests.services import making

if TYPE_CHECKING:
    from app.services.store import Store

STEP = Suggestion("12月22日までに、表を作る。", date(2026, 12, 22), "1枚の分数", "よろず支援拠点")


def test_a_step_is_taken_once_and_can_be_taken_back(store: Store) -> None:
    client = making.client(store)
    changes = planning.take(store, client, STEP)
    assert changes is not None
    (task,) = tracker.plan(store, client).tasks
    assert (task.text, task.due_on, task.measure) == (STEP.text, STEP.due_on, STEP.measure)
    assert task.note == "うまくいったかの見方：1枚の分数"
    assert planning.take(store, client, STEP) is None
    assert planning.taken(store, client) == {STEP.text}
    undo.undo(store, changes.undo)
    assert planning.taken(store, client) == frozenset()


def test_a_step_without_a_number_has_no_note(store: Store) -> None:
    client = making.client(store)
    planning.take(store, client, Suggestion("電話する", date(2026, 12, 1)))
    (task,) = tracker.plan(store, client).tasks
    assert task.note == ""
