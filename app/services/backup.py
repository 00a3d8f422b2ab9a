"""Backups: seven rolling ones beside the store and copies elsewhere, all encrypted.

Each is a whole store under the same key with a copy of its header: `store-YYYYMMDD-HHMMSS.db`
(UTC) and `.key`. A backup is verified before it gets its name.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.records import BackupFile
from app.errors import (
    AppError,
    BackupError,
    StoreDamaged,
    StoreMissing,
    StoreTooNew,
    WrongPassphrase,
    WrongRecoveryCode,
)
from app.models import schema
from app.models.engine import connect, make_engine
from app.models.tables import StoreInfo
from app.services import files, header
from app.services.border import border
from app.services.store import (
    Store,
    key_of,
    key_of_recovery,
    lock_file,
    read_header,
)

if TYPE_CHECKING:
    from app.paths import DataFolder
    from app.services.header import Header
    from app.services.keychain import Secrets
    from app.settings import Settings

KEEP = 7
_NAME = re.compile(r"^store-(\d{8}-\d{6})\.db$")
_FORMAT = "%Y%m%d-%H%M%S"
_PAGES = 512
_DAY = timedelta(days=1)
Progress = Callable[[int, int], None]


def make(store: Store, *, progress: Progress | None = None) -> BackupFile:
    """Make a backup and keep the newest seven.

    `progress` is told (pages left, pages in all) and may raise to cancel. Raises BackupError,
    StoreReadOnly, DiskFull.
    """
    with border():
        files.make_folder(store.folder.backups)
    made = _copy(store, store.folder.backups, progress)
    _prune(store.folder.backups, store.store_id)
    return made


def copy_to(store: Store, directory: str | Path, *, progress: Progress | None = None) -> BackupFile:
    """Make a backup in a folder elsewhere (USB, network) and remember when.

    Keeps the newest seven of this store there. Raises as `make` does.
    """
    folder = Path(directory)
    if not folder.is_dir():
        raise BackupError(
            "控えを入れるフォルダーが見つかりません。",
            "USBメモリーや共有フォルダーがつながっているか確かめてください。",
        )
    made = _copy(store, folder, progress)
    _prune(folder, store.store_id)
    with store.writing() as session:
        session.get_one(StoreInfo, 1).last_copy_at = store.clock()
    return made


def daily(store: Store) -> BackupFile | None:
    """Make a backup when the newest is older than a day; None when it is not."""
    made = listing(store.folder)
    if made and timedelta() <= store.clock() - made[0].made_at < _DAY:
        return None
    return make(store)


def copy_due(store: Store, settings: Settings) -> bool:
    """Whether it is time to be reminded of a copy elsewhere."""
    if store.demo or settings.copy_reminder_days <= 0:
        return False
    with store.reading() as session:
        info = session.get_one(StoreInfo, 1)
        last = info.last_copy_at or info.created_at
    return store.clock() - last >= timedelta(days=settings.copy_reminder_days)


def listing(folder: DataFolder) -> tuple[BackupFile, ...]:
    """The backups beside the store, newest first."""
    return listing_of(folder.backups)


def listing_of(directory: Path) -> tuple[BackupFile, ...]:
    """The backups in a folder, newest first; `ok` is False without a readable header."""
    with border():
        if not directory.is_dir():
            return ()
        paths = [path for path in directory.iterdir() if _NAME.match(path.name)]
        found = [item for path in paths if (item := _describe(path)) is not None]
    return tuple(sorted(found, key=lambda item: item.path, reverse=True))


def restore(
    folder: DataFolder,
    path: str | Path,
    *,
    passphrase: str = "",
    recovery_code: str = "",
    secrets: Secrets | None = None,
) -> str:
    """Put a backup in the place of the store, which is missing, damaged or to be replaced.

    Opens with the present passphrase, or with that of the time of the backup, or with the
    recovery code. What is replaced stays beside it as `store-damaged-…`; gives its path, or "".
    Raises WrongPassphrase, WrongRecoveryCode, NoKeyring, BackupError, StoreTooNew, StoreBusy,
    StoreReadOnly, DiskFull.
    """
    source = Path(path)
    with border():
        if not source.is_file():
            raise BackupError("選んだ控えが見つかりません。", "控えの一覧から選び直してください。")
        files.make_folder(folder.root)
        with files.locked(lock_file(folder)):
            head, key = _open_headers(folder, source, passphrase, recovery_code, secrets)
            new = folder.root / "store.restored.db"
            _remove(new)
            try:
                shutil.copyfile(source, new)
                verify(new, key)
                return _replace(folder, new, head)
            finally:
                _remove(new)


def verify(path: Path, key: bytes) -> None:
    """Nothing when the file is a whole store of a known revision.

    Raises BackupError when it is not, StoreTooNew when it comes from a newer version.
    """
    if not sound(path, key):
        raise BackupError(
            "この控えは傷んでいて使えません。", "一覧から、ひとつ前の控えを選んでください。"
        )
    engine = make_engine(path, key, read_only=True)
    try:
        with engine.connect() as connection:
            found = schema.revision(connection)
    finally:
        engine.dispose()
    if found not in schema.KNOWN:
        raise StoreTooNew


def sound(path: Path, key: bytes) -> bool:
    """Whether every page of the file is what was written, and every table whole."""
    try:
        connection = connect(path, key)
        try:
            return whole(connection)
        finally:
            connection.close()
    except (AppError, OSError):
        raise
    except Exception as error:
        if getattr(error, "sqlite_errorcode", None) is None:
            raise
        return False


def whole(connection: Any) -> bool:
    """Whether the pages behind a raw connection are authentic and the tables sound."""
    if connection.execute("PRAGMA cipher_integrity_check").fetchall():
        return False
    return [row[0] for row in connection.execute("PRAGMA quick_check")] == ["ok"]


def _copy(store: Store, directory: Path, progress: Progress | None) -> BackupFile:
    with border():
        target = _free_name(directory, store.clock())
        part = target.with_name(f".{target.name}.part")
        _remove(part)
        try:
            _copy_pages(store, part, progress)
            verify(part, store.key)
            part.chmod(files.OWNER_ONLY)
            files.flush_file(part)
            # The header first: a backup without one could not be opened.
            header.write(target.with_suffix(".key"), header.read(store.folder.header))
            part.replace(target)
            files.flush_folder(directory)
        except BaseException:
            _remove(part)
            raise
        made = _describe(target)
    if made is None:
        raise BackupError("控えを作れませんでした。", "もう一度お試しください。")
    return made


def _copy_pages(store: Store, part: Path, progress: Progress | None) -> None:
    def tell(_status: int, remaining: int, total: int) -> None:
        if progress is not None:
            progress(remaining, total)

    with store.raw() as source:
        target = connect(part, store.key)
        try:
            source.backup(target, pages=_PAGES, progress=tell)
            target.execute("PRAGMA journal_mode = DELETE")
        finally:
            target.close()


def _open_headers(
    folder: DataFolder,
    source: Path,
    passphrase: str,
    recovery_code: str,
    secrets: Secrets | None,
) -> tuple[Header, bytes]:
    """The header that stays or comes with the backup, and the key."""
    failed: AppError | None = None
    for head in _headers(folder, source):
        try:
            if recovery_code:
                key = key_of_recovery(head, recovery_code)
            else:
                key = key_of(head, folder, passphrase, secrets=secrets)
        except (WrongPassphrase, WrongRecoveryCode) as error:
            failed = error
            continue
        return head, key
    raise failed or StoreDamaged()


def _headers(folder: DataFolder, source: Path) -> list[Header]:
    found: list[Header] = []
    beside = source.with_suffix(".key")
    own = header.read(beside) if beside.is_file() else None
    try:
        present = read_header(folder)
    except (StoreMissing, StoreDamaged):
        present = None
    # The present header fits a backup of the same store, made before a change of passphrase.
    if present is not None and (own is None or own.store_id == present.store_id):
        found.append(present)
    if own is not None:
        found.append(own)
    return found


def _replace(folder: DataFolder, new: Path, head: Header) -> str:
    """Move the present files aside and the new ones in."""
    aside = _move_aside(folder)
    new.chmod(files.OWNER_ONLY)
    files.flush_file(new)
    new.replace(folder.store)
    header.write(folder.header, head)
    return aside


def _move_aside(folder: DataFolder) -> str:
    present = [
        path
        for path in (folder.store, *(folder.root / f"store.db{end}" for end in ("-wal", "-shm")))
        if path.exists()
    ]
    if not folder.store.exists() and not folder.header.exists():
        return ""
    stamp = datetime.now(UTC).strftime(_FORMAT)
    aside = folder.root / f"store-damaged-{stamp}.db"
    if folder.header.exists():
        shutil.copyfile(folder.header, aside.with_suffix(".key"))
    # The log of changes goes first: it must never be read into another file.
    for path in reversed(present):
        path.replace(path.with_name(path.name.replace("store.db", aside.name)))
    return str(aside)


def _describe(path: Path) -> BackupFile | None:
    found = _NAME.match(path.name)
    if found is None:
        return None
    try:
        made_at = datetime.strptime(found[1], _FORMAT).replace(tzinfo=UTC)
        size = path.stat().st_size
    except (ValueError, OSError):
        return None
    try:
        header.read(path.with_suffix(".key"))
    except (OSError, AppError):
        return BackupFile(str(path.resolve()), made_at, size, ok=False)
    return BackupFile(str(path.resolve()), made_at, size, ok=size > 0)


def _free_name(directory: Path, now: datetime) -> Path:
    at = now.astimezone(UTC)
    while (path := directory / f"store-{at.strftime(_FORMAT)}.db").exists():
        at += timedelta(seconds=1)
    return path


def _prune(directory: Path, store_id: str) -> None:
    """Keep the newest seven backups of this store; those of other stores stay."""
    with border():
        own = [item for item in listing_of(directory) if _store_of(Path(item.path)) == store_id]
        for item in own[KEEP:]:
            path = Path(item.path)
            path.unlink(missing_ok=True)
            path.with_suffix(".key").unlink(missing_ok=True)


def _store_of(path: Path) -> str:
    try:
        return header.read(path.with_suffix(".key")).store_id
    except (OSError, AppError):
        return ""


def _remove(path: Path) -> None:
    for each in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))):
        each.unlink(missing_ok=True)
