"""The profile of a client through time, and the values in use: tags and prefectures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from app.models.entries import ClientTag
from app.models.tables import ClientRecord
from app.services import bodies, history

if TYPE_CHECKING:
    from datetime import datetime

    from app.services.store import Store


@dataclass(frozen=True, slots=True)
class Earlier:
    """A value that a field had, who replaced it and when."""

    value: Any
    author_name: str
    replaced_at: datetime


def earlier(store: Store, client_id: str, name: str) -> tuple[Earlier, ...]:
    """The values that a field of `ClientFields` had before, the last one first, each once."""
    found: list[Earlier] = []
    for each in history.of_field(store, client_id, name):
        value = getattr(bodies.client({"name": "", name: each.value}), name)
        if all(value != other.value for other in found):
            found.append(Earlier(value, each.author_name, each.replaced_at))
    return tuple(found)


def names(store: Store, client_id: str) -> frozenset[str]:
    """The fields of a client that had another value before; an empty one does not count."""
    found: set[str] = set()
    for each in history.of_record(store, client_id):
        if each.before is not None and each.after is not None:
            old, new = each.before["value"], each.after["value"]
            found |= {name for name, value in old.items() if value and value != new.get(name)}
    return frozenset(found)


def tags(store: Store) -> tuple[str, ...]:
    """The tags in use, the most frequent first."""
    query = (
        select(ClientTag.tag).group_by(ClientTag.tag).order_by(func.count().desc(), ClientTag.tag)
    )
    with store.reading() as session:
        return tuple(session.scalars(query))


def prefectures(store: Store) -> tuple[str, ...]:
    """The prefectures (JIS numbers) in which clients are, from north to south."""
    # The index of the list holds both columns: the table itself is not read.
    query = (
        select(ClientRecord.prefecture)
        .where(ClientRecord.deleted_at.is_(None))
        .distinct()
        .order_by(ClientRecord.prefecture)
    )
    with store.reading() as session:
        return tuple(each for each in session.scalars(query) if each)
