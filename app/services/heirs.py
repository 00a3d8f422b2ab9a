"""Whose the things of a client are: its own, or those of the one it was merged into, in the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.models.ledger import LedgerHeir
from app.models.tables import ClientRecord

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def final(session: Session, client_id: str) -> str:
    """The client that everything of this one belongs to, also when this one is gone for ever."""
    while (heir := _next(session, client_id)) is not None:
        client_id = heir
    return client_id


def _next(session: Session, client_id: str) -> str | None:
    merged = session.scalar(select(ClientRecord.merged_into).where(ClientRecord.id == client_id))
    if merged is not None:
        return merged
    return session.scalar(select(LedgerHeir.heir_id).where(LedgerHeir.client_id == client_id))
