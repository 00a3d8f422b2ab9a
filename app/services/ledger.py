"""The ledger of consents: given, withdrawn, asked for; kept three years after the last record.

Events are rows that never change. What was recorded by mistake is cancelled by another event
(`void`), so that undoing leaves its trace too. A merged client's ledger is its heir's.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, or_, select

from app.domain import consents, local_time
from app.domain.changes import Changes, Kind
from app.domain.consents import Consent, Terms
from app.errors import Fault, Faults, NotFound
from app.models.ledger import ConsentRecord, DataRequestRecord, DisclosureRecord, LedgerHeir
from app.models.tables import ClientRecord
from app.services import bodies, clients, colleagues
from app.services.check_input import storable
from app.services.store import Store, new_id

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from sqlalchemy.orm import Session

_LOGS = (ConsentRecord, DisclosureRecord, DataRequestRecord)


@dataclass(frozen=True, slots=True)
class Gone:
    """A client who is gone, whose its ledger is (its own or its heir's), and its last record."""

    client_id: str
    heir: str
    last: date


def grant(
    store: Store, client_id: str, terms: Terms, *, text: str, version: str
) -> tuple[Consent, Changes]:
    """Record a consent with the very text that was agreed to. Raises Faults, NotFound."""
    with store.writing() as session:
        made = add(session, store.clock(), client_id, terms, text=text, version=version)
        return made, changes(client_id, made.id)


def add(
    session: Session, now: datetime, client_id: str, terms: Terms, *, text: str, version: str
) -> Consent:
    """Record a consent inside the caller's transaction. Raises Faults, NotFound."""
    found = consents.faults(terms, local_time.day_of(now))
    if found:
        raise Faults(found)
    row = ConsentRecord(
        event="grant",
        purpose=terms.purpose,
        recipient=storable(terms.recipient).strip(),
        items=bodies.text(terms.items),
        way=terms.way,
        given_by=storable(terms.given_by).strip(),
        on_day=terms.given_on,
        until=terms.until,
        text_version=version,
        text=text,
        text_hash=consents.text_hash(text),
        note=storable(terms.note).strip(),
        **about(session, now, client_id),
    )
    session.add(row)
    return _consent(row, None)


def withdraw(store: Store, consent_id: str, on: date, *, note: str = "") -> Changes:
    """Record that a consent was withdrawn. Raises Faults (a day to come), NotFound."""
    with store.writing() as session:
        row = _grant(session, consent_id)
        return _event(session, store.clock(), row, event="withdrawal", on=on, note=note)


def void(store: Store, event_id: str) -> Changes:
    """Cancel an event of consent that was recorded by mistake. Raises NotFound."""
    with store.writing() as session:
        row = session.get(ConsentRecord, event_id)
        if row is None:
            raise NotFound("同意の記録")
        now = store.clock()
        return _event(session, now, row, event="void", on=local_time.day_of(now), note="")


def of_client(store: Store, client_id: str) -> tuple[Consent, ...]:
    """The consents of a client, the latest first; those recorded by mistake are left out."""
    with store.reading() as session:
        return read(session, client_id)


def get(store: Store, consent_id: str) -> Consent:
    """A consent. Raises NotFound."""
    with store.reading() as session:
        row = _grant(session, consent_id)
        found = read(session, row.client_id)
    for each in found:
        if each.id == consent_id:
            return each
    raise NotFound("同意の記録")


def read(session: Session, client_id: str) -> tuple[Consent, ...]:
    """The consents of a client inside the caller's transaction, the latest first."""
    rows = session.scalars(
        select(ConsentRecord)
        .where(ConsentRecord.client_id.in_(same_as(session, client_id)))
        .order_by(ConsentRecord.recorded_at, ConsentRecord.id)
    ).all()
    return _folded(rows)


def read_handing(session: Session) -> dict[str, tuple[Consent, ...]]:
    """The consents to hand something to others, of all clients at once, by client."""
    query = select(ConsentRecord).where(
        or_(ConsentRecord.event != "grant", ConsentRecord.purpose.in_(consents.HANDING))
    )
    heirs = _heirs(session)
    merged = session.execute(
        select(ClientRecord.id, ClientRecord.merged_into).where(
            ClientRecord.merged_into.is_not(None)
        )
    )
    heirs |= {client_id: heir for client_id, heir in merged if heir is not None}
    rows: dict[str, list[ConsentRecord]] = {}
    for row in session.scalars(query.order_by(ConsentRecord.recorded_at, ConsentRecord.id)):
        rows.setdefault(_final(row.client_id, heirs), []).append(row)
    return {client_id: _folded(each) for client_id, each in rows.items()}


def _folded(rows: Sequence[ConsentRecord]) -> tuple[Consent, ...]:
    """What the events of a client come to."""
    voided = {row.refers_to for row in rows if row.event == "void"}
    good = [row for row in rows if row.id not in voided]
    withdrawn: dict[str, ConsentRecord] = {}
    for row in good:
        if row.event == "withdrawal" and row.refers_to is not None:
            first = withdrawn.get(row.refers_to)
            if first is None or row.on_day < first.on_day:
                withdrawn[row.refers_to] = row
    given = [_consent(row, withdrawn.get(row.id)) for row in good if row.event == "grant"]
    return tuple(sorted(given, key=_order, reverse=True))


def same_as(session: Session, client_id: str) -> tuple[str, ...]:
    """The ids of a client and of all that were merged into it."""
    found, fresh = [client_id], [client_id]
    while fresh:
        merged = session.scalars(
            select(ClientRecord.id).where(ClientRecord.merged_into.in_(fresh))
        ).all()
        gone = session.scalars(
            select(LedgerHeir.client_id).where(LedgerHeir.heir_id.in_(fresh))
        ).all()
        fresh = [each for each in (*merged, *gone) if each not in found]
        found += fresh
    return tuple(found)


def expire(store: Store) -> Changes:
    """Remove the ledgers of clients who are gone, three years after their last record."""
    today = local_time.day_of(store.clock())
    with store.writing() as session:
        old = [each for each in gone(session) if consents.kept_until(each.last) < today]
        ids = [each.client_id for each in old]
        for table in _LOGS:
            session.execute(delete(table).where(table.client_id.in_(ids)))
        session.execute(delete(LedgerHeir).where(LedgerHeir.client_id.in_(ids)))
        return Changes(frozenset({Kind.LEDGER}), frozenset(ids))


def gone(session: Session) -> tuple[Gone, ...]:
    """The clients of the ledger who are here no more, and whose heir is not either."""
    last: dict[str, date] = {}
    for table in _LOGS:
        for client_id, at in session.execute(
            select(table.client_id, func.max(table.recorded_at)).group_by(table.client_id)
        ):
            day = local_time.day_of(at)
            last[client_id] = max(day, last.get(client_id, day))
    present = set(session.scalars(select(ClientRecord.id)))
    heirs = _heirs(session)
    found = (Gone(each, _final(each, heirs), day) for each, day in last.items())
    return tuple(each for each in found if each.heir not in present)


def about(session: Session, now: datetime, client_id: str) -> dict[str, Any]:
    """What every new row says of its client and its writer. Raises NotFound."""
    client = clients.find(session, client_id)
    return stamp(session, now) | {
        "client_id": client_id,
        "client_name": client.name,
    }


def changes(client_id: str, *ids: str) -> Changes:
    """What a write of the ledger changed."""
    return Changes(frozenset({Kind.LEDGER}), frozenset({client_id, *ids}))


def stamp(session: Session, now: datetime) -> dict[str, Any]:
    """What every new row says of its writer."""
    author = colleagues.author(session, now)
    return {
        "id": new_id(),
        "recorded_by": author.id,
        "recorded_name": author.name,
        "recorded_at": now,
    }


def _event(
    session: Session, now: datetime, row: ConsentRecord, *, event: str, on: date, note: str
) -> Changes:
    if on > local_time.day_of(now):
        raise Faults((Fault("on", "日は、きょうまでの日にしてください。"),))
    made = ConsentRecord(
        event=event,
        refers_to=row.id,
        on_day=on,
        note=storable(note).strip(),
        client_id=row.client_id,
        client_name=row.client_name,
        **stamp(session, now),
    )
    session.add(made)
    return changes(row.client_id, row.id, made.id)


def _heirs(session: Session) -> dict[str, str]:
    found = session.execute(select(LedgerHeir.client_id, LedgerHeir.heir_id))
    return {client_id: heir_id for client_id, heir_id in found}  # noqa: C416 - a result is no mapping


def _final(client_id: str, heirs: dict[str, str]) -> str:
    while client_id in heirs:
        client_id = heirs[client_id]
    return client_id


def _grant(session: Session, consent_id: str) -> ConsentRecord:
    row = session.get(ConsentRecord, consent_id)
    if row is None or row.event != "grant":
        raise NotFound("同意の記録")
    return row


def _order(consent: Consent) -> tuple[date, datetime]:
    return consent.terms.given_on, consent.recorded_at


def _consent(row: ConsentRecord, withdrawal: ConsentRecord | None) -> Consent:
    return Consent(
        id=row.id,
        client_id=row.client_id,
        client_name=row.client_name,
        terms=Terms(
            purpose=row.purpose,
            given_on=row.on_day,
            recipient=row.recipient,
            items=tuple(json.loads(row.items)),
            way=row.way,
            given_by=row.given_by,
            until=row.until,
            note=row.note,
        ),
        text_version=row.text_version,
        text=row.text,
        text_hash=row.text_hash,
        recorded_by=row.recorded_name,
        recorded_at=row.recorded_at,
        withdrawn_on=None if withdrawal is None else withdrawal.on_day,
        withdrawal="" if withdrawal is None else withdrawal.id,
    )
