"""The organisation's own measures and cases: written, changed, thrown away, and in the 知恵袋.

A text with what may be a マイナンバー is refused, and in a case the name of any client.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app import library
from app.domain import japanese, local_time, own_knowledge
from app.domain.changes import Changes, Kind
from app.domain.entries.nouns import noun
from app.domain.own_knowledge import OwnMeasure
from app.errors import Faults, NotFound
from app.models.own_knowledge import OwnKnowledgeRecord
from app.models.tables import ClientRecord
from app.services import bodies, history
from app.services.history import Batch, Step
from app.services.store import new_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from app.domain.knowledge.knowledge import Knowledge
    from app.domain.own_knowledge import OwnItem
    from app.domain.records import ClientFields
    from app.services.store import Store

RECORDS: Mapping[str, str] = {kind: f"own_{kind}" for kind in own_knowledge.KINDS}
_SHORTEST_NAME = 2


@dataclass(frozen=True, slots=True)
class Own:
    """An own item; `body` as it was written, `item` as the 知恵袋 has it."""

    id: str
    kind: str
    body: Mapping[str, Any]
    item: OwnItem
    author_name: str
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None

    @property
    def title(self) -> str:
        """What it is called."""
        item = self.item
        return item.measure.name if isinstance(item, OwnMeasure) else item.title


def create(store: Store, kind: str, body: Mapping[str, Any]) -> tuple[Own, Changes]:
    """Keep a new measure or case. Raises Faults."""
    with store.writing() as session:
        batch = Batch(session, store.clock(), f"{noun(RECORDS[kind])}の追加")
        row = OwnKnowledgeRecord(
            id=new_id(),
            kind=kind,
            author=batch.author.id,
            author_name=batch.author.name,
            created_at=batch.now,
            updated_at=batch.now,
        )
        row.body = _checked(session, row, body)
        session.add(row)
        batch.add(Step(RECORDS[kind], row.id, None, None, _state(row)))
        return _value(row), _changes(batch, row)


def update(store: Store, own_id: str, body: Mapping[str, Any]) -> tuple[Own, Changes]:
    """Change it; edits that go on widen the last version. Raises Faults, NotFound."""
    with store.writing() as session:
        row = _find(session, own_id)
        batch = Batch(session, store.clock(), f"{noun(RECORDS[row.kind])}の変更")
        before = _state(row)
        row.body = _checked(session, row, body)
        row.updated_at = batch.now
        batch.widen(Step(RECORDS[row.kind], row.id, None, before, _state(row)))
        return _value(row), _changes(batch, row)


def trash(store: Store, own_id: str) -> Changes:
    """Throw it away; it can be brought back for 30 days. Raises NotFound."""
    with store.writing() as session:
        row = _find(session, own_id)
        batch = Batch(session, store.clock(), f"{noun(RECORDS[row.kind])}をゴミ箱に入れる操作")
        _put(batch, row, _state(row) | {"deleted": batch.now.isoformat()})
        return _changes(batch, row)


def restore(store: Store, own_id: str) -> Changes:
    """Bring it back out of the trash. Raises NotFound."""
    with store.writing() as session:
        row = _find(session, own_id, trashed=True)
        batch = Batch(session, store.clock(), f"{noun(RECORDS[row.kind])}を戻す操作")
        _put(batch, row, _state(row) | {"deleted": None})
        return _changes(batch, row)


def get(store: Store, own_id: str) -> Own:
    """An own item, also one that was thrown away. Raises NotFound."""
    with store.reading() as session:
        return _value(_find(session, own_id, trashed=True))


def all_of_them(store: Store, kind: str = "", *, trashed: bool = False) -> tuple[Own, ...]:
    """The own items, of one kind if given, the newest first: those in use, or of the trash."""
    gone = OwnKnowledgeRecord.deleted_at
    query = select(OwnKnowledgeRecord).where(gone.is_not(None) if trashed else gone.is_(None))
    if kind:
        query = query.where(OwnKnowledgeRecord.kind == kind)
    order = OwnKnowledgeRecord.created_at.desc(), OwnKnowledgeRecord.id.desc()
    with store.reading() as session:
        found = session.scalars(query.order_by(*order))
        # A kind that only a newer version knows stays where it is, unseen.
        return tuple(_value(row) for row in found if row.kind in own_knowledge.KINDS)


def knowledge(store: Store, client: ClientFields | None = None) -> Knowledge:
    """The whole 知恵袋 with the organisation's own measures and cases in front.

    For a client: without own measures that are over, or for another 市町村.
    """
    today = local_time.day_of(store.clock())
    items = [each.item for each in all_of_them(store)]
    return library.knowledge().with_own(
        [
            item.measure if isinstance(item, OwnMeasure) else item
            for item in items
            if client is None
            or not isinstance(item, OwnMeasure)
            or (item.is_open(today) and item.is_for(client.town))
        ]
    )


def put_back(
    batch: Batch, own_id: str, before: dict[str, Any] | None, after: dict[str, Any]
) -> None:
    """Undo a change, as `undo` does. Raises NotFound."""
    row = _find(batch.session, own_id, trashed=True)
    now = _state(row)
    if before is None:
        _put(batch, row, now | {"deleted": batch.now.isoformat()})
    else:
        _put(batch, row, history.merged(now, before, after))


def _put(batch: Batch, row: OwnKnowledgeRecord, wanted: dict[str, Any]) -> None:
    before = _state(row)
    deleted = wanted["deleted"]
    row.body = bodies.text(wanted["value"])
    row.deleted_at = datetime.fromisoformat(deleted) if deleted else None
    row.updated_at = batch.now
    batch.add(Step(RECORDS[row.kind], row.id, None, before, _state(row)))


def _checked(session: Session, row: OwnKnowledgeRecord, body: Mapping[str, Any]) -> str:
    """The body as it is stored. Raises Faults, all of them."""
    faults = list(own_knowledge.number_faults(body))
    if row.kind == own_knowledge.CASE_KIND:
        faults += own_knowledge.name_faults(body, _names_in(session, body))
    try:
        own_knowledge.read(row.kind, row.id, body)
    except Faults as found:
        faults = [*found.faults, *faults]
    if faults:
        raise Faults(tuple(faults))
    return bodies.text(bodies.clean(dict(body)))


def _names_in(session: Session, body: Mapping[str, Any]) -> list[str]:
    """Names of clients, and of who leads them, that may stand in these texts; the trash too."""
    text = japanese.search_text("".join(line for _, line in own_knowledge.lines(body)))
    query = select(ClientRecord.name, ClientRecord.name_key, ClientRecord.representative)
    found = []
    for name, key, head in session.execute(query):
        bare = key.split("|")[1]
        if len(bare) >= _SHORTEST_NAME and bare in text:
            found.append(name)
        if head and japanese.search_text(head) in text:
            found.append(head)
    return list(dict.fromkeys(found))


def _find(session: Session, own_id: str, *, trashed: bool = False) -> OwnKnowledgeRecord:
    row = session.get(OwnKnowledgeRecord, own_id)
    if row is None or (row.deleted_at is not None and not trashed):
        raise NotFound("うちの施策・事例")
    return row


def _state(row: OwnKnowledgeRecord) -> dict[str, Any]:
    return {
        "deleted": row.deleted_at.isoformat() if row.deleted_at else None,
        "value": json.loads(row.body),
    }


def _value(row: OwnKnowledgeRecord) -> Own:
    body = json.loads(row.body)
    return Own(
        row.id,
        row.kind,
        body,
        own_knowledge.read(row.kind, row.id, body),
        row.author_name,
        row.created_at,
        row.updated_at,
        row.deleted_at,
    )


def _changes(batch: Batch, row: OwnKnowledgeRecord) -> Changes:
    return Changes(frozenset({Kind.KNOWLEDGE}), frozenset({row.id}), batch.undo, batch.action)
