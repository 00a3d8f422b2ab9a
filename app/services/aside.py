"""What is kept beside a client so that it is found: last contact, latest answers, all its words.

The row of the index holds the words of the whole client, those of its profile, its entries and
its checks, so that words of a note and of the name find it together.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import func, select, text

from app import library
from app.domain import answer_marks, search
from app.domain.entries.kinds import KINDS
from app.domain.entries.simple import Action
from app.domain.scoring import score
from app.models.entries import EntryRecord
from app.models.tables import CheckState, ClientRecord, FinishedCheck
from app.services import bodies, lookup, marks, rows
from app.services.portions import portions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

    from sqlalchemy.orm import Session

_VISION = "q1.vision"
_GIVE = text("INSERT OR REPLACE INTO entry_search(rowid, grams) VALUES (:number, :grams)")
_TAKE = text("DELETE FROM entry_search WHERE rowid = :number")


def refresh(session: Session, *client_ids: str) -> None:
    """Compute it all anew for these clients, inside the caller's transaction."""
    session.flush()
    for some in portions(client_ids):
        _refresh(session, some)


def _refresh(session: Session, ids: list[str]) -> None:
    seen, (told, promised) = _seen(session, ids), _told(session, ids)
    segments: dict[str, str | None] = {}
    latest: dict[str, tuple[tuple[date, datetime], str]] = {}
    for client_id, check in _checks(session, ids):
        answers = json.loads(check.answers)
        told[client_id] += check_words(check, answers)
        if client_id not in segments:
            segments[client_id] = _segment(check, answers)
        made = (check.conducted_on, check.finished_at), answer_marks.packed(answers)
        latest[client_id] = max(made, latest.get(client_id, made))
    given, taken = [], []
    for record in session.scalars(select(ClientRecord).where(ClientRecord.id.in_(ids))).all():
        record.seen_on = seen.get(record.id)
        record.latest_segment = segments.get(record.id)
        record.open_actions = promised[record.id]
        record.latest_marks = latest[record.id][1] if record.id in latest else ""
        if record.deleted_at is not None:
            taken.append({"number": record.number})
            continue
        profile = [word for _, word in search.texts(rows.client(record).fields)]
        grams = lookup.all_grams([*profile, *told[record.id]], marks.of_client(record))
        given.append({"number": record.number, "grams": grams})
    session.flush()
    for statement, values in ((_GIVE, given), (_TAKE, taken)):
        if values:
            session.execute(statement, values)


def _seen(session: Session, ids: list[str]) -> Mapping[str, date]:
    """The latest day of a contact or of a check, by client."""
    contacts = select(EntryRecord.client_id, func.max(EntryRecord.contact_on)).where(
        EntryRecord.client_id.in_(ids),
        EntryRecord.deleted_at.is_(None),
    )
    checks = select(CheckState.client_id, func.max(CheckState.conducted_on)).where(
        CheckState.client_id.in_(ids), CheckState.superseded_by.is_(None)
    )
    found: dict[str, date] = {}
    for query in (
        contacts.group_by(EntryRecord.client_id),
        checks.group_by(CheckState.client_id),
    ):
        for client_id, day in session.execute(query):
            if day is not None:
                found[client_id] = max(day, found.get(client_id, day))
    return found


def _told(session: Session, ids: list[str]) -> tuple[defaultdict[str, list[str]], Counter[str]]:
    """The words of the entries, and how many actions are still to be done, by client."""
    # Without the kind among the conditions: the planner would take its index and read them all.
    query = select(
        EntryRecord.client_id, EntryRecord.kind, EntryRecord.state, EntryRecord.body
    ).where(EntryRecord.client_id.in_(ids), EntryRecord.deleted_at.is_(None))
    found: defaultdict[str, list[str]] = defaultdict(list)
    promised: Counter[str] = Counter()
    for client_id, kind, state, body in session.execute(query):
        promised[client_id] += kind == Action.kind and state == "open"
        if kind in KINDS:  # those of a newer version are unknown
            found[client_id] += bodies.entry(kind, json.loads(body)).words()
    return found, promised


def _checks(session: Session, ids: list[str]) -> Iterator[tuple[str, FinishedCheck]]:
    """Clients and their checks, the full ones first, of these the latest."""
    query = (
        select(CheckState.client_id, FinishedCheck)
        .join(FinishedCheck, FinishedCheck.id == CheckState.check_id)
        .where(CheckState.client_id.in_(ids), CheckState.superseded_by.is_(None))
        .order_by(
            FinishedCheck.item_set,
            CheckState.conducted_on.desc(),
            FinishedCheck.finished_at.desc(),
        )
    )
    for row in session.execute(query):
        yield row.client_id, row.FinishedCheck


def check_words(record: FinishedCheck, answers: Mapping[str, str]) -> list[str]:
    """What a person may look for in a check: the vision in the owner's words, and the memo."""
    return [word for word in (answers.get(_VISION, ""), record.memo) if word]


def _segment(record: FinishedCheck, answers: Mapping[str, str]) -> str | None:
    if record.item_set != "full":
        return None
    try:
        source = library.questionnaire(record.questionnaire, record.version)
    except KeyError:  # of a newer version of the application
        return None
    return score(source, answers, industry=record.industry).segment
