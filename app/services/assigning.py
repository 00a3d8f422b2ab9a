"""Whose client it is: colleagues proposed after a check, asked for advice, and handing over."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app import library
from app.domain import assignment, scoring
from app.domain.changes import Changes, Kind
from app.domain.entries.simple import Action
from app.errors import Fault, Faults, NotFound
from app.models.entries import ColleagueRecord, EntryRecord
from app.models.tables import ClientRecord
from app.services import bodies, checks, clients, colleagues, entries, rows, workload
from app.services.history import Batch

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.domain.assignment import Proposal
    from app.services.store import Store
    from app.services.workload import Load


def proposals(store: Store, check_id: str) -> tuple[Proposal, ...]:
    """The colleagues whose fields match this check. Raises NotFound."""
    check = checks.get(store, check_id)
    scored = scoring.score(
        library.questionnaire(check.questionnaire, check.version),
        check.answers,
        industry=check.industry,
        item_set=check.item_set,  # type: ignore[arg-type]
    )
    return assignment.propose(scored, colleagues.all_of_them(store))


def field_names() -> dict[str, str]:
    """The names of the fields a colleague may know: the seven issues, then the tools."""
    source = library.questionnaire()
    return {item.id: item.short or item.label for item in _fields(source)}


def assign(store: Store, client_id: str, colleague_id: str) -> Changes:
    """Make a colleague the one who is in charge of a client. Raises NotFound."""
    with store.writing() as session:
        _colleague(session, colleague_id)
        batch = Batch(session, store.clock(), "担当の変更")
        _give(batch, clients.find(session, client_id), colleague_id)
        return _changes(batch, client_id)


def ask(store: Store, client_id: str, colleague_id: str, *, due_on: date | None = None) -> Changes:
    """Note that a colleague is asked for advice, as an action of theirs. Raises NotFound."""
    with store.writing() as session:
        name = _colleague(session, colleague_id).name
        batch = Batch(session, store.clock(), "相談の依頼")
        value = Action(f"{name}さんに相談する", due_on=due_on, owner=colleague_id)
        entries.add(batch, client_id, value)
        return _changes(batch, client_id)


def load(store: Store, colleague_id: str) -> Load:
    """How much a hand-over would move."""
    with store.reading() as session:
        return workload.of(session, colleague_id)


def hand_over(store: Store, giver: str, taker: str) -> Changes:
    """Give every client, open action, task, step and planned meeting to a colleague, in one step.

    Raises Faults when both are the same or the taker has left, NotFound.
    """
    with store.writing() as session:
        _colleague(session, giver)
        if giver == taker or _colleague(session, taker).left_on is not None:
            raise Faults((Fault("taker", "引き継ぐ相手を、ほかの担当者から選んでください。"),))
        batch = Batch(session, store.clock(), "担当の引き継ぎ")
        given = session.scalars(select(ClientRecord).where(ClientRecord.owner == giver))
        fields = {client.id: rows.client(client).fields for client in given}
        owned = {client_id: replace(each, owner=taker) for client_id, each in fields.items()}
        clients.rewrite_all(batch, owned)
        for row in session.scalars(select(EntryRecord).where(*workload.tasks_of(giver))).all():
            value: Any = bodies.entry(row.kind, json.loads(row.body))
            entries.change(batch, row.id, replace(value, owner=taker))
        for row, process in workload.steps_of(session, giver):
            entries.change(batch, row.id, process.handed(giver, taker))
        return _changes(batch, giver, taker)


def leave(store: Store, colleague_id: str, left_on: date) -> Changes:
    """Note the day a colleague left; nothing may be in their hands any more.

    Raises StillInCharge, NotFound.
    """
    with store.reading() as session:
        _colleague(session, colleague_id)
    (found,) = [
        each for each in colleagues.all_of_them(store, gone=True) if each.id == colleague_id
    ]
    return colleagues.save(store, replace(found, left_on=left_on))[1]


def _fields(source: Any) -> list[Any]:
    return [*source.section("q2").items, *source.section("q3").items]


def _give(batch: Batch, client: ClientRecord, colleague_id: str) -> None:
    fields = replace(rows.client(client).fields, owner=colleague_id)
    clients.rewrite(batch, client, fields)


def _colleague(session: Session, colleague_id: str) -> ColleagueRecord:
    row = session.get(ColleagueRecord, colleague_id)
    if row is None:
        raise NotFound("担当者")
    return row


def _changes(batch: Batch, *ids: str) -> Changes:
    kinds = frozenset({Kind.CLIENT, Kind.ENTRY, Kind.COLLEAGUE})
    return Changes(kinds, frozenset(ids), batch.undo, batch.action)
