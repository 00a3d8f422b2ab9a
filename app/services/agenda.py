"""What 今日 asks the advisor to do: visits of the day, promises, calls, and whom we miss.

The push call (プッシュ型の相談): the pilot of the report called businesses after their check and
offered a consultation, because few ask by themselves. Whoever finished a check and has neither a
consultation, nor a planned visit, nor an answer to such a call since, stands on the list.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Date, bindparam, func, select, text

from app.domain import follow_up, local_time
from app.domain.entries.kinds import KINDS
from app.domain.entries.simple import Action, Call, Note, Visit
from app.errors import NotFound
from app.models.entries import EntryRecord
from app.models.tables import ClientRecord
from app.services import colleagues, entries, holidays
from app.services.entries import Due
from app.services.history import Batch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from sqlalchemy import ColumnElement, Row, Select
    from sqlalchemy.orm import Session

    from app.domain.changes import Changes
    from app.domain.entries.base import Value
    from app.services.store import Store

_FIRST, _WIDER = 100, 10  # checks to look at first; how much wider when too few came of them
CALL_WITHIN_MONTHS = 6  # an offer refers to a check that is still remembered

# The latest checks first: the first one of a client that comes is its latest one.
_CHECKED = text(
    """
    SELECT client_id, conducted_on FROM check_state
    WHERE superseded_by IS NULL AND conducted_on >= :since ORDER BY conducted_on DESC, check_id
    LIMIT :some OFFSET :past
    """
).bindparams(bindparam("since", type_=Date))
# Of some of them, as a JSON array of client and day, those without what takes off the list.
_CALLS = text(
    """
    SELECT c.id, c.name, c.phone, p.value ->> 1 AS day
    FROM json_each(:pairs) AS p CROSS JOIN client AS c ON c.id = p.value ->> 0
    WHERE c.deleted_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM entry AS e INDEXED BY ix_entry_client
        WHERE e.client_id = c.id AND e.deleted_at IS NULL
        AND e.at >= date(p.value ->> 1, '-1 day') || 'T15' AND (
            (e.kind = 'consultation' AND e.state <> 'cancelled')
            OR (e.kind = 'visit' AND e.state = 'planned')
            OR (e.kind = 'call' AND e.state <> 'no_answer'
                AND json_extract(e.body, '$.reason') = 'push')
        )
    )
    ORDER BY p.key LIMIT :limit
    """
)
_UNSEEN = text(
    """
    SELECT id, name, phone, seen_on AS day FROM client
    WHERE deleted_at IS NULL AND seen_on < :before
    AND coalesce(registration, '') NOT IN ('paused', 'ended')
    ORDER BY seen_on, number LIMIT :limit
    """
).bindparams(bindparam("before", type_=Date))


@dataclass(frozen=True, slots=True)
class ClientDay:
    """A client and the day that matters: of the last check, or of the last contact."""

    client_id: str
    name: str
    phone: str
    day: date


@dataclass(frozen=True, slots=True)
class AfterMeeting:
    """What is noted in the minute after a meeting; everything may be left empty."""

    memo: str = ""
    follow_on: date | None = None
    referred_to: str = ""


def visits(store: Store, first: date, last: date, *, limit: int = 100) -> tuple[Due, ...]:
    """The visits from one day to another that are planned or were held, the earliest first."""
    query = (
        _with_client()
        .where(
            EntryRecord.kind == Visit.kind,
            EntryRecord.deleted_at.is_(None),
            EntryRecord.state != "cancelled",
            EntryRecord.at >= local_time.at(first, local_time.MIDNIGHT),
            EntryRecord.at < local_time.at(last + timedelta(days=1), local_time.MIDNIGHT),
        )
        .order_by(EntryRecord.at, EntryRecord.number)
        .limit(limit)
    )
    with store.reading() as session:
        return tuple(
            Due(entries.entry(row), local_time.day_of(row.at), name)
            for row, name in session.execute(query)
        )


def due(store: Store, until: date, *, limit: int = 100) -> tuple[Due, ...]:
    """As `entries.due`, but no more than so many: the oldest promises first."""
    query = (
        _with_client()
        .where(EntryRecord.due_on <= until, EntryRecord.deleted_at.is_(None))
        .order_by(EntryRecord.due_on, EntryRecord.number)
        .limit(limit)
    )
    with store.reading() as session:
        return tuple(
            Due(entries.entry(row), row.due_on, name)
            for row, name in session.execute(query)
            if row.due_on is not None and row.kind in KINDS
        )


def to_call(store: Store, today: date, *, limit: int = 100) -> tuple[ClientDay, ...]:
    """The clients to offer a consultation to, those with the newest check first."""
    since = follow_up.add_months(today, -CALL_WITHIN_MONTHS)
    found: list[ClientDay] = []
    met: set[str] = set()
    with store.reading() as session:
        for checks in _checked(session, since):
            new: dict[str, str] = {}
            for client_id, day in checks:  # the newest first: the first one of a client counts
                if client_id not in met:
                    new.setdefault(client_id, day)
            met |= new.keys()
            pairs = json.dumps(list(new.items()))
            left = session.execute(_CALLS, {"pairs": pairs, "limit": limit - len(found)})
            found += [_client_day(row) for row in left]
            if len(found) >= limit:
                break
    return tuple(found)


def _checked(session: Session, since: date) -> Iterator[Sequence[Row[str, str]]]:
    """Clients and days of the checks since that day, the newest first, a few at the beginning.

    The newest few are picked while reading, where sorting all of them would take much longer.
    """
    past, some = 0, _FIRST
    while True:
        window = {"since": since, "past": past, "some": some}
        checks = session.execute(_CHECKED, window).all()
        yield checks
        if len(checks) < some:
            return
        past, some = past + some, some * _WIDER


def unseen(store: Store, today: date, months: int, *, limit: int = 100) -> tuple[ClientDay, ...]:
    """The clients without contact for so many months, the longest first.

    Those whose support rests or ended are left out.
    """
    before = follow_up.add_months(today, -months)
    return _clients(store, _UNSEEN, before=before, limit=limit)


def done(store: Store, entry_id: str, today: date) -> Changes:
    """A next action is done. Raises NotFound."""
    value = _action(store, entry_id)
    changed = replace(value, state="done", done_on=today)
    return entries.update(store, entry_id, changed, action="済んだ印")[1]


def put_off(store: Store, entry_id: str, today: date) -> Changes:
    """A next action is due on the business day one week later. Raises NotFound."""
    value = _action(store, entry_id)
    later = max(value.due_on or today, today) + timedelta(weeks=1)
    changed = replace(value, due_on=follow_up.business_day(later, holidays.is_holiday))
    return entries.update(store, entry_id, changed, action="期限の変更")[1]


def turn_visit(store: Store, entry_id: str, state: str) -> Changes:
    """A visit was held, or is cancelled (planned, held, cancelled). Raises NotFound."""
    value = entries.get(store, entry_id).value
    if not isinstance(value, Visit):
        raise NotFound("訪問")
    changed: dict[str, Any] = {"state": state}
    action = {"held": "実施の印", "cancelled": "訪問の取りやめ"}.get(state, "訪問の変更")
    return entries.update(store, entry_id, replace(value, **changed), action=action)[1]


def record_call(
    store: Store, client_id: str, result: str, *, again_on: date | None = None
) -> Changes:
    """Record a push call, and with a day to call again the action for it, in one step.

    Raises NotFound.
    """
    found: list[Value] = [Call(called_at=store.clock(), reason="push", result=result)]
    if again_on is not None:
        found.append(Action("もう一度電話する", due_on=again_on, owner=colleagues.me(store)))
    return _add_all(store, client_id, found, action="電話の記録")


def after_meeting(
    store: Store, client_id: str, given: AfterMeeting, *, parent: str = ""
) -> Changes | None:
    """Keep what was noted after a meeting, in one step; None when nothing was.

    Raises Faults, NotFound.
    """
    found: list[Value] = []
    memo, referred = given.memo.strip(), given.referred_to.strip()
    if memo:
        found.append(Note(memo, local_time.day_of(store.clock())))
    if given.follow_on is not None:
        found.append(Action("その後を聞く", due_on=given.follow_on, owner=colleagues.me(store)))
    if referred:
        found.append(Action(f"{referred}に紹介する", owner=colleagues.me(store)))
    if not found:
        return None
    return _add_all(store, client_id, found, action="面談後の記録", parent=parent)


def _add_all(
    store: Store, client_id: str, values: Sequence[Value], *, action: str, parent: str = ""
) -> Changes:
    with store.writing() as session:
        batch = Batch(session, store.clock(), action)
        made = [entries.add(batch, client_id, value, parent=parent) for value in values]
        return entries.changes(batch, made[0].id, client_id)


def _action(store: Store, entry_id: str) -> Action:
    value = entries.get(store, entry_id).value
    if not isinstance(value, Action):
        raise NotFound("次にすること")
    return value


def _with_client() -> Select[EntryRecord, str]:
    """Entries of clients that are there.

    The expression around the day of deletion keeps SQLite from walking over all clients first:
    it has to begin with the few entries of the days.
    """
    present: ColumnElement[bool] = func.ifnull(ClientRecord.deleted_at, 0) == 0
    return (
        select(EntryRecord, ClientRecord.name)
        .join(ClientRecord, ClientRecord.id == EntryRecord.client_id)
        .where(present)
    )


def _clients(store: Store, query: Any, **values: Any) -> tuple[ClientDay, ...]:
    with store.reading() as session:
        return tuple(_client_day(row) for row in session.execute(query, values))


def _client_day(row: Any) -> ClientDay:
    return ClientDay(row.id, row.name, row.phone, date.fromisoformat(row.day))
