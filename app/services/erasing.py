"""Removing entries and own knowledge for ever: the row, its versions, and what hangs on it.

Never what the ledger holds: consents and disclosures are no entries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from app.models.entries import EntryRecord, VersionRecord
from app.models.own_knowledge import OwnKnowledgeRecord

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy.orm import Session


def entries(session: Session, ids: Iterable[str]) -> frozenset[str]:
    """Remove these entries and what was thrown away with them; gives the ids of all removed."""
    wanted = list(ids)
    gone: set[str] = set()
    while wanted:
        gone.update(wanted)
        below = select(EntryRecord.id).where(
            EntryRecord.parent.in_(wanted), EntryRecord.deleted_at.is_not(None)
        )
        wanted = [each for each in session.scalars(below) if each not in gone]
    session.execute(delete(VersionRecord).where(VersionRecord.record_id.in_(gone)))
    session.execute(delete(EntryRecord).where(EntryRecord.id.in_(gone)))
    return frozenset(gone)


def old_entries(session: Session, limit: datetime) -> frozenset[str]:
    """Remove the entries that were thrown away before this moment; gives their ids."""
    query = select(EntryRecord.id).where(EntryRecord.deleted_at < limit)
    return entries(session, session.scalars(query).all())


def old_knowledge(session: Session, limit: datetime) -> frozenset[str]:
    """Remove the own measures and cases that were thrown away before this moment."""
    query = select(OwnKnowledgeRecord.id).where(OwnKnowledgeRecord.deleted_at < limit)
    gone = session.scalars(query).all()
    session.execute(delete(VersionRecord).where(VersionRecord.record_id.in_(gone)))
    session.execute(delete(OwnKnowledgeRecord).where(OwnKnowledgeRecord.id.in_(gone)))
    return frozenset(gone)
