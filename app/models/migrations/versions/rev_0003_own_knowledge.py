"""The organisation's own measures and cases, and what clients are ranked by for them.

Revision ID: 0003
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from alembic import op

if TYPE_CHECKING:
    from collections.abc import Callable

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_SEEK = (
    "deleted_at", "latest_marks", "prefecture", "industry", "kind", "size_class", "employees",
    "employees_band", "town", "owner", "seen_on", "id",
)  # fmt: skip
_MARKS = "latest_marks TEXT DEFAULT '' NOT NULL"
_LAST = "CONSTRAINT pk_client"  # what follows the columns


def upgrade() -> None:
    """Make the table, the column and its index."""
    op.create_table(
        "own_knowledge",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("author", sa.String(length=36), nullable=False),
        sa.Column("author_name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("updated_at", sa.String(length=32), nullable=False),
        sa.Column("deleted_at", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_knowledge")),
    )
    op.create_index(
        "ix_own_knowledge_kind",
        "own_knowledge",
        ["kind", "deleted_at", "created_at"],
        unique=False,
    )
    _remake(lambda sql: sql.replace(_LAST, f"{_MARKS}, {_LAST}"))
    op.create_index("ix_client_seek", "client", list(_SEEK), unique=False)


def downgrade() -> None:
    """Take them away again."""
    op.drop_table("own_knowledge")
    op.drop_index("ix_client_seek", "client")
    _remake(lambda sql: sql.replace(f"{_MARKS}, ", ""))


def _remake(changed: Callable[[str], str]) -> None:
    """Make the table of clients anew from its own text; a column added comes before the keys.

    Alembic would write every empty default of it in brackets, unlike that of a new store.
    """
    connection = op.get_bind()
    op.execute("PRAGMA legacy_alter_table = ON")  # triggers speak of it
    kept = "SELECT sql FROM sqlite_master WHERE tbl_name = 'client' AND type = '{}' AND sql <> ''"
    (table,) = connection.exec_driver_sql(kept.format("table")).scalars().all()
    indexes = connection.exec_driver_sql(kept.format("index")).scalars().all()
    made = changed(table)
    connection.exec_driver_sql(made.replace("client", "client_made", 1))
    both = ", ".join(sorted(_columns("client") & _columns("client_made")))
    op.execute(f"INSERT INTO client_made ({both}) SELECT {both} FROM client")  # noqa: S608 - names
    op.execute("DROP TABLE client")
    op.execute("ALTER TABLE client_made RENAME TO client")
    for index in indexes:
        op.execute(index)


def _columns(table: str) -> set[str]:
    found = op.get_bind().exec_driver_sql("SELECT name FROM pragma_table_info(?)", (table,))
    return set(found.scalars())
