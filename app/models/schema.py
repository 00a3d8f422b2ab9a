"""Which revision a store has, and making or migrating one.

Alembic is imported only when a store has to be migrated: opening an up-to-date one reads one row.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import StoreDamaged
from app.models import ddl, documents, entries, ledger, own_knowledge, reference, tables
from app.models.base import Base
from app.models.engine import WRITES

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection, Engine

HEAD = "0003"
KNOWN = ("0001", "0002", "0003")
# Every module with tables, so that `make` knows them all.
PARTS = (tables, entries, ledger, documents, reference, own_knowledge)
MIGRATIONS = Path(__file__).parent / "migrations"


def revision(connection: Connection) -> str:
    """The revision of the store, "" when it has none."""
    found = connection.exec_driver_sql(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
    ).scalar()
    if not found:
        return ""
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())


def make(connection: Connection) -> None:
    """Make every table of the newest revision in an empty file."""
    Base.metadata.create_all(connection)
    for statement in ddl.ALL:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))


def upgrade(engine: Engine) -> None:
    """Bring a store to the newest revision, all or nothing.

    Links are not enforced meanwhile (a table that is made anew would take along what refers to
    it), but checked before the end. Raises StoreDamaged when a link leads nowhere.
    """
    with engine.execution_options(**WRITES).connect() as connection:
        raw = connection.connection.cursor()
        raw.execute("PRAGMA foreign_keys = OFF")
        # Else a renamed table would be refused for the triggers that name it.
        raw.execute("PRAGMA legacy_alter_table = ON")
        try:
            with connection.begin():
                migrate(connection)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise StoreDamaged
        finally:
            raw.execute("PRAGMA legacy_alter_table = OFF")
            raw.execute("PRAGMA foreign_keys = ON")


def migrate(connection: Connection, target: str = HEAD) -> None:
    """Bring the store to the revision `target` inside the caller's transaction."""
    from alembic import command

    command.upgrade(_config(connection), target)


def downgrade(connection: Connection, target: str) -> None:
    """Take the store back to the revision `target` ("base" for nothing at all)."""
    from alembic import command

    command.downgrade(_config(connection), target)


def _config(connection: Connection) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config
