"""The encrypted store: making, opening, closing, and changing what opens it.

Files of a data folder: `store.db` (SQLCipher), `store.key` (see `app.services.header`),
`store.lock` (one writing process at a time), `store.tries` (see `app.services.attempts`).
"""

from __future__ import annotations

import contextlib
import re
import shutil
import unicodedata
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import uuid_utils
from sqlalchemy import insert
from sqlalchemy.orm import Session
from typing_extensions import override

from app.errors import (
    BadArgument,
    DiskFull,
    StoreDamaged,
    StoreError,
    StoreExists,
    StoreReadOnly,
    StoreTooNew,
)
from app.models import schema, tables
from app.models.engine import WRITES, make_engine
from app.models.entries import Kept
from app.services import files, header, keys, recovery, unwrap
from app.services.border import border
from app.services.files import FolderLock
from app.services.keys import Kdf
from app.services.unwrap import exists, read_header, utc_now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Engine

    from app.paths import DataFolder
    from app.services.header import Header
    from app.services.keychain import Secrets

__all__ = [
    "Store",
    "change_passphrase",
    "create",
    "exists",
    "is_id",
    "lock_file",
    "new_id",
    "open_with",
    "passphrase_fault",
    "read_header",
    "reset_passphrase",
    "unlock",
    "utc_now",
]

MIN_PASSPHRASE = 8
MAX_PASSPHRASE = 1024
# The rules of `app.services.derived`: raise it when a derived column is computed differently.
DERIVED_BY = "8"
_BUILDING = "store.new.db"
_ID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
# SQLite would take a file of a few bytes for an empty database, and write over it.
_PAGE = 4096
# What an open store needs beside its file; SQLite calls the lack of it only an I/O error.
_ROOM = 65_536


def new_id() -> str:
    """A new UUIDv7."""
    return str(uuid_utils.uuid7())


def is_id(text: str) -> bool:
    """Whether a text is written as ids are: what bears another name on the disk is not ours."""
    return _ID.fullmatch(text) is not None


@dataclass(slots=True, eq=False)
class Store:
    """An open store. Screens hold it and pass it on; only services look inside."""

    folder: DataFolder
    demo: bool
    store_id: str
    key: bytes
    kdf: Kdf
    engine: Engine
    read_only: bool = False
    clock: Callable[[], datetime] = utc_now
    lock: FolderLock | None = None

    def close(self) -> None:
        """Give back every connection and the lock; twice is once."""
        self.engine.dispose()
        if self.lock is not None:
            self.lock.release()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one state of the store and writes nothing."""
        with border(), Session(self.engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session whose changes are on the disk, all or none, when the block ends."""
        try:
            with border():
                bind = self.engine.execution_options(**WRITES)
                with Session(bind, expire_on_commit=False) as session, session.begin():
                    yield session
        except StoreReadOnly as error:
            # After a page that is not authentic SQLCipher takes no more writes.
            if not self.read_only and files.is_writable(self.folder.store):
                raise StoreDamaged from error
            raise

    @contextmanager
    def raw(self) -> Iterator[Any]:
        """A raw keyed connection (backups, integrity checks)."""
        with border():
            connection = self.engine.raw_connection()
            try:
                yield connection.driver_connection
            finally:
                connection.close()

    @override
    def __repr__(self) -> str:
        """Without the key: a repr may end in a log."""
        return f"Store({self.store_id})"


def passphrase_fault(text: str) -> str:
    """What is wrong with a new passphrase, in one sentence; "" when it can be used."""
    length = len(unicodedata.normalize("NFKC", text))
    if length < MIN_PASSPHRASE:
        return f"合言葉は{MIN_PASSPHRASE}文字以上にしてください。いま{length}文字です。"
    if length > MAX_PASSPHRASE:
        return f"合言葉は{MAX_PASSPHRASE}文字までです。"
    if not text.strip():
        return "空白だけの合言葉は使えません。"
    return ""


