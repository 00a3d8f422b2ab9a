"""Part of revision 0002: published data that were taken in, and their search index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

# Frozen here on purpose: what `app.models.ddl` says later belongs to later migrations.
_INDEX = (
    "CREATE VIRTUAL TABLE houjin_search USING fts5"
    "(grams, content='', contentless_delete=1, detail=none, tokenize=\"ascii\")"
)
_SHORT = {
    "kind": 3,
    "prefecture": 2,
    "municipality": 5,
    "postal_code": 7,
    "updated_on": 10,
    "closed_on": 10,
    "close_cause": 2,
    "successor": 13,
}
_COLUMNS = (
    "name", "kana", "kind", "prefecture", "municipality", "city", "street", "postal_code",
    "updated_on", "closed_on", "close_cause", "successor",
)  # fmt: skip


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "houjin",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=13), nullable=False),
        *(_text(name) for name in _COLUMNS),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        _text("key"),
        _text("kana_key"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_houjin")),
        sa.UniqueConstraint("number", name=op.f("uq_houjin_number")),
    )
    op.create_index("ix_houjin_key", "houjin", ["key"], unique=False)
    op.create_index("ix_houjin_kana_key", "houjin", ["kana_key"], unique=False)
    op.create_table(
        "houjin_source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("prefectures", sa.Text(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("newest", sa.String(length=10), nullable=False),
        sa.Column("taken_at", sa.String(length=32), nullable=False),
        sa.Column("finished", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_houjin_source")),
    )
    op.execute(_INDEX)


def downgrade() -> None:
    """Take them away."""
    for table in ("houjin_search", "houjin_source", "houjin"):
        op.drop_table(table)


def _text(name: str) -> sa.Column[str]:
    kind = sa.String(length=_SHORT[name]) if name in _SHORT else sa.Text()
    return sa.Column(name, kind, nullable=False)
