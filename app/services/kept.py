"""What is remembered by name in the store, because it may hold words of clients."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from app.models.entries import Kept
from app.services import bodies

if TYPE_CHECKING:
    from app.services.store import Store


def get(store: Store, name: str) -> Any:
    """What was kept under this name; None for nothing."""
    with store.reading() as session:
        row = session.get(Kept, name)
        return None if row is None else json.loads(row.value)


def put(store: Store, name: str, value: Any) -> None:
    """Keep a value that JSON can hold, in place of what was there."""
    with store.writing() as session:
        session.merge(Kept(name=name, value=bodies.text(value), updated_at=store.clock()))


def put_first(store: Store, name: str, value: Any) -> Any:
    """Keep a value unless there is one under this name already; gives the one that is kept."""
    with store.writing() as session:
        row = session.get(Kept, name)
        if row is not None:
            return json.loads(row.value)
        session.add(Kept(name=name, value=bodies.text(value), updated_at=store.clock()))
    return value
