"""The one place where failures of SQLite and of the operating system become our errors."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from app.errors import AppError, DiskFull, StoreBusy, StoreDamaged, StoreError, StoreReadOnly

if TYPE_CHECKING:
    from collections.abc import Iterator

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EROFS, errno.EACCES, errno.EPERM}
# Primary result codes of SQLite (sqlite.org/rescode.html).
_PERM, _BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL_DISK, _CANTOPEN, _NOTADB = (
    3, 5, 6, 8, 10, 11, 13, 14, 26,
)  # fmt: skip
_BY_CODE: dict[int, type[StoreError]] = {
    _PERM: StoreReadOnly,
    _BUSY: StoreBusy,
    _LOCKED: StoreBusy,
    _READONLY: StoreReadOnly,
    _CORRUPT: StoreDamaged,
    _FULL_DISK: DiskFull,
    _CANTOPEN: StoreReadOnly,
    _NOTADB: StoreDamaged,
}

_SAID = {
    _BUSY: "database is locked",
    _READONLY: "readonly database",
    _IOERR: "disk I/O error",
    _CORRUPT: "malformed",
    _FULL_DISK: "disk is full",
    _CANTOPEN: "unable to open",
    _NOTADB: "not a database",
}


@contextmanager
def border() -> Iterator[None]:
    """Raise StoreReadOnly, DiskFull, StoreBusy, StoreDamaged or StoreError for what fails inside.

    Errors that are none of these (a broken rule of the schema) are our own faults and pass.
    """
    try:
        yield
    except AppError:
        raise
    except DBAPIError as error:
        known = of_sqlite(error.orig)
        if known is None:
            raise
        raise known from error
    except dbapi2.Error as error:
        known = of_sqlite(error)
        if known is None:
            raise
        raise known from error
    except OSError as error:
        raise of_system(error) from error


def of_system(error: OSError) -> StoreError:
    """Our error for one of the operating system."""
    if error.errno in _FULL:
        return DiskFull()
    if error.errno in _FORBIDDEN:
        return StoreReadOnly()
    return _unreadable()


def of_sqlite(error: BaseException | None) -> StoreError | None:
    """Our error for one of SQLite; None for one that is our own fault."""
    code = int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
    if not code:  # an online backup tells only the message
        code = next((each for each, said in _SAID.items() if said in str(error)), 0)
    if code == _IOERR:
        return _unreadable()
    kind = _BY_CODE.get(code)
    return kind() if kind else None  # type: ignore[call-arg]


def _unreadable() -> StoreError:
    return StoreError(
        "データの場所を読み書きできません。",
        "USBメモリーや共有フォルダーのつながりを確かめて、もう一度お試しください。",
    )
