"""Part of revision 0002: entries, their history, colleagues, tags, what is remembered by name."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

# Frozen here on purpose: what `app.models.ddl` says later belongs to later migrations.
_INDEX = (
    "CREATE VIRTUAL TABLE entry_search USING fts5"
    "(grams, content='', contentless_delete=1, prefix='1', tokenize=\"ascii tokenchars '^'\")"
)
_TABLES = ("kept", "client_tag", "colleague", "version", "entry")


def upgrade() -> None:
    """Make the tables."""
    op.execute(_INDEX)
    _entry()
    _version()
    op.create_table(
        "colleague",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kana", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("updated_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_colleague")),
    )
    op.create_table(
        "client_tag",
        sa.Column("client_id", sa.String(length=36), nullable=False),
        sa.Column("tag", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["client.id"],
            name=op.f("fk_client_tag_client_id_client"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("client_id", "tag", name=op.f("pk_client_tag")),
    )
    op.create_index("ix_client_tag_tag", "client_tag", ["tag", "client_id"], unique=False)
    op.create_table(
        "kept",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_kept")),
    )


def downgrade() -> None:
    """Take them away."""
    for table in _TABLES:
        op.drop_table(table)
    op.execute("DROP TABLE entry_search")


def _entry() -> None:
    op.create_table(
        "entry",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("contact_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("owner", sa.String(length=36), nullable=False),
        sa.Column("facet", sa.String(length=32), nullable=False),
        sa.Column("parent", sa.String(length=36), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("author", sa.String(length=36), nullable=False),
        sa.Column("author_name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("updated_at", sa.String(length=32), nullable=False),
        sa.Column("deleted_at", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_entry")),
        sa.UniqueConstraint("id", name=op.f("uq_entry_id")),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name=op.f("fk_entry_client_id_client"), ondelete="CASCADE"
        ),
    )
    op.create_index("ix_entry_client", "entry", ["client_id", "deleted_at", "at"], unique=False)
    op.create_index("ix_entry_due", "entry", ["due_on", "deleted_at"], unique=False)
    op.create_index("ix_entry_kind", "entry", ["kind", "deleted_at", "at"], unique=False)
    op.create_index("ix_entry_state", "entry", ["kind", "state", "deleted_at", "at"], unique=False)
    op.create_index("ix_entry_facet", "entry", ["kind", "facet", "deleted_at", "at"], unique=False)
    op.create_index("ix_entry_parent", "entry", ["parent"], unique=False)


def _version() -> None:
    op.create_table(
        "version",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("batch", sa.String(length=36), nullable=False),
        sa.Column("record", sa.String(length=32), nullable=False),
        sa.Column("record_id", sa.String(length=36), nullable=False),
        sa.Column("client_id", sa.String(length=36), nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("author", sa.String(length=36), nullable=False),
        sa.Column("author_name", sa.Text(), nullable=False),
        sa.Column("began_at", sa.String(length=32), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["client.id"],
            name=op.f("fk_version_client_id_client"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_version")),
    )
    op.create_index(op.f("ix_version_batch"), "version", ["batch"], unique=False)
    op.create_index(op.f("ix_version_client_id"), "version", ["client_id"], unique=False)
    op.create_index("ix_version_record", "version", ["record_id", "seq"], unique=False)
