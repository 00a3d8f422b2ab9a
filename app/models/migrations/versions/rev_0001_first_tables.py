"""The first tables: clients, drafts, finished checks, the profile of the device.

Revision ID: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Frozen here on purpose: what `app.models.ddl` says later belongs to later migrations.
_SEARCH_INDEX = (
    "CREATE VIRTUAL TABLE client_search USING fts5"
    "(grams, content='', contentless_delete=1, tokenize=\"ascii tokenchars '^'\")"
)
_NEVER = "BEGIN SELECT RAISE(ABORT, 'this record never changes'); END"
_GUARDED = (("finished_check", "id"), ("check_move", "check_id"))
_TABLES = (
    "draft_answer",
    "draft",
    "check_move",
    "check_state",
    "finished_check",
    "profile",
    "store_info",
    "client",
)


def upgrade() -> None:
    """Make the tables, the search index and the triggers."""
    _clients()
    _drafts()
    _checks()
    _around_checks()
    _device()
    op.execute(_SEARCH_INDEX)
    for table, column in _GUARDED:
        op.execute(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {_NEVER}")
        _forbid_delete(table, column)
        taken = f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id OR rowid = NEW.rowid)"  # noqa: S608 - fixed
        op.execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {taken} {_NEVER}"
        )
    _forbid_delete("check_state", "check_id")


def downgrade() -> None:
    """Take everything away again."""
    op.execute("DROP TRIGGER check_state_no_delete")
    for table, _ in _GUARDED:
        for kind in ("update", "delete", "replace"):
            op.execute(f"DROP TRIGGER {table}_no_{kind}")
    op.execute("DROP TABLE client_search")
    for table in _TABLES:
        op.drop_table(table)


def _forbid_delete(table: str, column: str) -> None:
    gone = (
        "NOT EXISTS (SELECT 1 FROM check_state s JOIN client c ON c.id = s.client_id "  # noqa: S608 - fixed
        f"WHERE s.check_id = OLD.{column} AND c.deleted_at IS NOT NULL)"
    )
    op.execute(f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} WHEN {gone} {_NEVER}")


def _clients() -> None:
    op.create_table(
        "client",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kana", sa.Text(), nullable=False),
        sa.Column("industry", sa.String(length=8), nullable=True),
        sa.Column("employees", sa.Integer(), nullable=True),
        sa.Column("employees_band", sa.String(length=16), nullable=True),
        sa.Column("capital_yen", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=True),
        sa.Column("prefecture", sa.String(length=2), nullable=True),
        sa.Column("town", sa.Text(), nullable=False),
        sa.Column("corporate_number", sa.String(length=13), nullable=True),
        sa.Column("representative", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("kana_row", sa.String(length=4), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("updated_at", sa.String(length=32), nullable=False),
        sa.Column("touched_at", sa.String(length=32), nullable=False),
        sa.Column("deleted_at", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_client")),
        sa.UniqueConstraint("id", name=op.f("uq_client_id")),
    )
    op.create_index("ix_client_corporate_number", "client", ["corporate_number"], unique=False)
    op.create_index("ix_client_list", "client", ["deleted_at", "sort_key", "number"], unique=False)
    op.create_index("ix_client_name_key", "client", ["name_key", "prefecture"], unique=False)
    op.create_index("ix_client_recent", "client", ["deleted_at", "touched_at"], unique=False)
    op.create_index(
        "ix_client_row", "client", ["deleted_at", "kana_row", "sort_key", "number"], unique=False
    )


def _drafts() -> None:
    op.create_table(
        "draft",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client_id", sa.String(length=36), nullable=False),
        sa.Column("questionnaire", sa.String(length=64), nullable=False),
        sa.Column("version", sa.String(length=16), nullable=False),
        sa.Column("item_set", sa.String(length=16), nullable=False),
        sa.Column("conducted_on", sa.Date(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("memo", sa.Text(), nullable=False),
        sa.Column("position", sa.String(length=64), nullable=True),
        sa.Column("supersedes", sa.String(length=36), nullable=True),
        sa.Column("started_at", sa.String(length=32), nullable=False),
        sa.Column("updated_at", sa.String(length=32), nullable=False),
        sa.Column("discarded_at", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name=op.f("fk_draft_client_id_client"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
    )
    op.create_index(op.f("ix_draft_client_id"), "draft", ["client_id"], unique=False)
    op.create_index("ix_draft_updated_at", "draft", ["discarded_at", "updated_at"], unique=False)
    op.create_table(
        "draft_answer",
        sa.Column("draft_id", sa.String(length=36), nullable=False),
        sa.Column("item", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id"],
            ["draft.id"],
            name=op.f("fk_draft_answer_draft_id_draft"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("draft_id", "item", name=op.f("pk_draft_answer")),
    )


def _checks() -> None:
    op.create_table(
        "finished_check",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("made_for", sa.String(length=36), nullable=False),
        sa.Column("questionnaire", sa.String(length=64), nullable=False),
        sa.Column("version", sa.String(length=16), nullable=False),
        sa.Column("item_set", sa.String(length=16), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("industry", sa.String(length=8), nullable=True),
        sa.Column("conducted_on", sa.Date(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("memo", sa.Text(), nullable=False),
        sa.Column("advisor", sa.Text(), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("supersedes", sa.String(length=36), nullable=True),
        sa.Column("finished_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finished_check")),
    )
    op.create_index("ix_finished_check_code", "finished_check", ["code"], unique=False)


def _around_checks() -> None:
    op.create_table(
        "check_state",
        sa.Column("check_id", sa.String(length=36), nullable=False),
        sa.Column("client_id", sa.String(length=36), nullable=False),
        sa.Column("conducted_on", sa.Date(), nullable=False),
        sa.Column("superseded_by", sa.String(length=36), nullable=True),
        sa.Column("moved_from", sa.String(length=36), nullable=True),
        sa.Column("moved_at", sa.String(length=32), nullable=True),
        sa.CheckConstraint("superseded_by <> check_id", name=op.f("ck_check_state_not_itself")),
        sa.ForeignKeyConstraint(
            ["check_id"], ["finished_check.id"], name=op.f("fk_check_state_check_id_finished_check")
        ),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name=op.f("fk_check_state_client_id_client")
        ),
        sa.PrimaryKeyConstraint("check_id", name=op.f("pk_check_state")),
    )
    op.create_index(
        "ix_check_state_client",
        "check_state",
        ["client_id", "superseded_by", "conducted_on"],
        unique=False,
    )
    op.create_table(
        "check_move",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("check_id", sa.String(length=36), nullable=False),
        sa.Column("from_client", sa.String(length=36), nullable=False),
        sa.Column("to_client", sa.String(length=36), nullable=False),
        sa.Column("moved_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["check_id"], ["finished_check.id"], name=op.f("fk_check_move_check_id_finished_check")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_move")),
    )
    op.create_index(op.f("ix_check_move_check_id"), "check_move", ["check_id"], unique=False)


def _device() -> None:
    op.create_table(
        "profile",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("logo", sa.LargeBinary(), nullable=False),
        sa.Column("pin_hash", sa.Text(), nullable=True),
        sa.Column("pin_misses", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_profile_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profile")),
    )
    op.create_table(
        "store_info",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("store_id", sa.String(length=36), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("last_copy_at", sa.String(length=32), nullable=True),
        sa.CheckConstraint("id = 1", name=op.f("ck_store_info_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_store_info")),
    )
