"""What the start page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.records import TodayView
from app.services import backup, clients, today
from tests.services import making

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.store import Store


def test_a_new_store_shows_nothing(store: Store) -> None:
    assert today.view(store) == TodayView()


def test_drafts_clients_and_backups_are_shown(store: Store, tmp_path: Path) -> None:
    client_id = making.client(store)
    draft_id = making.draft(store, client_id)
    clients.trash(store, making.client(store, "みほん商店"))
    made = backup.make(store)
    backup.copy_to(store, tmp_path)
    view = today.view(store)
    assert [draft.id for draft in view.drafts] == [draft_id]
    assert [row.id for row in view.recent] == [client_id]
    assert view.clients == 1
    assert view.last_backup_at == made.made_at
    assert view.last_copy_at is not None
