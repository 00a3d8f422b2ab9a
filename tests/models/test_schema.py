"""The schema: made by the models, made by the migrations, and taken back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from app.models import schema
from app.models.engine import WRITES, make_engine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

KEY = bytes(range(32))


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A keyed engine on an empty file."""
    made = make_engine(tmp_path / "made.db", KEY)
    yield made
    made.dispose()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Engine]:
    """Another keyed engine on an empty file."""
    made = make_engine(tmp_path / "other.db", KEY)
    yield made
    made.dispose()


def _objects(connection: Connection) -> set[tuple[str, str, str]]:
    """Every object of the schema with its SQL, white space left out."""
    found = connection.exec_driver_sql("SELECT type, name, coalesce(sql, '') FROM sqlite_master")
    return {(kind, name, re.sub(r"[\s\"]+", "", sql)) for kind, name, sql in found}


def test_migrations_lead_to_the_schema_of_the_models(engine: Engine, other: Engine) -> None:
    with engine.execution_options(**WRITES).begin() as connection:
        schema.make(connection)
        made = _objects(connection)
    with other.execution_options(**WRITES).begin() as connection:
        schema.migrate(connection)
        migrated = _objects(connection)
    assert made == migrated
    assert ("table", "client_search") in {(kind, name) for kind, name, _ in made}
    assert sum(kind == "trigger" for kind, _, _ in made) == 14


def test_a_store_knows_its_revision(engine: Engine) -> None:
    with engine.execution_options(**WRITES).begin() as connection:
        assert schema.revision(connection) == ""
        schema.make(connection)
        assert schema.revision(connection) == schema.HEAD


def test_downgrade_leaves_nothing_and_upgrade_comes_back(engine: Engine) -> None:
    with engine.execution_options(**WRITES).begin() as connection:
        schema.make(connection)
        made = _objects(connection)
    with engine.execution_options(**WRITES).begin() as connection:
        schema.downgrade(connection, "base")
        left = {name for kind, name, _ in _objects(connection) if kind == "table"}
        assert left == {"alembic_version"}
        assert connection.exec_driver_sql("SELECT count(*) FROM alembic_version").scalar() == 0
    with engine.execution_options(**WRITES).begin() as connection:
        schema.migrate(connection)
        assert _objects(connection) == made


def test_head_is_the_last_known_revision_and_the_last_migration() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_current_head() == schema.HEAD == schema.KNOWN[-1]
    assert tuple(each.revision for each in reversed(list(scripts.walk_revisions()))) == schema.KNOWN
