"""Work that no document could take: kept encrypted, in backups too, until it is seen to."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from app.errors import DocumentMissing
from app.services import (
    backup,
    blob_rows,
    blobs,
    clients,
    documents,
    entries,
    merging,
    rescued,
    trash,
)
from app.services import store as stores
from tests.services import making
from tests.services.conftest import PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.store import Store

WORK = "直した見積 四五六".encode()


@pytest.fixture
def entry_id(store: Store) -> str:
    """A document."""
    return documents.add(store, making.client(store), "見積.txt", b"abc")[0].id


def out(store: Store, tmp_path: Path) -> list[bytes]:
    found = []
    for each in rescued.all_of_them(store):
        rescued.save_to(store, each.blob, tmp_path / "out")
        found.append((tmp_path / "out").read_bytes())
    return found


def test_kept_encrypted_and_taken_out(store: Store, entry_id: str, tmp_path: Path) -> None:
    assert rescued.all_of_them(store) == ()
    assert rescued.keep(store, entry_id, "見積\udc80.txt", WORK, "なぜか")
    assert rescued.keep(store, entry_id, "別.txt", WORK * 2, "なぜか")
    assert not rescued.keep(store, entry_id, "別.txt", WORK * 2, "なぜか")
    latest, first = rescued.all_of_them(store)
    assert (latest.name, latest.client_name, latest.why) == (
        "別.txt",
        "株式会社みほん製作所",
        "なぜか",
    )
    assert first.name.startswith("見積")
    assert out(store, tmp_path) == [WORK * 2, WORK]
    (tmp_path / "out").unlink()
    store.close()
    assert not [p for p in tmp_path.rglob("*") if p.is_file() and WORK in p.read_bytes()]


def test_thrown_away_it_is_gone(store: Store, entry_id: str, tmp_path: Path) -> None:
    rescued.keep(store, entry_id, "見積.txt", WORK, "")
    (kept,) = rescued.all_of_them(store)
    for _ in range(2):
        assert rescued.drop(store, kept.blob).kinds
    assert rescued.all_of_them(store) == ()
    assert kept.blob not in blobs.present(store.folder.documents)
    with pytest.raises(DocumentMissing):
        rescued.save_to(store, kept.blob, tmp_path / "out")


def test_a_backup_holds_it(store: Store, entry_id: str, tmp_path: Path) -> None:
    rescued.keep(store, entry_id, "見積.txt", WORK, "")
    blob_rows.sweep(store)
    made = backup.make(store)
    rescued.drop(store, rescued.all_of_them(store)[0].blob)
    store.close()
    backup.restore(store.folder, made.path, passphrase=PASSPHRASE)
    opened = stores.unlock(store.folder, PASSPHRASE, secrets=None)
    assert out(opened, tmp_path) == [WORK]
    opened.close()


def test_it_goes_for_ever_together_with_its_document(store: Store, entry_id: str) -> None:
    rescued.keep(store, entry_id, "見積.txt", WORK, "")
    (kept,) = rescued.all_of_them(store)
    entries.trash(store, entry_id)
    assert rescued.all_of_them(store) == (kept,)
    trash.erase(store, trash.contents(store)[0])
    assert rescued.all_of_them(store) == ()
    assert blobs.present(store.folder.documents) == ()


def test_it_follows_its_document_to_another_client(store: Store, entry_id: str) -> None:
    rescued.keep(store, entry_id, "見積.txt", WORK, "")
    heir = making.client(store, "みほん商店")
    merging.merge(store, heir, entries.get(store, entry_id).client_id, {})
    now = store.clock() + timedelta(days=31)
    store.clock = lambda: now
    clients.purge(store)
    assert [each.client_name for each in rescued.all_of_them(store)] == ["みほん商店"]
