"""Consultations over all clients: found by what they are about, and suggested by a check."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import case, func, or_, select

from app import library
from app.domain import consultation_codes, local_time
from app.domain.entries.consultation import Consultation
from app.models.entries import EntryRecord
from app.models.tables import ClientRecord
from app.reports.compose import score_of
from app.services import checks, entries

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy import ColumnElement

    from app.domain.entries.base import Entry
    from app.reports.content import Thing
    from app.services.store import Store

PAGE = 100
# Referrals that wait for somebody's answer come first, those that are over last.
_WAITING = ("applied", "prior", "considering", "dispatched", "done", "withdrawn")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; "" and None leave a thing open. `category` may be a main part alone.

    `asker` and `category` are asked of consultations only.
    """

    kind: Literal["consultation", "referral"] = "consultation"
    state: str = ""
    category: str = ""
    asker: str = ""
    owner: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A record with the name of its client."""

    entry: Entry
    client_name: str


def find(store: Store, wanted: Wanted, *, offset: int = 0, limit: int = PAGE) -> tuple[Found, ...]:
    """The records looked for: consultations the latest first, referrals by what waits first."""
    query = (
        select(EntryRecord, ClientRecord.name)
        .join(ClientRecord, ClientRecord.id == EntryRecord.client_id)
        .where(
            EntryRecord.kind == wanted.kind,
            EntryRecord.deleted_at.is_(None),
            ClientRecord.deleted_at.is_(None),
            *_conditions(wanted),
        )
        .order_by(*_order(wanted.kind))
        .offset(offset)
        .limit(limit)
    )
    with store.reading() as session:
        return tuple(Found(entries.entry(row), name) for row, name in session.execute(query))


def from_check(store: Store, check_id: str, *, now: datetime, owner: str) -> Consultation:
    """A consultation about a finished check: its issues as 課題, with a guess of the categories.

    Raises NotFound.
    """
    check = checks.get(store, check_id)
    questionnaire = library.questionnaire(check.questionnaire, check.version)
    score = score_of(questionnaire, check)
    flagged = sorted(score.flagged, key=lambda each: (-each.weight, -each.todo))
    issues = [each.issue for each in flagged]
    return Consultation(
        state="held",
        held_at=now,
        owner=owner,
        check_id=check_id,
        issue="\n".join(f"・{questionnaire.items[issue].label}" for issue in issues),
        future=check.answers.get("q1.vision", ""),
        categories=consultation_codes.of_issues(issues),
    )


def about_thing(
    store: Store, check_id: str, thing: Thing, *, now: datetime, owner: str
) -> Consultation:
    """A consultation that the owner asks for about one of the three things. Raises NotFound."""
    check = checks.get(store, check_id)
    return Consultation(
        state="requested",
        requested_at=now,
        owner=owner,
        check_id=check.id,
        issue=thing.title,
        future=check.answers.get("q1.vision", ""),
        categories=consultation_codes.of_issues([thing.id]),
    )


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    row, found = EntryRecord, []
    if wanted.state:
        found.append(row.state == wanted.state)
    if wanted.owner:
        found.append(row.owner == wanted.owner)
    if wanted.since:
        found.append(row.at >= local_time.at(wanted.since, time()))
    if wanted.until:
        found.append(row.at < local_time.at(wanted.until + timedelta(days=1), time()))
    if wanted.asker:
        found.append(row.facet == wanted.asker)
    if wanted.category:
        inside = [
            code
            for code in (*consultation_codes.MAIN, *consultation_codes.categories())
            if code == wanted.category or code.startswith(f"{wanted.category}.")
        ]
        found.append(or_(*(_holds(f'"{code}"') for code in inside)))
    return found


def _holds(text: str) -> ColumnElement[bool]:
    """Whether the body holds this piece of JSON.

    Its quotes cannot come from a text of the body, where they are written with a backslash; so
    no body need be read as JSON, which keeps a search through all of them fast.
    """
    return func.instr(EntryRecord.body, text) > 0


def _order(kind: str) -> tuple[Any, ...]:
    latest = (EntryRecord.at.desc(), EntryRecord.number.desc())
    if kind == "consultation":
        return latest
    places = {state: place for place, state in enumerate(_WAITING)}
    return (case(places, value=EntryRecord.state, else_=len(places)), *latest)
