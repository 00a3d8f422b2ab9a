"""What people ask of us about their data (個人情報保護法 33–35), until it is answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.domain import consents
from app.domain.changes import Changes, Kind
from app.domain.consents import DataRequest, Request
from app.errors import Faults, NotFound
from app.models.ledger import DataRequestRecord
from app.models.tables import ClientRecord
from app.services import bodies, history, ledger
from app.services.check_input import storable
from app.services.heirs import final
from app.services.history import Batch, Step

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.services.store import Store

RECORD = "data_request"
_FIELDS = ("kind", "person", "received_on", "due_on", "state", "answered_on", "answer")


@dataclass(frozen=True, slots=True)
class DueRequest:
    """A request that waits for its answer, with the name of the client now."""

    id: str
    client_id: str
    client_name: str
    kind: str
    due_on: date


def add(store: Store, client_id: str, request: Request) -> tuple[DataRequest, Changes]:
    """Record a request. Raises Faults, NotFound."""
    _demand(request)
    with store.writing() as session:
        batch = Batch(session, store.clock(), "請求の記録")
        row = DataRequestRecord(**_columns(request), **ledger.about(session, batch.now, client_id))
        session.add(row)
        batch.add(Step(RECORD, row.id, client_id, None, _state(row)))
        return _value(row), _changes(batch, row)


def change(store: Store, request_id: str, request: Request) -> tuple[DataRequest, Changes]:
    """Change a request, such as write what was answered. Raises Faults, NotFound."""
    _demand(request)
    with store.writing() as session:
        batch = Batch(session, store.clock(), "請求の記録の変更")
        row = _find(session, request_id)
        before = _state(row)
        for name, value in _columns(request).items():
            setattr(row, name, value)
        batch.widen(Step(RECORD, row.id, final(session, row.client_id), before, _state(row)))
        return _value(row), _changes(batch, row)


def trash(store: Store, request_id: str) -> Changes:
    """Take away a request that was recorded by mistake; it can be brought back. NotFound."""
    with store.writing() as session:
        batch = Batch(session, store.clock(), "請求の記録を取り消す操作")
        row = _find(session, request_id)
        before = _state(row)
        row.deleted_at = batch.now
        batch.add(Step(RECORD, row.id, final(session, row.client_id), before, _state(row)))
        return _changes(batch, row)


def of_client(store: Store, client_id: str) -> tuple[DataRequest, ...]:
    """The requests about a client, the latest first."""
    with store.reading() as session:
        rows = session.scalars(
            select(DataRequestRecord)
            .where(
                DataRequestRecord.client_id.in_(ledger.same_as(session, client_id)),
                DataRequestRecord.deleted_at.is_(None),
            )
            .order_by(DataRequestRecord.received_on.desc(), DataRequestRecord.id.desc())
        )
        return tuple(_value(row) for row in rows)


def waiting(store: Store, until: date) -> tuple[DueRequest, ...]:
    """The requests that wait for an answer until this day, the oldest first.

    One of a client that was merged into another waits with that one.
    """
    table = DataRequestRecord
    query = (
        select(table)
        .where(table.state == "open", table.due_on <= until, table.deleted_at.is_(None))
        .order_by(table.due_on, table.id)
    )
    found = []
    with store.reading() as session:
        for row in session.scalars(query):
            here = select(ClientRecord).where(ClientRecord.id == final(session, row.client_id))
            client = session.scalar(here)
            if client is not None:
                found.append(DueRequest(row.id, client.id, client.name, row.kind, row.due_on))
    return tuple(found)


def put_back(
    batch: Batch, request_id: str, before: dict[str, Any] | None, after: dict[str, Any]
) -> None:
    """Undo a change, as `undo` does. Raises NotFound."""
    row = _find(batch.session, request_id, trashed=True)
    now = _state(row)
    if before is None:
        wanted = now | {"deleted": batch.now.isoformat()}
    else:
        wanted = history.merged(now, before, after)
    request: Request = bodies.load(Request, wanted["value"])
    for name, value in _columns(request).items():
        setattr(row, name, value)
    deleted = wanted["deleted"]
    row.deleted_at = datetime.fromisoformat(deleted) if deleted else None
    batch.add(Step(RECORD, row.id, final(batch.session, row.client_id), now, _state(row)))


def _demand(request: Request) -> None:
    found = consents.request_faults(request)
    if found:
        raise Faults(found)


def _find(session: Session, request_id: str, *, trashed: bool = False) -> DataRequestRecord:
    row = session.get(DataRequestRecord, request_id)
    if row is None or (row.deleted_at is not None and not trashed):
        raise NotFound("請求の記録")
    return row


def _columns(request: Request) -> dict[str, Any]:
    found = {name: getattr(request, name) for name in _FIELDS}
    return found | {name: storable(found[name]).strip() for name in ("person", "answer")}


def _request(row: DataRequestRecord) -> Request:
    return Request(**{name: getattr(row, name) for name in _FIELDS})


def _state(row: DataRequestRecord) -> dict[str, Any]:
    return {
        "deleted": row.deleted_at.isoformat() if row.deleted_at else None,
        "value": bodies.dump(_request(row)),
    }


def _value(row: DataRequestRecord) -> DataRequest:
    return DataRequest(
        row.id, row.client_id, row.client_name, _request(row), row.recorded_name, row.recorded_at
    )


def _changes(batch: Batch, row: DataRequestRecord) -> Changes:
    ids = frozenset({row.id, row.client_id})
    return Changes(frozenset({Kind.LEDGER}), ids, batch.undo, batch.action)
