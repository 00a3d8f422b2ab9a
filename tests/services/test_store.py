"""Making, opening and closing the store; damage, migrations, and that nothing is plain."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.domain.records import Advisor, CheckContext, ClientFields
from app.domain.search import Search
from app.errors import (
    BadArgument,
    DiskFull,
    NotFound,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreExists,
    StoreMissing,
    StoreReadOnly,
    StoreTooNew,
    WrongPassphrase,
)
from app.models import schema
from app.services import backup, checks, clients, finding, profile
from app.services import store as stores
from tests.services.conftest import CHEAP, PASSPHRASE
from tests.services.fakes import MemorySecrets

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from app.paths import DataFolder
    from app.services.store import Store

OTHER = "海と段々畑の夜明け"


def _with(store: Store, name: str = "株式会社みほん工業") -> str:
    return clients.create(store, ClientFields(name=name))[0].id


def _run(store: Store, sql: str) -> None:
    with store.raw() as connection:
        connection.execute(sql)


def test_there_is_no_store_until_one_is_made(folder: DataFolder) -> None:
    assert not stores.exists(folder)
    with pytest.raises(StoreMissing):
        stores.unlock(folder, PASSPHRASE, secrets=None)
    made, code = stores.create(folder, PASSPHRASE, secrets=None, _kdf=CHEAP)
    assert stores.exists(folder)
    assert len(code) == 34
    assert not made.demo
    made.close()
    made.close()


def test_what_was_written_is_there_after_a_restart(store: Store) -> None:
    client_id = _with(store)
    store.close()
    again = stores.unlock(store.folder, PASSPHRASE, secrets=None)
    assert clients.get(again, client_id).fields.name == "株式会社みほん工業"
    again.close()


def test_sample_data_stays_sample_data(folder: DataFolder) -> None:
    made, _ = stores.create(folder, PASSPHRASE, secrets=None, demo=True, _kdf=CHEAP)
    assert made.demo
    made.close()
    again = stores.unlock(folder, PASSPHRASE, secrets=None)
    assert again.demo
    again.close()


def test_a_store_is_never_overwritten(store: Store) -> None:
    with pytest.raises(StoreExists):
        stores.create(store.folder, PASSPHRASE, secrets=None, _kdf=CHEAP)


def test_files_are_for_their_owner_only(store: Store) -> None:
    _with(store)
    for name in ("store.db", "store.key", "store.lock", "store.db-wal"):
        assert (store.folder.root / name).stat().st_mode & 0o077 == 0
    assert store.folder.root.stat().st_mode & 0o077 == 0


def test_left_overs_of_a_broken_beginning_do_no_harm(folder: DataFolder) -> None:
    folder.root.mkdir()
    (folder.root / "store.new.db").write_bytes(b"half")
    made, _ = stores.create(folder, PASSPHRASE, secrets=None, _kdf=CHEAP)
    _with(made)
    made.close()
    assert not (folder.root / "store.new.db").exists()


@pytest.mark.parametrize("keyring", [False, True])
def test_making_that_fails_leaves_nothing_and_gives_the_lock_back(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch, *, keyring: bool
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "full")

    secrets = MemorySecrets() if keyring else None
    with monkeypatch.context() as patch:
        patch.setattr("app.services.header.write", fail)
        with pytest.raises(DiskFull):
            stores.create(folder, PASSPHRASE, secrets=secrets, _kdf=CHEAP)
    assert not stores.exists(folder)
    assert secrets is None or secrets.kept == {}
    made, _ = stores.create(folder, PASSPHRASE, secrets=secrets, _kdf=CHEAP)
    made.close()


def test_a_store_made_meanwhile_by_another_process_is_kept(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    before = store.folder.store.read_bytes()
    looks = iter([False, True])
    monkeypatch.setattr(stores, "exists", lambda _folder: next(looks))
    with pytest.raises(StoreExists):
        stores.create(store.folder, PASSPHRASE, secrets=None, _kdf=CHEAP)
    assert store.folder.store.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("1234567", False),
        ("12345678", True),
        ("みかん畑と青い", False),
        ("みかん畑と青い空", True),
        (" " * 9, False),
        ("x" * 1024, True),
        ("x" * 1025, False),
    ],
)
def test_a_passphrase_has_eight_characters_or_more(
    folder: DataFolder, text: str, *, good: bool
) -> None:
    assert (stores.passphrase_fault(text) == "") is good
    if not good:
        with pytest.raises(BadArgument):
            stores.create(folder, text, secrets=None, _kdf=CHEAP)
        assert not stores.exists(folder)


def test_one_process_at_a_time_writes(store: Store) -> None:
    with pytest.raises(StoreBusy):
        stores.unlock(store.folder, PASSPHRASE, secrets=None)
    store.close()
    stores.unlock(store.folder, PASSPHRASE, secrets=None).close()


def test_another_process_may_read_meanwhile(store: Store) -> None:
    client_id = _with(store)
    reader = stores.unlock(store.folder, PASSPHRASE, secrets=None, read_only=True)
    assert clients.get(reader, client_id).id == client_id
    second = _with(store, "みほん商店")
    assert clients.get(reader, second).id == second
    with pytest.raises(StoreError):
        _with(reader)
    reader.close()
    assert clients.count(store) == 2


@pytest.mark.parametrize("left", ["store.db", "store.key"])
def test_half_a_store_is_a_damaged_one(store: Store, left: str) -> None:
    store.close()
    for name in {"store.db", "store.key"} - {left}:
        (store.folder.root / name).unlink()
    with pytest.raises(StoreDamaged):
        stores.unlock(store.folder, PASSPHRASE, secrets=None)
    assert not (store.folder.root / "store.db").exists() or left == "store.db"


def _scramble(path: Path, start: int, length: int) -> None:
    data = bytearray(path.read_bytes())
    data[start : start + length] = bytes(byte ^ 0x5A for byte in data[start : start + length])
    path.write_bytes(data)


@pytest.mark.parametrize(("start", "length"), [(0, 16), (0, 4096), (200, 1)])
def test_a_scrambled_file_is_damage_and_not_a_wrong_passphrase(
    store: Store, start: int, length: int
) -> None:
    store.close()
    _scramble(store.folder.store, start, length)
    with pytest.raises(StoreDamaged):
        stores.unlock(store.folder, PASSPHRASE, secrets=None)
    with pytest.raises(WrongPassphrase):
        stores.unlock(store.folder, OTHER, secrets=None)


def test_an_empty_file_is_damage(store: Store) -> None:
    store.close()
    store.folder.store.write_bytes(b"")
    with pytest.raises(StoreDamaged):
        stores.unlock(store.folder, PASSPHRASE, secrets=None)
    assert store.folder.store.read_bytes() == b""


def test_damage_found_later_is_said_then(store: Store) -> None:
    client_id = _with(store)
    store.close()
    size = store.folder.store.stat().st_size
    _scramble(store.folder.store, 4096 * 2, size - 4096 * 2)
    with pytest.raises(StoreDamaged):
        _open_and_read(store.folder, client_id)


def test_a_store_of_a_newer_version_stays_closed_and_unchanged(store: Store) -> None:
    _run(store, "UPDATE alembic_version SET version_num = '9999'")
    store.close()
    before = store.folder.store.read_bytes()
    with pytest.raises(StoreTooNew):
        stores.unlock(store.folder, PASSPHRASE, secrets=None)
    assert store.folder.store.read_bytes() == before


def test_a_store_without_a_version_is_damaged(store: Store) -> None:
    _run(store, "DROP TABLE alembic_version")
    store.close()
    with pytest.raises(StoreDamaged):
        stores.unlock(store.folder, PASSPHRASE, secrets=None)


def _older(store: Store, monkeypatch: pytest.MonkeyPatch, *statements: str) -> None:
    """Make the store look older, and these statements the way to the newest revision."""
    _run(store, "UPDATE alembic_version SET version_num = '0000'")
    store.close()

    def migrate(connection: Connection) -> None:
        for statement in (*statements, f"UPDATE alembic_version SET version_num = '{schema.HEAD}'"):
            connection.exec_driver_sql(statement)

    monkeypatch.setattr("app.models.schema.KNOWN", ("0000", schema.HEAD))
    monkeypatch.setattr("app.models.schema.migrate", migrate)


def test_an_older_store_is_migrated_after_a_backup(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    client_id = _with(store)
    _older(store, monkeypatch)
    with pytest.raises(StoreError, match="今の版の形"):
        stores.unlock(store.folder, PASSPHRASE, secrets=None, read_only=True)
    assert not backup.listing(store.folder)
    stores.unlock(store.folder, PASSPHRASE, secrets=None).close()
    assert len(backup.listing(store.folder)) == 1
    again = stores.unlock(store.folder, PASSPHRASE, secrets=None)
    assert len(backup.listing(store.folder)) == 1
    assert clients.get(again, client_id).id == client_id
    again.close()


def test_a_table_made_anew_takes_nothing_along(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft, _ = checks.start(store, _with(store), context=CheckContext(date(2026, 11, 1)))
    checks.answer(store, draft.id, "q2.finance", "now")
    with store.raw() as connection:
        sql = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'client'").fetchone()
    _older(
        store,
        monkeypatch,
        sql[0].replace("TABLE client", "TABLE client_new"),
        "INSERT INTO client_new SELECT * FROM client",
        "DROP TABLE client",
        "ALTER TABLE client_new RENAME TO client",
    )
    again = stores.unlock(store.folder, PASSPHRASE, secrets=None)
    assert checks.draft(again, draft.id).answers == {"q2.finance": "now"}
    with again.raw() as connection:
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    again.close()


def test_a_migration_that_breaks_a_link_changes_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    checks.start(store, _with(store), context=CheckContext(date(2026, 11, 1)))
    _older(store, monkeypatch, "DELETE FROM client")
    for _ in range(2):
        with pytest.raises(StoreDamaged):
            stores.unlock(store.folder, PASSPHRASE, secrets=None)


def test_a_connection_is_durable_and_checks_links(store: Store) -> None:
    with store.raw() as connection:
        values = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "temp_store", "cache_size")
        }
    assert values == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "temp_store": 2,
        "cache_size": -65536,
    }


def test_nothing_is_readable_without_the_key(store: Store, tmp_path: Path) -> None:
    name, town, note = "株式会社なないろ堂", "ほしぞら町", "むかしは七人で働いていた"
    client, _ = clients.create(store, ClientFields(name=name, town=town, note=note))
    profile.save_advisor(store, Advisor(name="指導員みほん"))
    draft, _ = checks.start(store, client.id, context=CheckContext(date(2026, 11, 1)))
    checks.answer(store, draft.id, "q1.vision", "孫に店をゆずりたい")
    checks.set_memo(store, draft.id, "ないしょの話")
    backup.make(store)
    backup.copy_to(store, tmp_path)
    words = [name, "なないろ", town, note, "指導員みほん", "孫に店", "ないしょ", "なな", "ほし"]
    before = [path for path in store.folder.root.rglob("*") if path.is_file()]
    assert {"store.db", "store.db-wal", "store.key"} <= {path.name for path in before}
    store.close()
    paths = {*before, *tmp_path.rglob("*")}
    files = [path for path in paths if path.is_file()]
    assert sum(path.suffix == ".db" for path in files) == 3
    for path in files:
        data = path.read_bytes()
        for word in words:
            assert word.encode() not in data, path
            assert word.encode("utf-16-le") not in data, path
        assert store.key not in data
        assert store.key.hex().encode() not in data
        assert PASSPHRASE.encode() not in data


def test_other_programs_see_no_database(store: Store) -> None:
    store.close()
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        sqlite3.connect(store.folder.store).execute("SELECT * FROM sqlite_master")


def test_a_repr_tells_no_key(store: Store) -> None:
    assert store.key.hex() not in repr(store)
    assert repr(store.key) not in repr(store)


def test_a_failed_write_leaves_nothing(store: Store) -> None:
    with pytest.raises(NotFound):
        _write_and_fail(store)
    assert clients.count(store) == 0


def _write_and_fail(store: Store) -> None:
    with store.writing() as session:
        session.add(_record(store))
        session.flush()
        raise NotFound("お客様")


def _open_and_read(folder: DataFolder, client_id: str) -> None:
    opened = stores.unlock(folder, PASSPHRASE, secrets=None)
    try:
        clients.get(opened, client_id)
    finally:
        opened.close()


def _record(store: Store) -> object:
    from app.models.tables import ClientRecord
    from app.services import rows

    now = store.clock()
    fields = rows.client_columns(ClientFields(name="みほん"))
    return ClientRecord(id="x", created_at=now, updated_at=now, touched_at=now, **fields)


def _damaged(folder: DataFolder) -> Store:
    """A store that opens, but that has a page which is not authentic."""
    made, _ = stores.create(folder, PASSPHRASE, secrets=None, _kdf=CHEAP)
    for _at in range(30):
        clients.create(made, ClientFields(name="みほん商店", note="あ" * 3_000))
    made.close()
    data = bytearray(folder.store.read_bytes())
    for at in range(len(data) // 2, len(data), 4096):
        data[at] ^= 0xFF
    folder.store.write_bytes(data)
    opened = stores.unlock(folder, PASSPHRASE, secrets=None)
    with pytest.raises(StoreDamaged):
        finding.find(opened, Search())
    return opened


def test_a_damaged_store_that_takes_no_more_writes_is_said_to_be_damaged(
    folder: DataFolder,
) -> None:
    opened = _damaged(folder)
    with pytest.raises(StoreDamaged):
        clients.create(opened, ClientFields(name="みほん商店"))
    opened.close()


def test_a_store_that_may_not_be_written_is_said_to_be_so(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.raw() as connection:
        connection.execute("PRAGMA query_only = ON")
    monkeypatch.setattr("app.services.files.os.access", lambda *_: False)
    with pytest.raises(StoreReadOnly):
        clients.create(store, ClientFields(name="みほん商店"))


def test_a_database_that_cannot_be_finished_leaves_no_part(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_connection: Connection) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(schema, "make", fail)
    with pytest.raises(DiskFull):
        stores.create(folder, PASSPHRASE, secrets=None, _kdf=CHEAP)
    assert [path.name for path in folder.root.iterdir()] == ["store.lock"]


@pytest.mark.parametrize(("free", "kind"), [(1_000, DiskFull), (10**9, StoreError)])
def test_a_disk_without_room_is_told_from_one_that_fails(
    store: Store, monkeypatch: pytest.MonkeyPatch, free: int, kind: type[StoreError]
) -> None:
    def fail(_connection: Connection) -> str:
        raise OSError(errno.EIO, "input/output error")

    store.close()
    usage = shutil.disk_usage(store.folder.root)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=free))
    monkeypatch.setattr(schema, "revision", fail)
    with pytest.raises(StoreError) as caught:
        stores.unlock(store.folder, PASSPHRASE, secrets=None)
    assert caught.type is kind
