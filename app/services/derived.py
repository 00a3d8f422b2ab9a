"""What follows from the records and is kept beside them, computed anew after a change of rules.

A store remembers by which rules its derived columns and its search index were computed; one that
was written by an older version is brought up to date when it is opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.domain.entries.kinds import KINDS
from app.models.entries import EntryRecord, Kept
from app.models.tables import ClientRecord
from app.services import clients, entries, rows, tidying
from app.services.portions import AT_ONCE, portions
from app.services.store import DERIVED_BY

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.services.store import Store

_NAME = "derived"


def bring_up_to_date(store: Store) -> None:
    """Compute what is older than the rules of this version, in one transaction."""
    with store.reading() as session:
        row = session.get(Kept, _NAME)
        if row is not None and row.value == DERIVED_BY:
            return
    now = store.clock()
    with store.writing() as session:
        _entries(session)
        for some in session.scalars(select(ClientRecord)).partitions(AT_ONCE):
            for record in some:
                for name, value in rows.client_columns(rows.client(record).fields).items():
                    setattr(record, name, value)
            clients.write_aside(session, *some)
        tidying.settle(session)
        session.merge(Kept(name=_NAME, value=DERIVED_BY, updated_at=now))


def _entries(session: Session) -> None:
    """What the values of entries tell, such as the day of a contact."""
    known = select(EntryRecord.number).where(EntryRecord.kind.in_(KINDS))  # not of a newer version
    for some in portions(session.scalars(known).all()):
        for record in session.scalars(select(EntryRecord).where(EntryRecord.number.in_(some))):
            entry = entries.entry(record)
            for name, value in rows.told_columns(entry.value, entry.created_at).items():
                setattr(record, name, value)
        session.flush()
        session.expunge_all()
