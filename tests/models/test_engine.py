"""Keyed connections."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2

from app.models.engine import WRITES, connect, make_engine

if TYPE_CHECKING:
    from pathlib import Path

KEY = bytes(range(32))


def _made(path: Path) -> None:
    connection = connect(path, KEY)
    connection.execute("CREATE TABLE t (a TEXT)")
    connection.execute("INSERT INTO t VALUES ('みほん')")
    connection.close()


def test_the_right_key_opens_and_another_does_not(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    _made(path)
    connection = connect(path, KEY)
    assert connection.execute("SELECT a FROM t").fetchone() == ("みほん",)
    connection.close()
    with pytest.raises(dbapi2.DatabaseError, match="not a database"):
        connect(path, bytes(32))
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        sqlite3.connect(path).execute("SELECT a FROM t")


def test_a_wrong_key_makes_no_noise(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    _made(path)
    script = (
        "import sys; from pathlib import Path; from app.models.engine import connect\n"
        "try: connect(Path(sys.argv[1]), bytes(32))\n"
        "except Exception as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("file is not a database\n", "")


def test_a_failed_opening_leaves_no_connection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = []

    class Broken:
        """A connection that cannot even be keyed."""

        def execute(self, _statement: str) -> None:
            raise dbapi2.OperationalError("broken")

        def close(self) -> None:
            closed.append(self)

    with monkeypatch.context() as patch:
        patch.setattr(dbapi2, "connect", lambda *_args, **_more: Broken())
        with pytest.raises(dbapi2.OperationalError):
            connect(tmp_path / "a.db", KEY)
    assert len(closed) == 1


def test_a_pooled_connection_that_cannot_be_set_up_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(b"no database at all" * 500)
    engine = make_engine(path, KEY)
    with pytest.raises(Exception, match="not a database"):
        engine.connect()
    assert engine.pool.checkedout() == 0  # type: ignore[attr-defined]
    engine.dispose()


def test_writes_wait_for_the_lock_from_their_beginning(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    _made(path)
    engine = make_engine(path, KEY)
    writer = engine.execution_options(**WRITES)
    with writer.begin() as first:
        first.exec_driver_sql("INSERT INTO t VALUES ('a')")
        with engine.connect() as reader:
            assert reader.exec_driver_sql("SELECT count(*) FROM t").scalar() == 1
        other = connect(path, KEY)
        other.execute("PRAGMA busy_timeout = 1")
        with pytest.raises(dbapi2.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()
    with engine.connect() as reader:
        assert reader.exec_driver_sql("SELECT count(*) FROM t").scalar() == 2
    engine.dispose()


def test_a_reader_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    _made(path)
    engine = make_engine(path, KEY, read_only=True)
    with engine.connect() as reader, pytest.raises(OperationalError, match="readonly"):
        reader.exec_driver_sql("INSERT INTO t VALUES ('a')")
    engine.dispose()
