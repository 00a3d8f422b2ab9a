"""The client record: the whole profile, entries, their history, colleagues.

Each part of the record has its tables in a module of its own beside this one; `_PARTS` names them
in the order in which they are made.

Revision ID: 0002
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from app.models.migrations import karte_entries, karte_ledger, karte_reference

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_PARTS = (karte_entries, karte_ledger, karte_reference)
_LIST = ("deleted_at", "sort_key", "number")
_FILTERS = (
    "kana_row", "industry", "prefecture", "size_class", "latest_segment", "stage", "registration",
    "owner", "seen_on", "touched_at", "open_actions",
)  # fmt: skip
_INDEXES = (
    ("ix_client_owner", ["deleted_at", "owner"]),
    ("ix_client_phone_key", ["phone_key"]),
    ("ix_client_seen", ["deleted_at", "seen_on"]),
)


def upgrade() -> None:
    """Widen the client and make the tables of every part."""
    _allow_renaming()
    with op.batch_alter_table("client", recreate="always") as batch:
        for column in _columns():
            batch.add_column(column)
    for name, columns in _INDEXES:
        op.create_index(name, "client", columns, unique=False)
    _list_index(*_LIST, *_FILTERS)
    with op.batch_alter_table("profile", recreate="always") as batch:
        batch.add_column(sa.Column("colleague_id", sa.String(length=36), nullable=True))
    for part in _PARTS:
        part.upgrade()


def downgrade() -> None:
    """Take the parts away again, and the new columns."""
    _allow_renaming()
    for part in reversed(_PARTS):
        part.downgrade()
    with op.batch_alter_table("profile", recreate="always") as batch:
        batch.drop_column("colleague_id")
    for name, _ in _INDEXES:
        op.drop_index(name, "client")
    _list_index(*_LIST)
    with op.batch_alter_table("client", recreate="always") as batch:
        for column in _columns():
            batch.drop_column(column.name)


def _columns() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("invoice_number", sa.String(length=14), nullable=True),
        sa.Column("representative_kana", sa.Text(), server_default="", nullable=False),
        sa.Column("representative_age", sa.String(length=16), nullable=True),
        sa.Column("successor", sa.String(length=16), nullable=True),
        sa.Column("postal_code", sa.String(length=7), nullable=True),
        sa.Column("municipality", sa.String(length=5), nullable=True),
        sa.Column("street", sa.Text(), server_default="", nullable=False),
        sa.Column("closing_month", sa.Integer(), nullable=True),
        sa.Column("stage", sa.Integer(), nullable=True),
        sa.Column("registration", sa.String(length=16), nullable=True),
        sa.Column("owner", sa.String(length=36), nullable=True),
        sa.Column("tags", sa.Text(), server_default="[]", nullable=False),
        sa.Column("contacts", sa.Text(), server_default="[]", nullable=False),
        sa.Column("supporters", sa.Text(), server_default="[]", nullable=False),
        sa.Column("phone_key", sa.Text(), server_default="", nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=True),
        sa.Column("merged_into", sa.String(length=36), nullable=True),
        sa.Column("size_class", sa.String(length=8), server_default="unknown", nullable=False),
        sa.Column("latest_segment", sa.String(length=32), nullable=True),
        sa.Column("open_actions", sa.Integer(), server_default="0", nullable=False),
    )


def _list_index(*columns: str) -> None:
    op.drop_index("ix_client_list", "client")
    op.create_index("ix_client_list", "client", list(columns), unique=False)


def _allow_renaming() -> None:
    """Else a table made anew could not take its name back: triggers speak of it."""
    op.execute("PRAGMA legacy_alter_table = ON")
