"""Backups as files: their names, their headers, whether they are whole, which ones to keep.

Each is a whole store under the same key with a copy of its header: `store-YYYYMMDD-HHMMSS.db`
(UTC) and `.key`; `.docs` lists the files of documents it needs (`backup_documents`).
"""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

from app.domain.records import BackupFile
from app.errors import AppError, BackupError, StoreDamaged, StoreTooNew
from app.models import schema
from app.models.engine import connect, make_engine
from app.services import header
from app.services.border import border, of_sqlite

if TYPE_CHECKING:
    from app.services.header import Header

KEEP = 7
_NAME = re.compile(r"^store-(\d{8}-\d{6})\.db$", re.ASCII)
_FORMAT = "%Y%m%d-%H%M%S"
_PART = ".part"
_STALE_S = 86_400
_COMPANIONS = ("", "-wal", "-shm", "-journal")


def listing_of(directory: Path) -> tuple[BackupFile, ...]:
    """The backups in a folder, newest first; `ok` is False without a readable header."""
    with border():
        if not directory.is_dir():
            return ()
        found = [item for path in directory.iterdir() if (item := describe(path)) is not None]
    return tuple(sorted(found, key=lambda item: item.path, reverse=True))


def describe(path: Path) -> BackupFile | None:
    """The backup in this file; None when its name is none of a backup or it is gone."""
    found = _NAME.match(path.name)
    if found is None:
        return None
    try:
        made_at = datetime.strptime(found[1], _FORMAT).replace(tzinfo=UTC)
        size = path.stat().st_size
    except (ValueError, OSError):
        return None
    return BackupFile(
        str(path.absolute()), made_at, size, ok=size > 0 and header_of(path) is not None
    )


def header_of(path: Path) -> Header | None:
    """The header beside a backup, None when it is missing or cannot be read."""
    try:
        return header.read(path.with_suffix(".key"))
    except (OSError, AppError):
        return None


def stamp(now: datetime) -> str:
    """The part of a file name that says when."""
    return now.astimezone(UTC).strftime(_FORMAT)


def free_name(directory: Path, now: datetime) -> Path:
    """The path of a new backup; of two in one second the later one gets the next second."""
    at = now
    while (path := directory / f"store-{stamp(at)}.db").exists():
        at += timedelta(seconds=1)
    return path


def prune(directory: Path, store_id: str) -> None:
    """Keep the newest seven backups of this store; those of other stores stay."""
    own = [
        path
        for path in (Path(item.path) for item in listing_of(directory))
        if (head := header_of(path)) is not None and head.store_id == store_id
    ]
    for path in own[KEEP:]:
        path.unlink(missing_ok=True)
        path.with_suffix(".key").unlink(missing_ok=True)
        path.with_suffix(".docs").unlink(missing_ok=True)
    _sweep(directory)


def part_of(target: Path) -> Path:
    """Where a backup lies until it is whole."""
    return target.with_name(f".{target.name}{_PART}")


def _sweep(directory: Path) -> None:
    """Remove what a backup that was killed left behind; not what is being made just now."""
    stale = time.time() - _STALE_S
    for path in directory.glob(f".store-*.db{_PART}*"):
        if path.stat().st_mtime < stale:
            path.unlink(missing_ok=True)


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


def sound(path: Path, key: bytes, *, untouched: bool = False) -> bool:
    """Whether the key opens the file, every page is authentic and every table whole.

    With `untouched` neither the file nor the log beside it is changed by the look.
    """
    try:
        connection = connect(path, key, untouched=untouched)
        try:
            return whole(connection)
        finally:
            connection.close()
    except dbapi2.DatabaseError as error:
        if isinstance(of_sqlite(error), StoreDamaged):
            return False
        raise


def whole(connection: Any) -> bool:
    """Whether the pages behind a raw connection are authentic and the tables sound.

    SQLite takes a file of a few bytes for an empty database; a store has tables.
    """
    if connection.execute("PRAGMA cipher_integrity_check").fetchall():
        return False
    if connection.execute("SELECT 1 FROM sqlite_master").fetchone() is None:
        return False
    return [row[0] for row in connection.execute("PRAGMA quick_check")] == ["ok"]


def remove(path: Path) -> None:
    """Delete a database file and what SQLite may have left beside it."""
    for end in _COMPANIONS:
        path.with_name(path.name + end).unlink(missing_ok=True)
