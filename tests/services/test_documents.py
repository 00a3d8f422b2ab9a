"""Documents in a real store: taken in, changed, backed up, and gone for ever."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.domain import media
from app.domain.entries.document import Document
from app.domain.entries.simple import Note
from app.errors import DocumentDamaged, DocumentMissing, Faults, NotFound
from app.services import backup, blob_rows, blobs, clients, documents, entries, health, undo
from app.services import store as stores
from tests.pictures import PDF, photo, position_of
from tests.services import making
from tests.services.conftest import PASSPHRASE

if TYPE_CHECKING:
    from app.domain.records import Finding
    from app.paths import DataFolder
    from app.services.store import Store

SECRET = "ひみつの売上の内訳は一二三四五".encode()


def value(store: Store, entry_id: str) -> Document:
    return documents.value_of(entries.get(store, entry_id))


def files_of(store: Store) -> set[str]:
    return set(blobs.present(store.folder.documents))


def plain_anywhere(root: Path, needle: bytes) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file() and needle in path.read_bytes()]


def test_a_document_is_kept_encrypted_and_read_again(store: Store) -> None:
    client_id = making.client(store)
    made, changes = documents.add(store, client_id, "売上.txt", SECRET, note="六月分")
    assert changes.undo
    kept = value(store, made.id)
    assert (kept.name, kept.media, kept.size, kept.note) == (
        "売上.txt",
        "txt",
        len(SECRET),
        "六月分",
    )
    assert documents.content(store, kept) == SECRET
    assert documents.of_client(store, client_id) == (made,)
    assert kept.words() == ("売上.txt", "六月分")
    assert kept.when() is None
    store.close()
    assert plain_anywhere(store.folder.root, SECRET) == []
    assert plain_anywhere(store.folder.root, "売上".encode()) == []


def test_a_photo_keeps_its_day_and_not_its_place(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "IMG_0001.JPG"
    path.write_bytes(photo((640, 480), noise=True))
    (made,), _, _ = documents.add_files(store, making.client(store), (path,))
    kept = value(store, made.id)
    assert position_of(documents.content(store, kept)) == {}
    assert documents.thumbnail(store, kept).startswith(b"\xff\xd8")
    assert kept.taken_on is not None
    assert kept.when() == kept.taken_on
    documents.save_to(store, kept, tmp_path / "out.jpg")
    assert position_of((tmp_path / "out.jpg").read_bytes()) == {}


def test_what_is_refused_or_faulty_leaves_nothing(store: Store, tmp_path: Path) -> None:
    client_id = making.client(store)
    big = tmp_path / "大.txt"
    big.write_bytes(b"a" * (media.LARGEST + 5))
    given = (big, tmp_path, tmp_path / "none.txt")
    kept, _, refused = documents.add_files(store, client_id, given)
    assert (kept, len(refused)) == ((), 3)
    assert files_of(store) == set()
    made, _ = documents.add(store, client_id, "a.pdf", PDF)
    with pytest.raises(Faults):
        entries.update(store, made.id, Document(name=" "))
    note, _ = entries.create(store, client_id, Note("メモ"))
    with pytest.raises(NotFound):
        value(store, note.id)


def test_a_document_of_nobody_is_an_orphan_that_is_swept(store: Store) -> None:
    with pytest.raises(NotFound):
        documents.add(store, "nobody", "a.pdf", PDF)
    (orphan,) = files_of(store)
    assert blob_rows.sweep(store) == 0
    os.utime(store.folder.documents / orphan, (0, 0))
    assert blob_rows.sweep(store) == 1
    assert files_of(store) == set()


def test_a_new_version_keeps_the_words_and_the_earlier_file(store: Store) -> None:
    made, _ = documents.add(store, making.client(store), "売上.txt", SECRET, note="六月分")
    changed, changes = documents.new_version(store, made.id, SECRET + b"!")
    kept = documents.value_of(changed)
    assert (kept.name, kept.note, kept.size) == ("売上.txt", "六月分", len(SECRET) + 1)
    assert documents.content(store, kept) == SECRET + b"!"
    blob_rows.sweep(store)
    undo.undo(store, changes.undo)
    assert documents.content(store, value(store, made.id)) == SECRET


def test_thrown_away_and_brought_back(store: Store) -> None:
    made, _ = documents.add(store, making.client(store), "a.pdf", PDF)
    changes = entries.trash(store, made.id)
    blob_rows.sweep(store)
    undo.undo(store, changes.undo)
    assert documents.content(store, value(store, made.id)) == PDF


def test_with_the_client_the_files_go_for_ever(store: Store) -> None:
    gone, here = making.client(store), making.client(store, "のこる店")
    made, _ = documents.add(store, gone, "売上.txt", SECRET)
    documents.new_version(store, made.id, SECRET * 2)
    kept, _ = documents.add(store, here, "写真.jpg", photo())
    clients.trash(store, gone)
    now = datetime.now(UTC)
    store.clock = lambda: now + timedelta(days=31)
    clients.purge(store)
    left = value(store, kept.id)
    assert files_of(store) == {left.blob, left.thumbnail}
    with store.reading() as session:
        assert {each.id for each in blob_rows.all_of_them(session)} == files_of(store)


def test_a_file_that_is_missing_or_torn_says_so(store: Store) -> None:
    made, _ = documents.add(store, making.client(store), "写真.jpg", photo())
    kept = value(store, made.id)
    path = store.folder.documents / kept.blob
    sealed = path.read_bytes()
    path.write_bytes(sealed[:-1])
    with pytest.raises(DocumentDamaged):
        documents.content(store, kept)
    path.unlink()
    with pytest.raises(DocumentMissing):
        documents.content(store, kept)
    (store.folder.documents / kept.thumbnail).unlink()
    assert documents.thumbnail(store, kept) == b""
    assert documents.thumbnail(store, Document(name="x")) == b""
    with pytest.raises(DocumentMissing):
        documents.content(store, Document(name="x", blob="unknown"))


def about_documents(folder: DataFolder) -> Finding:
    found = health.diagnose(folder, PASSPHRASE, secrets=None)
    return next(each for each in found if "書類" in each.sentence)


def test_the_health_check_looks_at_every_file(store: Store) -> None:
    client_id = making.client(store)
    one, _ = documents.add(store, client_id, "a.pdf", PDF)
    other, _ = documents.add(store, client_id, "b.pdf", PDF)
    blobs.put(store.folder.documents, store.key, b"orphan")
    fine = about_documents(store.folder)
    assert fine.ok
    assert "2個を確かめました" in fine.sentence
    assert "使われていないファイルが1個" in fine.sentence
    (store.folder.documents / value(store, one.id).blob).unlink()
    torn = store.folder.documents / value(store, other.id).blob
    torn.write_bytes(torn.read_bytes()[:-1])
    bad = about_documents(store.folder)
    assert not bad.ok
    assert "見つからない書類のファイルが1個、傷んだ書類のファイルが1個" in bad.sentence


def test_backups_share_the_files_and_bring_them_back(store: Store, tmp_path: Path) -> None:
    client_id = making.client(store)
    made, _ = documents.add(store, client_id, "売上.txt", SECRET)
    kept = value(store, made.id)
    first = backup.make(store)
    backup.make(store)
    beside = store.folder.backups / "banso-documents"
    assert blobs.present(beside) == (kept.blob,)
    assert (beside / kept.blob).samefile(store.folder.documents / kept.blob)
    usb = tmp_path / "usb"
    usb.mkdir()
    backup.copy_to(store, usb)
    assert blobs.present(usb / "banso-documents") == (kept.blob,)
    store.close()
    blobs.remove(store.folder.documents, [kept.blob])
    backup.restore(store.folder, first.path, passphrase=PASSPHRASE)
    opened = stores.unlock(store.folder, PASSPHRASE, secrets=None)
    assert documents.content(opened, value(opened, made.id)) == SECRET
    opened.close()


def test_a_file_that_no_backup_needs_goes_with_the_last_of_them(store: Store) -> None:
    now = datetime(2026, 11, 1, tzinfo=UTC)
    store.clock = lambda: now
    client_id = making.client(store)
    documents.add(store, client_id, "売上.txt", SECRET)
    backup.make(store)
    clients.trash(store, client_id)
    now += timedelta(days=31)
    clients.purge(store)
    beside = store.folder.backups / "banso-documents"
    assert files_of(store) == set()
    for _ in range(6):
        backup.make(store)
    assert len(blobs.present(beside)) == 1
    backup.make(store)
    assert blobs.present(beside) == ()


def test_a_copy_beside_the_files_of_others_leaves_them_alone(store: Store, tmp_path: Path) -> None:
    documents.add(store, making.client(store), "売上.txt", SECRET)
    home = tmp_path / "home"
    for name in ("documents", "Documents"):
        (home / name / "確定申告").mkdir(parents=True, exist_ok=True)
        (home / name / "家計簿.xlsx").write_bytes(b"mine")
    before = set(home.rglob("*"))
    backup.copy_to(store, home)
    backup.copy_to(store, home)
    assert before <= set(home.rglob("*"))


def test_a_data_folder_that_held_documents_keeps_them(store: Store) -> None:
    store.folder.documents.mkdir()
    theirs = store.folder.documents / "家計簿.xlsx"
    theirs.write_bytes(b"mine")
    os.utime(theirs, (0, 0))
    assert blob_rows.sweep(store) == 0
    assert theirs.read_bytes() == b"mine"


def test_backups_whose_files_lie_in_the_former_folder(store: Store) -> None:
    now = datetime(2026, 11, 1, tzinfo=UTC)
    store.clock = lambda: now
    client_id = making.client(store)
    made, _ = documents.add(store, client_id, "売上.txt", SECRET)
    kept = value(store, made.id)
    first = backup.make(store)
    former = store.folder.backups / "documents"
    (store.folder.backups / "banso-documents").rename(former)
    (former / "家計簿.xlsx").write_bytes(b"mine")
    clients.trash(store, client_id)
    now += timedelta(days=31)
    clients.purge(store)
    backup.make(store)
    assert blobs.present(former) == (kept.blob,)
    store.close()
    backup.restore(store.folder, first.path, passphrase=PASSPHRASE)
    opened = stores.unlock(store.folder, PASSPHRASE, secrets=None)
    assert documents.content(opened, value(opened, made.id)) == SECRET
    opened.clock = lambda: now
    clients.trash(opened, client_id)
    now += timedelta(days=31)
    clients.purge(opened)
    for _ in range(7):
        backup.make(opened)
    assert [path.name for path in former.iterdir()] == ["家計簿.xlsx"]
    opened.close()


def test_with_a_backup_that_cannot_be_asked_nothing_is_deleted(store: Store) -> None:
    documents.add(store, making.client(store), "売上.txt", SECRET)
    made = backup.make(store)
    listed = Path(made.path).with_suffix(".docs")
    listed.unlink()
    stray = blobs.put(store.folder.backups / "banso-documents", store.key, b"x")
    backup.make(store)
    assert stray.id in blobs.present(store.folder.backups / "banso-documents")


def test_a_store_that_is_replaced_keeps_its_files_aside(store: Store) -> None:
    early = backup.make(store)
    made, _ = documents.add(store, making.client(store), "売上.txt", SECRET)
    kept = value(store, made.id)
    store.close()
    aside = Path(backup.restore(store.folder, early.path, passphrase=PASSPHRASE))
    opened = stores.unlock(store.folder, PASSPHRASE, secrets=None)
    os.utime(opened.folder.documents / kept.blob, (0, 0))
    blob_rows.sweep(opened)
    assert files_of(opened) == set()
    opened.close()
    backup.restore(store.folder, aside, passphrase=PASSPHRASE)
    again = stores.unlock(store.folder, PASSPHRASE, secrets=None)
    assert documents.content(again, value(again, made.id)) == SECRET
    again.close()


def test_a_copy_on_a_disk_without_links(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", refuse)
    made, _ = documents.add(store, making.client(store), "売上.txt", SECRET)
    blobs.remove(store.folder.documents, [])
    backup.copy_to(store, tmp_path)
    name = value(store, made.id).blob
    copy = tmp_path / "banso-documents" / name
    assert copy.read_bytes() == (store.folder.documents / name).read_bytes()
    assert [path.name for path in (tmp_path / "banso-documents").iterdir()] == [name]


_KILLED = """
import os, sys
from pathlib import Path
from app.paths import DataFolder
from app.services import documents, store as stores
step, client_id = sys.argv[2:4]
store = stores.unlock(DataFolder(Path(sys.argv[1])), sys.argv[4], secrets=None)
if step == "before":
    documents._keep = lambda *_args: os._exit(9)
documents.add(store, client_id, "a.txt", b"abc")
os._exit(9)
"""


@pytest.mark.parametrize(("step", "count"), [("before", 0), ("after", 1)])
def test_a_crash_leaves_all_or_nothing(store: Store, step: str, count: int) -> None:
    client_id = making.client(store)
    store.close()
    arguments = [str(store.folder.root), step, client_id, PASSPHRASE]
    done = subprocess.run([sys.executable, "-c", _KILLED, *arguments], check=False)
    assert done.returncode == 9
    opened = stores.unlock(store.folder, PASSPHRASE, secrets=None)
    found = documents.of_client(opened, client_id)
    assert len(found) == count
    assert len(files_of(opened)) == 1
    for each in found:
        assert documents.content(opened, documents.value_of(each)) == b"abc"
    for name in files_of(opened):
        os.utime(opened.folder.documents / name, (0, 0))
    blob_rows.sweep(opened)
    assert len(files_of(opened)) == count
    opened.close()
