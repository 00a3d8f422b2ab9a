"""Failures of SQLite and of the operating system as our errors."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlcipher3 import dbapi2

from app.errors import (
    DiskFull,
    NotFound,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreReadOnly,
)
from app.services.border import border

if TYPE_CHECKING:
    from app.services.store import Store


def _sqlite(code: int | None) -> dbapi2.OperationalError:
    error = dbapi2.OperationalError("x")
    if code is not None:
        error.sqlite_errorcode = code
    return error


def _raised(error: BaseException) -> None:
    with border():
        raise error


CODES = [
    (3, StoreReadOnly),
    (5, StoreBusy),
    (6, StoreBusy),
    (261, StoreBusy),  # SQLITE_BUSY_RECOVERY
    (8, StoreReadOnly),
    (1544, StoreReadOnly),  # SQLITE_READONLY_DIRECTORY
    (10, StoreError),
    (778, StoreError),  # SQLITE_IOERR_WRITE
    (11, StoreDamaged),
    (13, DiskFull),
    (14, StoreReadOnly),
    (26, StoreDamaged),
]


@pytest.mark.parametrize(("code", "kind"), CODES)
def test_codes_of_sqlite(code: int, kind: type[StoreError]) -> None:
    with pytest.raises(kind) as caught:
        _raised(_sqlite(code))
    assert caught.type is kind
    with pytest.raises(kind) as caught:
        _raised(OperationalError("select", {}, _sqlite(code)))
    assert caught.type is kind


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("database is locked", StoreBusy),
        ("attempt to write a readonly database", StoreReadOnly),
        ("disk I/O error", StoreError),
        ("database disk image is malformed", StoreDamaged),
        ("database or disk is full", DiskFull),
        ("unable to open database file", StoreReadOnly),
        ("file is not a database", StoreDamaged),
    ],
)
def test_an_error_without_a_code_is_known_by_its_message(said: str, kind: type[StoreError]) -> None:
    with pytest.raises(kind) as caught:
        _raised(dbapi2.OperationalError(said))
    assert caught.type is kind


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EFBIG, DiskFull),
        (errno.EROFS, StoreReadOnly),
        (errno.EACCES, StoreReadOnly),
        (errno.EPERM, StoreReadOnly),
        (errno.EIO, StoreError),
    ],
)
def test_numbers_of_the_system(number: int, kind: type[StoreError]) -> None:
    with pytest.raises(kind) as caught:
        _raised(OSError(number, "x"))
    assert caught.type is kind


def test_our_errors_pass_as_they_are() -> None:
    with pytest.raises(NotFound):
        _raised(NotFound("お客様"))


@pytest.mark.parametrize("error", [_sqlite(None), _sqlite(19), ValueError("x")])
def test_our_own_faults_are_not_hidden(error: Exception) -> None:
    with pytest.raises(type(error)):
        _raised(error)


def test_a_broken_rule_of_the_schema_is_not_hidden(store: Store) -> None:
    from app.models.tables import ProfileRecord

    def write() -> None:
        with store.writing() as session:
            session.add(ProfileRecord(id=2))

    with pytest.raises(IntegrityError) as caught:
        write()
    assert "parameters hidden" in str(caught.value)
