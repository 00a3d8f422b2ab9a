"""Plain copies for other programs: private, taken back when changed, gone afterwards."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from app.domain import media
from app.domain.entries.document import Document
from app.errors import DocumentRefused, NotFound
from app.services import blob_rows, clients, documents, entries, opened_files, rescued, trash, undo
from app.services.store import new_id
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
    assert opened_files.close(store, fresh).changes is None
    assert not opened.path.exists()


def test_closing_takes_back_what_was_changed(
    store: Store, entry_id: str, opened: OpenedFile
) -> None:
    opened.path.write_bytes(SECRET * 2)
    closed = opened_files.close(store, opened)
    assert closed.changes is not None
    assert closed.rescued == ()
    assert closed.wiped
    assert now(store, entry_id) == SECRET * 2
    assert not opened.path.exists()


def kept(store: Store, tmp_path: Path) -> list[tuple[str, str, bytes]]:
    """What is kept: its name, the client, and the bytes as they come out."""
    found = []
    for each in rescued.all_of_them(store):
        rescued.save_to(store, each.blob, tmp_path / "out")
        found.append((each.name, each.client_name, (tmp_path / "out").read_bytes()))
    return found


def test_what_is_not_taken_in_is_kept_and_leaves_the_document_as_it_was(
    store: Store, entry_id: str, opened: OpenedFile, tmp_path: Path
) -> None:
    opened.path.write_bytes(PROGRAM)
    with pytest.raises(DocumentRefused):
        opened_files.take_back(store, opened)
    closed = opened_files.close(store, opened)
    assert closed.changes is None
    assert closed.rescued == ("見積.txt",)
    assert now(store, entry_id) == SECRET
    assert not opened.path.exists()
    assert kept(store, tmp_path) == [("見積.txt", "株式会社みほん製作所", PROGRAM)]
    assert "取り込めない種類" in rescued.all_of_them(store)[0].why


def test_what_has_grown_too_large_is_kept_whole(
    store: Store, opened: OpenedFile, tmp_path: Path
) -> None:
    large = b"a" * (media.LARGEST + 5)
    opened.path.write_bytes(large)
    opened_files.close_all(store)
    assert [data for _, _, data in kept(store, tmp_path)] == [large]


def test_what_a_crash_left_is_wiped(store: Store, opened: OpenedFile) -> None:
    opened.path.write_bytes(SECRET * 3)
    (store.folder.opened / new_id()).mkdir()
    assert opened_files.close_all(store) == ()
    assert now(store, opened.entry_id) == SECRET * 3
    assert list(store.folder.opened.iterdir()) == []
    store.folder.opened.rmdir()
    assert opened_files.close_all(store) == ()


def test_folders_of_others_are_let_be(store: Store) -> None:
    theirs = store.folder.opened / "請求書"
    theirs.mkdir(parents=True)
    (theirs / "6月.xlsx").write_bytes(b"mine")
    (store.folder.opened / "メモ.txt").write_bytes(b"mine")
    opened_files.close_all(store)
    assert (theirs / "6月.xlsx").read_bytes() == b"mine"
    assert (store.folder.opened / "メモ.txt").read_bytes() == b"mine"


def test_work_on_a_document_of_the_trash_is_kept(
    store: Store, opened: OpenedFile, tmp_path: Path
) -> None:
    entries.trash(store, opened.entry_id)
    opened.path.write_bytes(SECRET * 3)
    assert opened_files.close_all(store) == ()
    assert list(store.folder.opened.iterdir()) == []
    assert kept(store, tmp_path) == [("見積.txt", "株式会社みほん製作所", SECRET * 3)]
    blob_rows.sweep(store)
    assert len(kept(store, tmp_path)) == 1


def test_work_on_a_document_of_a_client_of_the_trash_is_kept(
    store: Store, opened: OpenedFile, tmp_path: Path
) -> None:
    clients.trash(store, entries.get(store, opened.entry_id).client_id)
    opened.path.write_bytes(SECRET * 3)
    assert opened_files.close(store, opened).rescued == ("見積.txt",)
    assert kept(store, tmp_path) == [("見積.txt", "株式会社みほん製作所", SECRET * 3)]


def test_work_on_a_document_that_is_gone_for_ever_is_kept(
    store: Store, opened: OpenedFile, tmp_path: Path
) -> None:
    entries.trash(store, opened.entry_id)
    trash.erase(store, trash.contents(store)[0])
    opened.path.write_bytes(SECRET * 3)
    opened_files.close_all(store)
    assert list(store.folder.opened.iterdir()) == []
    blob_rows.sweep(store)
    assert kept(store, tmp_path) == [("見積.txt", "", SECRET * 3)]


def test_what_was_not_changed_goes_with_its_document(store: Store, opened: OpenedFile) -> None:
    entries.trash(store, opened.entry_id)
    trash.erase(store, trash.contents(store)[0])
    opened_files.close_all(store)
    assert not opened.path.exists()
    assert rescued.all_of_them(store) == ()


@pytest.mark.parametrize("marked", [True, False])
def test_a_document_that_was_renamed_meanwhile(
    store: Store, opened: OpenedFile, tmp_path: Path, *, marked: bool
) -> None:
    documents.describe(store, opened.entry_id, Document(name="見積の控え.txt"))
    opened.path.write_bytes(SECRET * 3)
    if not marked:
        (opened.path.parent / ".banso").unlink()
    opened_files.close_all(store)
    assert list(store.folder.opened.iterdir()) == []
    after = [now(store, opened.entry_id), *(data for _, _, data in kept(store, tmp_path))]
    assert after == ([SECRET * 3] if marked else [SECRET, SECRET * 3])


def test_a_renamed_document_is_opened_where_it_lies(store: Store, opened: OpenedFile) -> None:
    documents.describe(store, opened.entry_id, Document(name="見積の控え.txt"))
    assert opened_files.open_copy(store, opened.entry_id) == opened


def test_what_was_saved_beside_the_copy_is_kept(
    store: Store, opened: OpenedFile, tmp_path: Path
) -> None:
    folder = opened.path.parent
    (folder / "見積2.txt").write_bytes(SECRET * 2)
    (folder / "同じ.txt").write_bytes(SECRET)
    (folder / "空.txt").write_bytes(b"")
    (folder / "~$見積.txt").write_bytes(b"lock")
    (folder / "1A2B.tmp").write_bytes(b"half")
    (folder / "inner").mkdir()
    assert opened_files.close(store, opened).rescued == ("見積2.txt",)
    assert kept(store, tmp_path) == [("見積2.txt", "株式会社みほん製作所", SECRET * 2)]
    assert not folder.exists()


def test_where_nothing_can_be_written_the_copy_stays_until_it_can(
    store: Store, entry_id: str, opened: OpenedFile
) -> None:
    opened.path.write_bytes(SECRET * 3)
    store.folder.documents.rename(store.folder.root / "elsewhere")
    store.folder.documents.write_bytes(b"in the way")
    assert opened_files.close_all(store) == ("見積.txt",)
    assert opened.path.read_bytes() == SECRET * 3
    store.folder.documents.unlink()
    (store.folder.root / "elsewhere").rename(store.folder.documents)
    assert opened_files.close_all(store) == ()
    assert now(store, entry_id) == SECRET * 3
    assert not opened.path.exists()


def test_a_copy_that_is_held_is_kept_once(
    store: Store, opened: OpenedFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries.trash(store, opened.entry_id)
    opened.path.write_bytes(SECRET * 3)
    data = opened.path.read_bytes()
    monkeypatch.setattr("app.services.opened_files._wipe_folder", lambda _folder: False)
    first = opened_files.close(store, opened)
    assert (first.rescued, first.wiped) == (("見積.txt",), False)
    assert opened_files.close(store, opened).rescued == ()
    assert opened.path.read_bytes() == data
    assert len(rescued.all_of_them(store)) == 1


def test_a_new_version_that_was_taken_back_is_not_taken_in_again(
    store: Store, entry_id: str, opened: OpenedFile
) -> None:
    opened.path.write_bytes(SECRET * 2)
    _, changes = opened_files.take_back(store, opened)
    undo.undo(store, changes.undo)
    opened_files.close_all(store)
    assert now(store, entry_id) == SECRET


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
