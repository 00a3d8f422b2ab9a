"""Several clients changed in one step: tags put on or taken off, another colleague in charge.

None of it is work with a client: the order of those used most recently stays as it is.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.domain.changes import Changes, Kind
from app.errors import Fault, Faults, NotFound
from app.models.entries import ClientTag
from app.models.tables import ClientRecord
from app.services import client_fields, clients, colleagues, rows
from app.services.history import Batch
from app.services.portions import portions

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from sqlalchemy.orm import Session

    from app.domain.records import ClientFields
    from app.services.store import Store

    Change = Callable[[ClientFields], ClientFields]

_NO_TAG = "タグを1つ以上選んでください。"


def tags_of(store: Store, client_ids: Collection[str]) -> dict[str, int]:
    """The tags that these clients have and how many of them, the most frequent first."""
    found: Counter[str] = Counter()
    with store.reading() as session:
        for some in portions(client_ids):
            query = select(ClientTag.tag).where(ClientTag.client_id.in_(some))
            found.update(session.scalars(query))
    return dict(sorted(found.items(), key=lambda each: (-each[1], each[0])))


def give_tags(store: Store, client_ids: Collection[str], tags: Collection[str]) -> Changes:
    """Put these tags on the clients that do not have them all; `ids` names whom. Raises Faults."""
    given = _some(client_fields.tidy_tags(tags))

    def change(fields: ClientFields) -> ClientFields:
        return replace(fields, tags=tuple(dict.fromkeys((*fields.tags, *given))))

    return _write(store, client_ids, change, f"へのタグ付け（{'・'.join(given)}）")


def take_tags(store: Store, client_ids: Collection[str], tags: Collection[str]) -> Changes:
    """Take these tags off the clients that have one; `ids` names whom. Raises Faults."""
    taken = _some(tuple(tags))

    def change(fields: ClientFields) -> ClientFields:
        return replace(fields, tags=tuple(each for each in fields.tags if each not in taken))

    return _write(store, client_ids, change, f"のタグ外し（{'・'.join(taken)}）")


def assign(store: Store, client_ids: Collection[str], colleague_id: str) -> Changes:
    """Make a colleague ("" for nobody) the one in charge; `ids` names of whom. Raises NotFound."""
    if colleague_id and colleague_id not in colleagues.names(store):
        raise NotFound("担当者")

    def change(fields: ClientFields) -> ClientFields:
        return replace(fields, owner=colleague_id or None)

    return _write(store, client_ids, change, "の担当の変更")


def _some(tags: tuple[str, ...]) -> tuple[str, ...]:
    if not tags:
        raise Faults((Fault("tags", _NO_TAG),))
    return tags


def _write(store: Store, client_ids: Collection[str], change: Change, what: str) -> Changes:
    """Change those for whom it makes a difference; those in the trash or gone are left out."""
    with store.writing() as session:
        changed = {
            client_id: after
            for client_id, before in _fields(session, client_ids)
            if (after := change(before)) != before
        }
        batch = Batch(session, store.clock(), f"{len(changed):,}件{what}")
        clients.rewrite_all(batch, changed)
    return Changes(frozenset({Kind.CLIENT}), frozenset(changed), batch.undo, batch.action)


def _fields(session: Session, client_ids: Collection[str]) -> Iterator[tuple[str, ClientFields]]:
    for some in portions(client_ids):
        query = select(ClientRecord).where(
            ClientRecord.id.in_(some), ClientRecord.deleted_at.is_(None)
        )
        for record in session.scalars(query):
            yield record.id, rows.client(record).fields
