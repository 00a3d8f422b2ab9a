"""What follows from the records and is kept beside them, computed anew after a change of rules.

A store remembers by which rules its derived columns and its search index were computed; one that
was written by an older version is brought up to date when it is opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.models.entries import Kept
from app.models.tables import ClientRecord
from app.services import clients, rows
from app.services.portions import AT_ONCE
from app.services.store import DERIVED_BY

if TYPE_CHECKING:
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
        for some in session.scalars(select(ClientRecord)).partitions(AT_ONCE):
            for record in some:
                for name, value in rows.client_columns(rows.client(record).fields).items():
                    setattr(record, name, value)
            clients.write_aside(session, *some)
        session.merge(Kept(name=_NAME, value=DERIVED_BY, updated_at=now))
