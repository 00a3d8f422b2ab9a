"""Gathers from the history of a client what was done and what moved between two days."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, cast

from app.domain import local_time
from app.domain.entries.choosing import Indicator
from app.domain.entries.tracker import PlanTask, Process
from app.domain.progress import Progress, moves
from app.services import bodies, entries, history

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from app.domain.entries.base import Entry, Value
    from app.services.history import Version
    from app.services.store import Store

DONE = "done"


def between(store: Store, client_id: str, begun: date, until: date) -> Progress:
    """What was done after `begun` and until `until`, both days of the business."""
    kinds = (PlanTask.kind, Process.kind, Indicator.kind)
    tasks, steps, indicators = [], [], []
    for entry in entries.of_client(store, client_id, kinds=kinds):
        if isinstance(entry.value, Indicator):
            indicators.append(entry.value)
        elif isinstance(entry.value, Process):
            steps += _steps(store, entry, entry.value, begun, until)
        elif _is_done(entry.value) and _done_then(store, entry, begun, until):
            tasks.append(cast("PlanTask", entry.value).text)
    return Progress(tuple(tasks), tuple(steps), moves(indicators, begun, until))


def _done_then(store: Store, entry: Entry, begun: date, until: date) -> bool:
    """Whether the last change to "done" lies between the days."""
    turned = (
        local_time.day_of(version.at)
        for version, before, after in _values(store, entry)
        if _is_done(after) and not _is_done(before)
    )
    return any(begun < day <= until for day in islice(turned, 1))


def _is_done(value: Value | None) -> bool:
    return isinstance(value, PlanTask) and value.state == DONE


def _steps(store: Store, entry: Entry, now: Process, begun: date, until: date) -> list[str]:
    """The steps that are done now, were done by `until`, and were not yet on `begun`."""
    then, late = Process(), now
    for version, before, after in _values(store, entry):
        day = local_time.day_of(version.at)
        if day > until and isinstance(before, Process):
            late = before
        if day <= begun and isinstance(after, Process):
            then = after
            break
    return [
        step.code
        for step in now.steps
        if {step.state, late.step(step.code).state} == {DONE} and then.step(step.code).state != DONE
    ]


def _values(store: Store, entry: Entry) -> Iterator[tuple[Version, Value | None, Value | None]]:
    """The changes of an entry with its values before and after, the newest first."""
    for version in history.of_record(store, entry.id):
        states = (version.before, version.after)
        before, after = (
            bodies.entry(entry.value.kind, state["value"]) if state else None for state in states
        )
        yield version, before, after
