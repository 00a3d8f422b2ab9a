"""Backups: made, verified, kept in sevens, restored."""

from __future__ import annotations

import os
import shutil
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.errors import (
    BackupError,
    NoKeyring,
    StoreBusy,
    StoreDamaged,
    StoreReadOnly,
    StoreTooNew,
    WrongPassphrase,
    WrongRecoveryCode,
)
from app.paths import DataFolder
from app.services import backup, backup_files, checks, clients
from app.services import store as stores
from app.services.border import border
from app.settings import DEFAULTS
from tests.services import making
from tests.services.conftest import CHEAP, PASSPHRASE
from tests.services.fakes import MemorySecrets

if TYPE_CHECKING:
    from app.services.store import Store

OTHER = "海と段々畑の夜明け"
NOW = datetime(2026, 11, 22, 15, 30, 5, 999, tzinfo=UTC)


def _count(folder: DataFolder, passphrase: str = PASSPHRASE) -> int:
    opened = stores.unlock(folder, passphrase, secrets=None)
    try:
        return clients.count(opened)
    finally:
        opened.close()


def _scramble(path: Path, start: int) -> None:
    data = bytearray(path.read_bytes())
    data[start : start + 64] = bytes(byte ^ 0x5A for byte in data[start : start + 64])
    path.write_bytes(data)


def test_a_backup_is_a_whole_encrypted_store_with_its_header(store: Store) -> None:
    store.clock = lambda: NOW
    making.client(store)
    made = backup.make(store)
    path = Path(made.path)
    assert path == store.folder.backups / "store-20261122-153005.db"
    assert made.made_at == NOW.replace(microsecond=0)
    assert made.size == path.stat().st_size > 0
    assert made.ok
    assert path.with_suffix(".key").read_bytes() == store.folder.header.read_bytes()
    for each in (path, path.with_suffix(".key")):
        assert each.stat().st_mode & 0o777 == 0o600
    assert sorted(each.name for each in store.folder.backups.iterdir()) == [
        "store-20261122-153005.db",
        "store-20261122-153005.key",
    ]
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        sqlite3.connect(path).execute("SELECT * FROM sqlite_master")
    assert backup_files.sound(path, store.key)
    assert not backup_files.sound(path, bytes(32))


def test_a_file_that_cannot_be_opened_is_not_called_damaged(store: Store) -> None:
    with pytest.raises(StoreReadOnly), border():
        backup_files.sound(store.folder.root / "no folder" / "x.db", store.key)


def test_work_goes_on_during_a_backup(store: Store) -> None:
    draft_id = making.draft(store)
    told: list[tuple[int, int]] = []

    def progress(left: int, total: int) -> None:
        told.append((left, total))

    backup.make(store, progress=progress)
    assert told[-1][0] == 0
    assert told[-1][1] > 0
    assert checks.draft(store, draft_id).id == draft_id


