"""Opening the SQLCipher file: keyed connections, durable writes, a cache that holds the store."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - part of the public signatures
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

CACHE_KIB = 65536
BUSY_MS = 10_000
WRITES = {"banso_writes": True}
_SETUP = (
    f"PRAGMA cache_size = -{CACHE_KIB}",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA foreign_keys = ON",
    # Else INSERT OR REPLACE would remove a row without asking its triggers.
    "PRAGMA recursive_triggers = ON",
)
_DURABLE = ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL")
_READ_ONLY = ("PRAGMA query_only = ON",)


def connect(path: Path, key: bytes, *more: str, untouched: bool = False) -> Any:
    """A raw keyed connection, in autocommit; `more` are further statements to set it up.

    A file that is not there is made; with `untouched` nothing is written and the log beside the
    file is passed over. A wrong key and damage show here already, as errors of the driver.
    """
    connection = dbapi2.connect(
        f"{path.absolute().as_uri()}?immutable=1" if untouched else str(path),
        uri=untouched,
        timeout=BUSY_MS / 1000,
        check_same_thread=False,
        isolation_level=None,
    )
    try:
        # Silences only the library's own lines on stderr; errors still arrive as exceptions.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for statement in (*_SETUP, *more):
            connection.execute(statement)
    except BaseException:
        connection.close()
        raise
    return connection


def make_engine(path: Path, key: bytes, *, read_only: bool = False) -> Engine:
    """An engine on the store: WAL, synchronous=FULL, explicit transactions.

    Connections executed with the option `banso_writes` start with BEGIN IMMEDIATE, so that a
    write never fails half-way for want of the lock.
    """

    def creator() -> Any:
        return connect(path, key, *(_READ_ONLY if read_only else _DURABLE))

    engine = create_engine(
        "sqlite://",
        creator=creator,
        module=dbapi2,
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=6,
        pool_use_lifo=True,  # the connection with the warm cache first
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("banso_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
