"""What the gate and the end of the application ask of the services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.services import documents, entries, opened_files
from app.ui import opening

if TYPE_CHECKING:
    from app.domain.records import Client
    from app.services.store import Store


def test_copies_that_are_out_come_back_and_are_wiped(store: Store, client: Client) -> None:
    assert opening.close_copies(store) is None
    made, _ = documents.add(store, client.id, "メモ.txt", "きょうの話".encode())
    out = opened_files.open_copy(store, made.id)
    out.path.write_bytes("直した話".encode())
    assert opening.close_copies(store) is None
    assert list(store.folder.opened.iterdir()) == []
    kept = documents.value_of(entries.get(store, made.id))
    assert documents.content(store, kept) == "直した話".encode()


def test_nothing_keeps_the_application_from_closing(store: Store, client: Client) -> None:
    made, _ = documents.add(store, client.id, "メモ.txt", b"abc")
    out = opened_files.open_copy(store, made.id)
    out.path.write_bytes(b"abcd")
    store.folder.documents.rename(store.folder.root / "elsewhere")
    store.folder.documents.write_bytes(b"in the way")
    trouble = opening.close_copies(store)
    assert trouble is not None
    assert "メモ.txt" in trouble.title
    assert out.path.read_bytes() == b"abcd"
