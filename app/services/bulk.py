"""Many clients and finished checks at once: sample data and imports, in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, text
from sqlalchemy import insert as insert_into

from app.domain.changes import Changes, Kind
from app.models.base import Utc
from app.models.entries import ClientTag, EntryRecord
from app.models.tables import CheckState, ClientRecord, FinishedCheck
from app.services import aside, lookup, rows
from app.services.portions import portions

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from typing import Any

    from sqlalchemy.orm import Session

    from app.domain.entries.base import Entry
    from app.domain.records import Check, Client
    from app.services.store import Store

_TOUCH = text("UPDATE client SET touched_at = :at WHERE id = :id AND touched_at < :at").bindparams(
    bindparam("at", type_=Utc)
)
_INDEX = text("INSERT INTO client_search(rowid, grams) VALUES (:number, :grams)")


def insert_all(
    session: Session,
    clients: Iterable[Client],
    checks: Iterable[Check],
    entries: Iterable[Entry] = (),
) -> int:
    """Write clients, what belongs to them, and what they are found by; gives how many clients.

    Inside the caller's transaction, and without history: what a person writes goes through
    `app.services.clients` and `app.services.entries`.
    """
    touched: dict[str, None] = {}
    count = 0
    for batch in portions(clients):
        _insert_clients(session, batch)
        touched |= dict.fromkeys(client.id for client in batch)
        count += len(batch)
    for checked in portions(checks):
        session.execute(
            insert_into(FinishedCheck), [rows.check_columns(check) for check in checked]
        )
        session.execute(insert_into(CheckState), [rows.state_columns(check) for check in checked])
        latest = [{"id": name, "at": at} for name, at in _latest(checked).items()]
        session.execute(_TOUCH, latest)
        touched |= dict.fromkeys(each.client_id for each in checked)
    for told in portions(entries):
        session.execute(insert_into(EntryRecord), [rows.entry_columns(each) for each in told])
        touched |= dict.fromkeys(each.client_id for each in told)
    aside.refresh(session, *touched)
    return count


def _insert_clients(session: Session, batch: list[Client]) -> None:
    number = session.execute(text("SELECT coalesce(max(number), 0) FROM client")).scalar_one()
    columns, grams = [], []
    for client in batch:
        number += 1
        columns.append(_client_columns(client, number))
        if client.deleted_at is None:
            grams.append({"number": number, "grams": lookup.grams(client.fields)})
    session.execute(insert_into(ClientRecord), columns)
    tags = [{"client_id": client.id, "tag": tag} for client in batch for tag in client.fields.tags]
    if tags:
        session.execute(insert_into(ClientTag), tags)
    if grams:
        session.execute(_INDEX, grams)


def insert(store: Store, clients: Iterable[Client], checks: Iterable[Check]) -> Changes:
    """Write clients and the checks that belong to them, all or none.

    The values are taken as they are: fields must be tidy, codes and answers valid.
    """
    with store.writing() as session:
        insert_all(session, clients, checks)
    return Changes(frozenset({Kind.CLIENT, Kind.CHECK}))


def _client_columns(client: Client, number: int) -> dict[str, Any]:
    return {
        "number": number,
        "id": client.id,
        "created_at": client.created_at,
        "updated_at": client.updated_at,
        "touched_at": client.updated_at,
        "deleted_at": client.deleted_at,
        **rows.client_columns(client.fields),
    }


def _latest(checks: list[Check]) -> dict[str, datetime]:
    """When each client was last worked with."""
    found: dict[str, datetime] = {}
    for check in checks:
        at = found.get(check.client_id)
        found[check.client_id] = check.finished_at if at is None else max(at, check.finished_at)
    return found
