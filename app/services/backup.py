"""Backups: seven rolling ones beside the store and copies elsewhere, all encrypted.

A backup is made with SQLite's online backup into a keyed file, so that work goes on meanwhile, and
verified before it gets its name.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.records import BackupFile
from app.errors import BackupError, StoreDamaged, StoreMissing
from app.models.engine import connect
from app.models.tables import StoreInfo
from app.services import (
    backup_documents,
    backup_files,
    clients,
    files,
    header,
    ledger,
    tidying,
    unwrap,
)
from app.services.backup_files import listing_of, remove, verify, whole
from app.services.border import border
from app.services.store import Store, lock_file

if TYPE_CHECKING:
    from app.paths import DataFolder
    from app.services.header import Header
    from app.services.keychain import Secrets
    from app.settings import Settings

_PAGES = 512
_DAY = timedelta(days=1)
Progress = Callable[[int, int], None]


def make(store: Store, *, progress: Progress | None = None) -> BackupFile:
    """Make a backup and keep the newest seven.

    `progress` is told (pages left, pages in all) and may raise to cancel. Raises StoreDamaged,
    BackupError, StoreReadOnly, DiskFull.
    """
    with border():
        files.make_folder(store.folder.backups)
        made = _copy(store, store.folder.backups, progress)
        backup_files.prune(store.folder.backups, store.store_id)
        backup_documents.prune(store.folder.backups)
    return made


def copy_to(store: Store, directory: str | Path, *, progress: Progress | None = None) -> BackupFile:
    """Make a backup in a folder elsewhere (USB, network) and remember when.

    Keeps the newest seven of this store there. Raises as `make` does.
    """
    folder = Path(directory)
    with border():
        if not folder.is_dir():
            raise BackupError(
                "控えを入れるフォルダーが見つかりません。",
                "USBメモリーや共有フォルダーがつながっているか確かめてください。",
            )
        made = _copy(store, folder, progress)
        backup_files.prune(folder, store.store_id)
        backup_documents.prune(folder)
    with store.writing() as session:
        session.get_one(StoreInfo, 1).last_copy_at = store.clock()
    return made


def daily(store: Store) -> BackupFile | None:
    """Once a day: make a backup, empty the trash of 30 days, end ledgers that were kept enough.

    Then the search indexes are put together.
    None when the newest backup is younger than a day. Raises as `make` does.
    """
    made_at = newest_at(store.folder)
    if made_at is not None and timedelta() <= store.clock() - made_at < _DAY:
        return None
    new = make(store)
    clients.purge(store)
    ledger.expire(store)
    tidying.tidy(store)
    return new


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


def newest_at(folder: DataFolder) -> datetime | None:
    """When the newest backup with a readable header was made; None when there is none."""
    return next((item.made_at for item in listing(folder) if item.ok), None)


def newest_good(
    folder: DataFolder,
    *,
    passphrase: str = "",
    recovery_code: str = "",
    secrets: Secrets | None = None,
) -> BackupFile | None:
    """The newest backup beside the store that is whole, None when there is none.

    Raises WrongPassphrase, WrongRecoveryCode, NoKeyring.
    """
    with border():
        for item in listing(folder):
            source = Path(item.path)
            heads = _headers(folder, source)
            if not item.ok or not heads:
                continue
            _, key = _open(heads, folder, passphrase, recovery_code, secrets)
            if backup_files.sound(source, key):
                return item
    return None


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
    recovery code. What is replaced stays beside it as `store-replaced-…`, when it is damaged as
    `store-damaged-…`; gives its path, or "".
    Raises WrongPassphrase, WrongRecoveryCode, NoKeyring, BackupError, StoreTooNew, StoreBusy,
    StoreReadOnly, DiskFull.
    """
    source = Path(path)
    with border():
        if not source.is_file():
            raise BackupError("選んだ控えが見つかりません。", "控えの一覧から選び直してください。")
        heads = _headers(folder, source)
        if not heads:
            raise BackupError(
                "この控えには鍵のファイル（.key）がありません。",
                "控えと同じ名前の .key のファイルを、同じ場所に置いてください。",
            )
        files.make_folder(folder.root)
        with files.locked(lock_file(folder)):
            head, key = _open(heads, folder, passphrase, recovery_code, secrets)
            new = folder.root / "store.restored.db"
            remove(new)
            try:
                shutil.copyfile(source, new)
                verify(new, key)
                backup_documents.bring_back(new, key, source, folder.documents)
                return _replace(folder, new, head, key)
            finally:
                remove(new)