def create(
    folder: DataFolder,
    passphrase: str,
    *,
    secrets: Secrets | None,
    demo: bool = False,
    _kdf: Kdf | None = None,
) -> tuple[Store, str]:
    """Make a store and open it; also gives the recovery code, which is shown once.

    Raises StoreExists, BadArgument (unusable passphrase), StoreReadOnly, DiskFull, StoreBusy.
    """
    _demand_usable(passphrase)
    if exists(folder):
        raise StoreExists
    code = recovery.new_code()
    with border():
        files.make_folder(folder.root)
        lock = FolderLock(lock_file(folder))
        try:
            store = _make(folder, passphrase, secrets, code, _kdf or Kdf(), demo=demo)
        except BaseException:
            lock.release()
            raise
    store.lock = lock
    return store, code


def _make(
    folder: DataFolder,
    passphrase: str,
    secrets: Secrets | None,
    code: str,
    kdf: Kdf,
    *,
    demo: bool,
) -> Store:
    """Make the files of a store; what cannot be finished leaves nothing behind."""
    if exists(folder):  # made by another process since we looked
        raise StoreExists
    store_id, key = new_id(), keys.new_key()
    try:
        secret = _new_secret(secrets, store_id)
        material = recovery.material(code) or b""
        head = header.make(store_id, key, passphrase, secret, material=material, kdf=kdf)
        _build(folder, key, store_id, demo=demo)
        header.write(folder.header, head)
    except BaseException:
        folder.store.unlink(missing_ok=True)
        if secrets is not None:
            secrets.delete(store_id)
        raise
    return Store(folder, demo, store_id, key, kdf, make_engine(folder.store, key))


def unlock(
    folder: DataFolder,
    passphrase: str,
    *,
    secrets: Secrets | None,
    read_only: bool = False,
    clock: Callable[[], datetime] = utc_now,
) -> Store:
    """Open the store; an older one is migrated after a backup.

    `read_only` takes no lock and writes nothing, so that another process may have it open.
    Raises WrongPassphrase, NoKeyring, StoreMissing, StoreTooNew, StoreDamaged, StoreBusy,
    StoreReadOnly, DiskFull.
    """
    head = read_header(folder)
    _, key = unwrap.by_passphrase([head], folder, passphrase, secrets=secrets, clock=clock)
    return open_with(folder, head, key, read_only=read_only, clock=clock)


def reset_passphrase(
    folder: DataFolder,
    recovery_code: str,
    new_passphrase: str,
    *,
    secrets: Secrets | None,
) -> Store:
    """Open with the recovery code and set a new passphrase; the code stays valid.

    A lost keyring secret is made anew; without a keyring the passphrase alone opens the store
    afterwards. Raises WrongRecoveryCode, BadArgument and what `unlock` raises.
    """
    _demand_usable(new_passphrase)
    head = read_header(folder)
    _, key = unwrap.by_recovery([head], folder, recovery_code)
    store = open_with(folder, head, key)
    try:
        with border():
            secret = None
            if secrets is not None:
                secret = secrets.get(head.store_id) or _new_secret(secrets, head.store_id)
            _replace_header(folder, head.with_passphrase(key, new_passphrase, secret))
    except BaseException:
        store.close()
        raise
    return store


def change_passphrase(store: Store, old: str, new: str, *, secrets: Secrets | None) -> None:
    """Wrap the key anew; the database itself is not touched.

    Raises WrongPassphrase (a wrong `old` one), BadArgument, NoKeyring, StoreReadOnly, DiskFull.
    """
    _demand_usable(new)
    head = read_header(store.folder)
    _, key = unwrap.by_passphrase([head], store.folder, old, secrets=secrets, clock=store.clock)
    with border():
        secret = unwrap.keyring_secret(head, secrets)
        changed = head.with_passphrase(key, new, secret if head.keyring else None)
        _replace_header(store.folder, changed)


