"""Part of revision 0002: the ledger of consents with its guards, and the keys of documents."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

# Frozen here on purpose: what `app.models.ddl` says later belongs to later migrations.
_NEVER = "BEGIN SELECT RAISE(ABORT, 'this record never changes'); END"
_HAS_TO_BE_KEPT = (
    "EXISTS (SELECT 1 FROM client WHERE id = OLD.client_id) "
    "OR OLD.recorded_at > strftime('%Y-%m-%dT%H:%M:%f', 'now', '-3 years')"
)
_GUARDED = ("consent", "disclosure")
_TABLES = ("blob", "ledger_heir", "data_request", "disclosure", "consent")


def upgrade() -> None:
    """Make the tables and the triggers."""
    _consent()
    _disclosure()
    _data_request()
    op.create_table(
        "ledger_heir",
        sa.Column("client_id", sa.String(length=36), nullable=False),
        sa.Column("heir_id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("client_id", name=op.f("pk_ledger_heir")),
    )
    op.create_index(op.f("ix_ledger_heir_heir_id"), "ledger_heir", ["heir_id"], unique=False)
    op.create_table(
        "blob",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_blob")),
    )
    for table in _GUARDED:
        op.execute(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {_NEVER}")
        _forbid_delete(table)
        taken = f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id OR rowid = NEW.rowid)"  # noqa: S608 - fixed
        op.execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {taken} {_NEVER}"
        )
    _forbid_delete("data_request")


def downgrade() -> None:
    """Take everything away again."""
    op.execute("DROP TRIGGER data_request_no_delete")
    for table in _GUARDED:
        for kind in ("update", "delete", "replace"):
            op.execute(f"DROP TRIGGER {table}_no_{kind}")
    for table in _TABLES:
        op.drop_table(table)


def _forbid_delete(table: str) -> None:
    op.execute(
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} WHEN {_HAS_TO_BE_KEPT} {_NEVER}"
    )


def _consent() -> None:
    op.create_table(
        "consent",
        sa.Column("event", sa.String(length=16), nullable=False),
        sa.Column("refers_to", sa.String(length=36), nullable=True),
        sa.Column("purpose", sa.String(length=32), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("items", sa.Text(), nullable=False),
        sa.Column("way", sa.String(length=16), nullable=False),
        sa.Column("given_by", sa.Text(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("text_version", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_hash", sa.String(length=64), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        *_kept(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    op.create_index("ix_consent_client", "consent", ["client_id", "recorded_at"], unique=False)


def _disclosure() -> None:
    op.create_table(
        "disclosure",
        sa.Column("direction", sa.String(length=16), nullable=False),
        sa.Column("refers_to", sa.String(length=36), nullable=True),
        sa.Column("consent_id", sa.String(length=36), nullable=True),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("purpose", sa.String(length=32), nullable=False),
        sa.Column("items", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("way", sa.String(length=16), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("obtained", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        *_kept(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disclosure")),
    )
    op.create_index(
        "ix_disclosure_client", "disclosure", ["client_id", "recorded_at"], unique=False
    )


def _data_request() -> None:
    op.create_table(
        "data_request",
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.String(length=32), nullable=True),
        *_kept(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_request")),
    )
    op.create_index(
        "ix_data_request_client", "data_request", ["client_id", "recorded_at"], unique=False
    )
    op.create_index("ix_data_request_due", "data_request", ["state", "due_on"], unique=False)


def _kept() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client_id", sa.String(length=36), nullable=False),
        sa.Column("client_name", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.String(length=36), nullable=False),
        sa.Column("recorded_name", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.String(length=32), nullable=False),
    )