def test_a_cancelled_backup_leaves_nothing(store: Store) -> None:
    class CancelledError(Exception):
        """The user pressed Cancel."""

    def cancel(_left: int, _total: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        backup.make(store, progress=cancel)
    assert list(store.folder.backups.iterdir()) == []
    assert backup.make(store).ok


def test_the_newest_seven_stay_and_those_of_other_stores(store: Store, tmp_path: Path) -> None:
    now = NOW
    store.clock = lambda: now
    other, _ = stores.create(DataFolder(tmp_path / "other"), PASSPHRASE, secrets=None, _kdf=CHEAP)
    foreign = backup.make(other)
    other.close()
    store.folder.backups.mkdir()
    for end in (".db", ".key"):
        source = Path(foreign.path).with_suffix(end)
        shutil.copy(source, store.folder.backups / f"store-20200101-000000{end}")
    (store.folder.backups / "store-20200101-000001.db").write_bytes(b"no header")
    for _ in range(9):
        backup.make(store)
        now += timedelta(hours=1)
    names = [Path(item.path).name for item in backup.listing(store.folder)]
    assert len(names) == 9
    assert names[0] == "store-20261122-233005.db"
    assert names[6:] == [
        "store-20261122-173005.db",
        "store-20200101-000001.db",
        "store-20200101-000000.db",
    ]
    assert len(list(store.folder.backups.glob("*.key"))) == 8


def test_what_a_killed_backup_left_is_swept_up_after_a_day(store: Store) -> None:
    folder = store.folder.backups
    folder.mkdir()
    part = folder / ".store-20260101-000000.db.part"
    others = [folder / "store-20260102-000000.key", folder / "notes.txt"]
    for path in (part, *others):
        path.write_bytes(b"x")
    backup.make(store)
    assert part.exists()
    for path in folder.iterdir():
        os.utime(path, (0, 0))
    backup.make(store)
    assert not part.exists()
    assert all(path.exists() for path in others)


def test_two_backups_in_one_second_are_two(store: Store) -> None:
    store.clock = lambda: NOW
    first, second = backup.make(store), backup.make(store)
    assert second.made_at - first.made_at == timedelta(seconds=1)


def test_what_is_no_backup_is_not_listed(store: Store) -> None:
    assert backup.listing(store.folder) == ()
    folder = store.folder.backups
    folder.mkdir()
    for name in (
        "store-1.db",
        "store-20269999-000000.db",
        "x.db",
        ".store-20260101-000000.db.part",
    ):
        (folder / name).write_bytes(b"x")
    assert backup.listing(store.folder) == ()
    (folder / "store-20260101-000000.db").write_bytes(b"x")
    (folder / "store-20260102-000000.db").write_bytes(b"")
    shutil.copy(store.folder.header, folder / "store-20260102-000000.key")
    assert [item.ok for item in backup.listing(store.folder)] == [False, False]


def test_a_copy_elsewhere_is_remembered(store: Store, tmp_path: Path) -> None:
    now = NOW
    store.clock = lambda: now
    usb = tmp_path / "usb"
    with pytest.raises(BackupError):
        backup.copy_to(store, usb)
    usb.mkdir()
    made = backup.copy_to(store, str(usb))
    assert Path(made.path).parent == usb
    assert not backup.copy_due(store, DEFAULTS)
    now += timedelta(days=7)
    assert backup.copy_due(store, DEFAULTS)
    assert not backup.copy_due(store, replace(DEFAULTS, copy_reminder_days=0))
    assert not backup.copy_due(store, replace(DEFAULTS, copy_reminder_days=8))


def test_without_any_copy_the_reminder_counts_from_the_beginning(store: Store) -> None:
    assert not backup.copy_due(store, DEFAULTS)
    later = store.clock() + timedelta(days=8)
    store.clock = lambda: later
    assert backup.copy_due(store, DEFAULTS)
    store.demo = True
    assert not backup.copy_due(store, DEFAULTS)


def test_once_a_day_a_backup_is_made_and_the_trash_emptied(store: Store) -> None:
    now = NOW
    store.clock = lambda: now
    gone = making.client(store)
    clients.trash(store, gone)
    assert backup.daily(store) is not None
    assert backup.daily(store) is None
    now += timedelta(hours=23)
    assert backup.daily(store) is None
    now += timedelta(days=31)
    assert backup.daily(store) is not None
    assert clients.trashed(store) == ()
    now -= timedelta(days=400)
    assert backup.daily(store) is not None


def test_a_backup_brings_back_what_was_there(store: Store) -> None:
    making.client(store)
    made = backup.make(store)
    making.client(store, "みほん商店")
    with pytest.raises(StoreBusy):
        backup.restore(store.folder, made.path, passphrase=PASSPHRASE)
    store.close()
    aside = Path(backup.restore(store.folder, made.path, passphrase=PASSPHRASE))
    assert _count(store.folder) == 1
    assert aside.name.startswith("store-replaced-")
    kept = DataFolder(store.folder.root / "kept")
    kept.root.mkdir()
    shutil.copy(aside, kept.store)
    shutil.copy(aside.with_suffix(".key"), kept.header)
    assert _count(kept) == 2


@pytest.mark.parametrize("rest", [b"", b"x", b"broken"])
def test_a_backup_with_nothing_in_it_is_damaged(store: Store, rest: bytes) -> None:
    made = backup.make(store)
    store.close()
    Path(made.path).write_bytes(rest)
    with pytest.raises(BackupError, match="傷んでいて"):
        backup.restore(store.folder, made.path, passphrase=PASSPHRASE)
    assert _count(store.folder) == 0


@pytest.mark.parametrize("rest", [b"x", b"broken"])
def test_a_damaged_store_is_replaced_and_kept(store: Store, rest: bytes) -> None:
    making.client(store)
    made = backup.make(store)
    store.close()
    store.folder.store.write_bytes(rest)
    with pytest.raises(StoreDamaged):
        _count(store.folder)
    aside = backup.restore(store.folder, made.path, passphrase=PASSPHRASE)
    assert Path(aside).read_bytes() == rest
    assert Path(aside).name.startswith("store-damaged-")
    assert _count(store.folder) == 1


@pytest.mark.parametrize("header", [None, b"{"])
def test_a_store_without_its_header_counts_as_damaged(store: Store, header: bytes | None) -> None:
    made = backup.make(store)
    store.close()
    store.folder.header.unlink()
    if header is not None:
        store.folder.header.write_bytes(header)
    aside = backup.restore(store.folder, made.path, passphrase=PASSPHRASE)
    assert Path(aside).name.startswith("store-damaged-")


def test_another_store_that_is_replaced_is_not_called_damaged(store: Store, tmp_path: Path) -> None:
    made = backup.make(store)
    other, _ = stores.create(DataFolder(tmp_path / "other"), PASSPHRASE, secrets=None, _kdf=CHEAP)
    other.close()
    aside = backup.restore(other.folder, made.path, passphrase=PASSPHRASE)
    assert Path(aside).name.startswith("store-replaced-")


def test_the_log_of_a_replaced_store_goes_with_it(store: Store) -> None:
    made = backup.make(store)
    store.close()
    for end in ("-wal", "-shm"):
        (store.folder.root / f"store.db{end}").write_bytes(b"left")
    aside = Path(backup.restore(store.folder, made.path, passphrase=PASSPHRASE))
    assert (aside.parent / f"{aside.name}-wal").read_bytes() == b"left"
    assert aside.name.startswith("store-replaced-")
    assert _count(store.folder) == 0


@pytest.mark.parametrize("header", ["none", "broken"])
def test_a_fresh_machine_takes_the_header_of_the_backup(
    store: Store, tmp_path: Path, header: str
) -> None:
    making.client(store)
    made = backup.copy_to(store, tmp_path)
    store.close()
    fresh = DataFolder(tmp_path / "fresh")
    if header == "broken":
        fresh.root.mkdir()
        fresh.header.write_text("{")
    aside = backup.restore(fresh, made.path, passphrase=PASSPHRASE)
    assert (aside == "") is (header == "none")
    assert _count(fresh) == 1


def test_a_backup_of_before_a_new_passphrase_opens_with_both(
    folder: DataFolder, tmp_path: Path
) -> None:
    store, code = stores.create(folder, PASSPHRASE, secrets=None, _kdf=CHEAP)
    made = backup.copy_to(store, tmp_path)
    stores.change_passphrase(store, PASSPHRASE, OTHER, secrets=None)
    store.close()
    backup.restore(folder, made.path, passphrase=OTHER)
    assert _count(folder, OTHER) == 0
    backup.restore(folder, made.path, recovery_code=code)
    assert _count(folder, OTHER) == 0
    backup.restore(folder, made.path, passphrase=PASSPHRASE)
    assert _count(folder, PASSPHRASE) == 0


def test_a_lost_header_comes_back_with_a_backup(store: Store) -> None:
    made = backup.make(store)
    store.close()
    store.folder.header.unlink()
    aside = Path(backup.restore(store.folder, made.path, passphrase=PASSPHRASE))
    assert aside.exists()
    assert not aside.with_suffix(".key").exists()
    assert _count(store.folder) == 0


def test_a_backup_of_another_store_brings_its_own_header(store: Store, tmp_path: Path) -> None:
    other, _ = stores.create(DataFolder(tmp_path / "other"), OTHER, secrets=None, _kdf=CHEAP)
    making.client(other)
    made = backup.make(other)
    other.close()
    store.close()
    with pytest.raises(WrongPassphrase):
        backup.restore(store.folder, made.path, passphrase=PASSPHRASE)
    backup.restore(store.folder, made.path, passphrase=OTHER)
    assert _count(store.folder, OTHER) == 1


def test_a_wrong_passphrase_restores_nothing_and_counts_once(store: Store) -> None:
    made = backup.make(store)
    store.close()
    before = store.folder.store.read_bytes()
    for wait_s in (0, 0, 1):
        with pytest.raises(WrongPassphrase) as caught:
            backup.restore(store.folder, made.path, passphrase="まちがい")
        assert caught.value.wait_s == wait_s
    for code in ("x", "0" * 28):
        with pytest.raises(WrongRecoveryCode):
            backup.restore(store.folder, made.path, recovery_code=code)
    assert store.folder.store.read_bytes() == before


def test_a_lost_keyring_is_said(folder: DataFolder) -> None:
    store, code = stores.create(folder, PASSPHRASE, secrets=MemorySecrets(), _kdf=CHEAP)
    made = backup.make(store)
    store.close()
    with pytest.raises(NoKeyring):
        backup.restore(folder, made.path, passphrase=PASSPHRASE)
    backup.restore(folder, made.path, recovery_code=code)
    stores.reset_passphrase(folder, code, PASSPHRASE, secrets=None).close()
    assert _count(folder) == 0


@pytest.mark.parametrize("start", [0, 5000])
def test_a_damaged_backup_is_not_taken(store: Store, start: int) -> None:
    made = backup.make(store)
    store.close()
    _scramble(Path(made.path), start)
    before = store.folder.store.read_bytes()
    with pytest.raises(BackupError):
        backup.restore(store.folder, made.path, passphrase=PASSPHRASE)
    assert store.folder.store.read_bytes() == before
    assert not list(store.folder.root.glob("store.restored*"))


def test_a_backup_without_header_or_file_is_said(store: Store, tmp_path: Path) -> None:
    made = backup.make(store)
    Path(made.path).with_suffix(".key").unlink()
    store.close()
    fresh = DataFolder(tmp_path / "fresh")
    with pytest.raises(BackupError, match="鍵"):
        backup.restore(fresh, made.path, passphrase=PASSPHRASE)
    with pytest.raises(BackupError, match="見つかりません"):
        backup.restore(fresh, tmp_path / "nothing.db", passphrase=PASSPHRASE)
    backup.restore(store.folder, made.path, passphrase=PASSPHRASE)
    assert _count(store.folder) == 0


def test_a_backup_of_a_newer_version_is_not_taken(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backup.make(store)
    store.close()
    monkeypatch.setattr("app.models.schema.KNOWN", ("0000",))
    with pytest.raises(StoreTooNew):
        backup.restore(store.folder, made.path, passphrase=PASSPHRASE)


def test_the_newest_good_backup_is_offered(store: Store) -> None:
    now = NOW
    store.clock = lambda: now
    assert backup.newest_good(store.folder, passphrase=PASSPHRASE) is None
    made = []
    for _ in range(4):
        made.append(backup.make(store))
        now += timedelta(hours=1)
    store.close()
    _scramble(Path(made[3].path), 5000)
    Path(made[2].path).with_suffix(".key").unlink()
    found = backup.newest_good(store.folder, passphrase=PASSPHRASE)
    assert found == made[1]
    with pytest.raises(WrongPassphrase):
        backup.newest_good(store.folder, passphrase="まちがい")


def test_damage_of_the_store_is_noticed_by_its_backup(store: Store) -> None:
    for number in range(200):
        making.client(store, f"みほん{number}")
    store.close()
    size = store.folder.store.stat().st_size
    _scramble(store.folder.store, size - 3000)
    opened = stores.unlock(store.folder, PASSPHRASE, secrets=None)
    with pytest.raises(StoreDamaged):
        backup.make(opened)
    opened.close()
    assert backup.listing(store.folder) == ()


def test_a_backup_that_was_written_wrongly_is_not_kept(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = backup._copy_pages

    def scramble(opened: Store, part: Path, progress: backup.Progress | None) -> None:
        copy(opened, part, progress)
        _scramble(part, 5000)

    monkeypatch.setattr(backup, "_copy_pages", scramble)
    with pytest.raises(BackupError):
        backup.make(store)
    assert list(store.folder.backups.iterdir()) == []


def test_logical_damage_of_the_store_is_told_from_a_bad_copy(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_path: Path, _key: bytes) -> bool:
        return False

    monkeypatch.setattr(backup_files, "sound", broken)
    monkeypatch.setattr(backup, "whole", broken.__get__(store.key))
    with pytest.raises(StoreDamaged):
        backup.make(store)
