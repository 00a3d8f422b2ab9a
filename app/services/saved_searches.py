"""Searches kept under a name, in the store: they may hold what is known of clients."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.domain import japanese
from app.domain.changes import Changes, Kind
from app.domain.search import Search
from app.errors import Fault, Faults, NotFound, StoreDamaged
from app.models.entries import Kept
from app.services import bodies
from app.services.check_input import storable

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.services.store import Store

LONGEST = 30
_PREFIX = "search:"
_CHANGES = Changes(frozenset({Kind.SAVED}))


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search and the name it is kept under."""

    name: str
    search: Search


def save(store: Store, name: str, search: Search) -> tuple[SavedSearch, Changes]:
    """Keep a search; one of the same name is replaced. Raises Faults."""
    tidy = _tidy(name)
    text = bodies.text(bodies.dump(search))
    with store.writing() as session:
        session.merge(Kept(name=_PREFIX + tidy, value=text, updated_at=store.clock()))
    return SavedSearch(tidy, search), _CHANGES


def all_of_them(store: Store) -> tuple[SavedSearch, ...]:
    """The searches by name; one that a newer version wrote and we cannot read is left out."""
    query = select(Kept).where(Kept.name.startswith(_PREFIX)).order_by(Kept.name)
    found = []
    with store.reading() as session:
        for row in session.scalars(query):
            try:
                search: Search = bodies.load(Search, json.loads(row.value))
            except StoreDamaged:
                continue
            found.append(SavedSearch(row.name.removeprefix(_PREFIX), search))
    return tuple(found)


def get(store: Store, name: str) -> Search:
    """The search of this name. Raises NotFound."""
    found = {each.name: each.search for each in all_of_them(store)}
    if name not in found:
        raise NotFound(f"さがし方「{name}」")
    return found[name]


def rename(store: Store, old: str, new: str) -> Changes:
    """Keep a search under another name. Raises Faults (also for a name in use), NotFound."""
    tidy = _tidy(new)
    with store.writing() as session:
        row = _row(session, old)
        if tidy != old and session.get(Kept, _PREFIX + tidy) is not None:
            raise Faults((Fault("name", f"「{tidy}」というさがし方が、もうあります。"),))
        session.delete(row)
        session.flush()
        session.add(Kept(name=_PREFIX + tidy, value=row.value, updated_at=store.clock()))
    return _CHANGES


def forget(store: Store, name: str) -> Changes:
    """Forget a search. Raises NotFound."""
    with store.writing() as session:
        session.delete(_row(session, name))
    return _CHANGES


def _row(session: Session, name: str) -> Kept:
    row = session.get(Kept, _PREFIX + name)
    if row is None:
        raise NotFound(f"さがし方「{name}」")
    return row


def _tidy(name: str) -> str:
    tidy = japanese.stored_name(storable(name))
    if not tidy:
        raise Faults((Fault("name", "さがし方の名前を入れてください。"),))
    if len(tidy) > LONGEST:
        raise Faults((Fault("name", f"名前は{LONGEST}文字までにしてください。"),))
    return tidy
