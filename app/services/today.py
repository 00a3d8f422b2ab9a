"""What the start page shows, in one call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.records import TodayView
from app.models.tables import StoreInfo
from app.services import backup, checks, clients

if TYPE_CHECKING:
    from app.services.store import Store


def view(store: Store) -> TodayView:
    """Drafts to resume, recent clients and the state of the backups."""
    with store.reading() as session:
        copied = session.get_one(StoreInfo, 1).last_copy_at
    return TodayView(
        drafts=checks.drafts(store),
        recent=clients.recent(store),
        last_backup_at=backup.newest_at(store.folder),
        last_copy_at=copied,
        clients=clients.count(store),
    )
