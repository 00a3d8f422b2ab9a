"""Plain copies for other programs: private, taken back when changed, gone afterwards."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from app.errors import DocumentRefused, NotFound
from app.services import documents, entries, opened_files
from tests.pictures import PROGRAM, photo
from tests.services import making

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.opened_files import OpenedFile
    from app.services.store import Store

SECRET = "ひみつの見積 一二三".encode()


@pytest.fixture
def entry_id(store: Store) -> str:
    """A document."""
    return documents.add(store, making.client(store), "見積.txt", SECRET)[0].id


@pytest.fixture
def opened(store: Store, entry_id: str) -> OpenedFile:
    """Its plain copy."""
    return opened_files.open_copy(store, entry_id)


def now(store: Store, entry_id: str) -> bytes:
    return documents.content(store, documents.value_of(entries.get(store, entry_id)))


def test_a_copy_is_private_and_bears_its_name(store: Store, opened: OpenedFile) -> None:
    assert opened.path.name == "見積.txt"
    assert opened.path.read_bytes() == SECRET
    assert opened.path.stat().st_mode & 0o777 == 0o600
    for folder in (opened.path.parent, store.folder.opened):
        assert folder.stat().st_mode & 0o077 == 0
    assert opened_files.state(opened) == "same"
    assert opened_files.changed_at(opened) > 0


def test_wiped_with_what_the_other_program_left(store: Store, opened: OpenedFile) -> None:
    beside = opened.path.parent / "~$見積.txt"
    beside.write_bytes(SECRET)
    kept = opened.path.parent.parent / "spy"
    os.link(opened.path, kept)
    assert opened_files.wipe(opened)
    assert not opened.path.parent.exists()
    assert kept.read_bytes() == bytes(len(SECRET))  # the very bytes were overwritten
    kept.unlink()
    assert opened_files.wipe(opened)
    assert opened_files.state(opened) == "gone"
    assert opened_files.changed_at(opened) == 0
    assert list(store.folder.opened.iterdir()) == []


def test_what_was_changed_comes_back_as_a_new_version(
    store: Store, entry_id: str, opened: OpenedFile
) -> None:
    opened.path.write_bytes(SECRET + b"!")
    assert opened_files.state(opened) == "changed"
    fresh, changes = opened_files.take_back(store, opened)
    assert changes.undo
    assert opened_files.state(fresh) == "same"
    assert now(store, entry_id) == SECRET + b"!"
    assert opened_files.close(store, fresh) is None
    assert not opened.path.exists()


def test_closing_takes_back_what_was_changed(
    store: Store, entry_id: str, opened: OpenedFile
) -> None:
    opened.path.write_bytes(SECRET * 2)
    assert opened_files.close(store, opened) is not None
    assert now(store, entry_id) == SECRET * 2
    assert not opened.path.exists()


def test_what_is_not_taken_in_leaves_the_document_as_it_was(
    store: Store, entry_id: str, opened: OpenedFile
) -> None:
    opened.path.write_bytes(PROGRAM)
    with pytest.raises(DocumentRefused):
        opened_files.take_back(store, opened)
    assert opened_files.close(store, opened) is None
    assert now(store, entry_id) == SECRET
    assert not opened.path.exists()


def test_what_a_crash_left_is_wiped(store: Store, opened: OpenedFile) -> None:
    opened.path.write_bytes(SECRET * 3)
    (store.folder.opened / "of nobody").mkdir()
    opened_files.close_all(store)
    assert now(store, opened.entry_id) == SECRET * 3
    assert list(store.folder.opened.iterdir()) == []
    store.folder.opened.rmdir()
    opened_files.close_all(store)


def test_what_cannot_be_taken_back_is_wiped_with_the_others(
    store: Store, opened: OpenedFile
) -> None:
    entries.trash(store, opened.entry_id)
    opened.path.write_bytes(SECRET * 3)
    opened_files.close_all(store)
    assert list(store.folder.opened.iterdir()) == []


def test_opened_again_it_is_the_same_copy(store: Store, opened: OpenedFile) -> None:
    opened.path.write_bytes(b"being changed")
    again = opened_files.open_copy(store, opened.entry_id)
    assert again.path.read_bytes() == b"being changed"
    assert opened_files.all_of_them(store) == (again,)


def test_a_photo_saved_anew_without_a_change_makes_no_version(store: Store) -> None:
    client_id = making.client(store)
    made, _ = documents.add(store, client_id, "写真.jpg", photo())
    out = opened_files.open_copy(store, made.id)
    out.path.write_bytes(photo())
    fresh, changes = opened_files.take_back(store, out)
    assert not changes.kinds
    assert opened_files.state(fresh) == "same"


def test_a_copy_that_is_held_stays_for_another_try(
    opened: OpenedFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_folder: Path) -> None:
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr("shutil.rmtree", held)
        assert not opened_files.wipe(opened)
    assert opened_files.wipe(opened)


def test_only_documents_can_be_opened(store: Store) -> None:
    with pytest.raises(NotFound):
        opened_files.open_copy(store, "nothing")