def open_with(
    folder: DataFolder,
    head: Header,
    key: bytes,
    *,
    read_only: bool = False,
    clock: Callable[[], datetime] = utc_now,
) -> Store:
    """Open the store with its key. Raises what `unlock` raises but for the passphrase."""
    try:
        with border():
            return _opened(folder, head, key, read_only=read_only, clock=clock)
    except StoreError as error:
        if type(error) is StoreError and shutil.disk_usage(folder.root).free < _ROOM:
            raise DiskFull from error
        raise


def _opened(
    folder: DataFolder, head: Header, key: bytes, *, read_only: bool, clock: Callable[[], datetime]
) -> Store:
    if not folder.store.is_file() or folder.store.stat().st_size < _PAGE:
        raise StoreDamaged
    lock = None if read_only else FolderLock(lock_file(folder))
    engine = make_engine(folder.store, key, read_only=read_only)
    store = Store(folder, False, head.store_id, key, head.kdf, engine, read_only, clock, lock)
    try:
        _bring_up_to_date(store)
        with store.reading() as session:
            info = session.get(tables.StoreInfo, 1)
            store.demo = info is not None and info.demo
    except BaseException:
        store.close()
        raise
    return store


def lock_file(folder: DataFolder) -> Path:
    """The file whose lock is the right to write."""
    return folder.root / "store.lock"


def _demand_usable(passphrase: str) -> None:
    fault = passphrase_fault(passphrase)
    if fault:
        raise BadArgument(fault, "思い出せて、人に知られにくい言葉を選んでください。")


def _new_secret(secrets: Secrets | None, store_id: str) -> bytes | None:
    """A secret kept in the keyring; None when there is no keyring or it refuses."""
    if secrets is None:
        return None
    secret = keys.new_key()
    return secret if secrets.set(store_id, secret) else None


def _build(folder: DataFolder, key: bytes, store_id: str, *, demo: bool) -> None:
    """Make the database beside its place and move it there, so that no half store is left."""
    path = folder.root / _BUILDING
    _clear(folder)
    path.touch(mode=files.OWNER_ONLY)  # SQLite gives its log the same rights
    try:
        _fill(path, key, store_id, demo=demo)
        path.replace(folder.store)
    except BaseException:
        _clear(folder)
        raise
    files.flush_folder(folder.root)


def _clear(folder: DataFolder) -> None:
    """Remove what was left of a store that could not be finished."""
    for left in folder.root.glob(f"{_BUILDING}*"):
        left.unlink(missing_ok=True)


def _fill(path: Path, key: bytes, store_id: str, *, demo: bool) -> None:
    """Make the tables in an empty file, and leave nothing in its log."""
    engine = make_engine(path, key)
    try:
        with engine.execution_options(**WRITES).begin() as connection:
            schema.make(connection)
            values = {"id": 1, "store_id": store_id, "demo": demo, "created_at": utc_now()}
            connection.execute(insert(tables.StoreInfo), values)
            connection.execute(insert(tables.ProfileRecord), {"id": 1})
            derived = {"name": "derived", "value": DERIVED_BY, "updated_at": utc_now()}
            connection.execute(insert(Kept), derived)
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            raw.close()
    finally:
        engine.dispose()


def _bring_up_to_date(store: Store) -> None:
    with store.engine.connect() as connection:
        found = schema.revision(connection)
    if found == schema.HEAD:
        _derive(store)
        return
    if not found:
        raise StoreDamaged
    if found not in schema.KNOWN:
        raise StoreTooNew
    if store.read_only:
        raise StoreError(
            "データを今の版の形に直す必要があります。",
            "伴走カルテを一度開いてから、もう一度お試しください。",
        )
    from app.services import backup

    backup.make(store)
    schema.upgrade(store.engine)
    _derive(store)


def _derive(store: Store) -> None:
    if not store.read_only:
        from app.services import derived

        derived.bring_up_to_date(store)


def _replace_header(folder: DataFolder, head: Header) -> None:
    """Write the header, and beside the backups that it opens too."""
    header.write(folder.header, head)
    for path in folder.backups.glob("store-*.key"):
        with contextlib.suppress(OSError, StoreDamaged, StoreTooNew):
            if header.read(path).store_id == head.store_id:
                header.write(path, head)
