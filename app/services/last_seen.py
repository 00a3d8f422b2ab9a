"""When a client was last seen: the latest day of a contact or of a finished check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.models.entries import EntryRecord
from app.models.tables import CheckState

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.models.tables import ClientRecord


def refresh(session: Session, client: ClientRecord) -> None:
    """Compute the day anew, inside the caller's transaction."""
    session.flush()
    entries = select(func.max(EntryRecord.contact_on)).where(
        EntryRecord.client_id == client.id, EntryRecord.deleted_at.is_(None)
    )
    checks = select(func.max(CheckState.conducted_on)).where(
        CheckState.client_id == client.id, CheckState.superseded_by.is_(None)
    )
    days = [session.scalar(query) for query in (entries, checks)]
    client.seen_on = max((day for day in days if day is not None), default=None)