def _copy(store: Store, directory: Path, progress: Progress | None) -> BackupFile:
    target = backup_files.free_name(directory, store.clock())
    part = backup_files.part_of(target)
    remove(part)
    try:
        _copy_pages(store, part, progress)
        _demand_sound(store, part)
        part.chmod(files.OWNER_ONLY)
        files.flush_file(part)
        backup_documents.keep(part, store.key, store.folder.documents, target)
        # The header first: a backup without one could not be opened.
        header.write(target.with_suffix(".key"), header.read(store.folder.header))
        part.replace(target)
        files.flush_folder(directory)
    except BaseException:
        remove(part)
        raise
    size = target.stat().st_size
    made_at = store.clock().astimezone(UTC).replace(microsecond=0)
    return backup_files.describe(target) or BackupFile(str(target.absolute()), made_at, size)


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


def _demand_sound(store: Store, part: Path) -> None:
    try:
        verify(part, store.key)
    except BackupError as error:
        with store.raw() as source:
            if not whole(source):
                raise StoreDamaged from error
        raise BackupError(
            "控えを正しく書けませんでした。", "控えの場所を変えて、もう一度お試しください。"
        ) from error


def _open(
    heads: list[Header],
    folder: DataFolder,
    passphrase: str,
    recovery_code: str,
    secrets: Secrets | None,
) -> tuple[Header, bytes]:
    if recovery_code:
        return unwrap.by_recovery(heads, folder, recovery_code)
    return unwrap.by_passphrase(heads, folder, passphrase, secrets=secrets)


def _headers(folder: DataFolder, source: Path) -> list[Header]:
    """The headers that may open a backup; the first that does stays with the store."""
    own = backup_files.header_of(source)
    try:
        present = unwrap.read_header(folder)
    except (StoreMissing, StoreDamaged):
        present = None
    # The present header fits a backup of the same store, made before a change of passphrase.
    fits = present is not None and (own is None or own.store_id == present.store_id)
    return [head for head in (present if fits else None, own) if head is not None]


def _replace(folder: DataFolder, new: Path, head: Header, key: bytes) -> str:
    """Move the present files aside and the new ones in."""
    new.chmod(files.OWNER_ONLY)
    files.flush_file(new)
    aside = _move_aside(folder, "damaged" if _is_damaged(folder, head, key) else "replaced")
    new.replace(folder.store)
    header.write(folder.header, head)
    return aside


def _is_damaged(folder: DataFolder, head: Header, key: bytes) -> bool:
    """Whether the present store is known to be damaged; of another store nothing is known."""
    if not folder.store.exists() or not folder.header.exists():
        return True
    try:
        if unwrap.read_header(folder).store_id != head.store_id:
            return False
    except StoreDamaged:
        return True
    return not backup_files.sound(folder.store, key, untouched=True)


def _move_aside(folder: DataFolder, why: str) -> str:
    if not folder.store.exists() and not folder.header.exists():
        return ""
    aside = folder.root / f"store-{why}-{backup_files.stamp(datetime.now(UTC))}.db"
    if folder.header.exists():
        shutil.copy(folder.header, aside.with_suffix(".key"))
    backup_documents.set_aside(folder.documents, aside)
    # The log of changes goes first: it must never be read into another file.
    for end in ("-wal", "-shm", ""):
        path = folder.store.with_name(folder.store.name + end)
        if path.exists():
            path.replace(aside.with_name(aside.name + end))
    return str(aside) if aside.exists() else str(aside.with_suffix(".key"))
