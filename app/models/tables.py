"""The tables of the encrypted store.

client          a client; `number` is the row of the search index, `id` (UUIDv7) the identity
draft           a check that is being answered, and draft_answer, one row for each answer
finished_check  a finished check; triggers refuse every change (see `app.models.ddl`)
check_state     what may change around a finished check: whose it is, what corrected it
check_move      each move of a check to another client, for ever
profile         who uses this device, and the PIN
store_info      what this store is

Entries and their history are in `app.models.entries`; each further part of the record has a module
of its own beside it (all of them are named in `app.models.schema`).

Extra objects (search index, triggers) are in `app.models.ddl`. Any change here needs a migration
in `app.models.migrations`; a test compares both.
"""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003 - SQLAlchemy reads the annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Utc

ID = String(36)


class ClientRecord(Base):
    """A client; `sort_key`, `kana_row`, `name_key` and `phone_key` are computed when written.

    `tags`, `contacts` and `supporters` are JSON arrays. `seen_on`: the last day of contact.
    `merged_into`: the client that took everything over, for one in the trash. `size_class` follows
    from the profile, `latest_segment` from the latest full check, `open_actions` counts promises.
    `latest_marks`: answers of the latest check (`app.domain.answer_marks`), "" without one.
    """

    __tablename__ = "client"
    __table_args__ = (
        # Every column that a filter asks for: a filter reads this index alone, in sorted order.
        Index(
            "ix_client_list",
            "deleted_at",
            "sort_key",
            "number",
            "kana_row",
            "industry",
            "prefecture",
            "size_class",
            "latest_segment",
            "stage",
            "registration",
            "owner",
            "seen_on",
            "touched_at",
            "open_actions",
        ),
        # All that a measure asks of a client: who it fits is ranked by this index alone.
        Index(
            "ix_client_seek",
            "deleted_at",
            "latest_marks",
            "prefecture",
            "industry",
            "kind",
            "size_class",
            "employees",
            "employees_band",
            "town",
            "owner",
            "seen_on",
            "id",
        ),
        Index("ix_client_row", "deleted_at", "kana_row", "sort_key", "number"),
        Index("ix_client_recent", "deleted_at", "touched_at"),
        Index("ix_client_name_key", "name_key", "prefecture"),
        Index("ix_client_corporate_number", "corporate_number"),
        Index("ix_client_owner", "deleted_at", "owner"),
        Index("ix_client_seen", "deleted_at", "seen_on"),
    )

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(ID, unique=True)
    name: Mapped[str] = mapped_column(Text)
    kana: Mapped[str] = mapped_column(Text, default="")
    industry: Mapped[str | None] = mapped_column(String(8))
    employees: Mapped[int | None]
    employees_band: Mapped[str | None] = mapped_column(String(16))
    capital_yen: Mapped[int | None]
    kind: Mapped[str | None] = mapped_column(String(32))
    prefecture: Mapped[str | None] = mapped_column(String(2))
    town: Mapped[str] = mapped_column(Text, default="")
    corporate_number: Mapped[str | None] = mapped_column(String(13))
    representative: Mapped[str] = mapped_column(Text, default="")
    phone: Mapped[str] = mapped_column(Text, default="")
    email: Mapped[str] = mapped_column(Text, default="")
    channel: Mapped[str | None] = mapped_column(String(32))
    note: Mapped[str] = mapped_column(Text, default="")
    sort_key: Mapped[str] = mapped_column(Text)
    kana_row: Mapped[str] = mapped_column(String(4))
    name_key: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Utc)
    updated_at: Mapped[datetime] = mapped_column(Utc)
    touched_at: Mapped[datetime] = mapped_column(Utc)
    deleted_at: Mapped[datetime | None] = mapped_column(Utc)
    invoice_number: Mapped[str | None] = mapped_column(String(14))
    representative_kana: Mapped[str] = mapped_column(Text, server_default="")
    representative_age: Mapped[str | None] = mapped_column(String(16))
    successor: Mapped[str | None] = mapped_column(String(16))
    postal_code: Mapped[str | None] = mapped_column(String(7))
    municipality: Mapped[str | None] = mapped_column(String(5))
    street: Mapped[str] = mapped_column(Text, server_default="")
    closing_month: Mapped[int | None]
    stage: Mapped[int | None]
    registration: Mapped[str | None] = mapped_column(String(16))
    owner: Mapped[str | None] = mapped_column(ID)
    tags: Mapped[str] = mapped_column(Text, server_default="[]")
    contacts: Mapped[str] = mapped_column(Text, server_default="[]")
    supporters: Mapped[str] = mapped_column(Text, server_default="[]")
    phone_key: Mapped[str] = mapped_column(Text, server_default="", index=True)
    seen_on: Mapped[date | None]
    merged_into: Mapped[str | None] = mapped_column(ID)
    size_class: Mapped[str] = mapped_column(String(8), server_default="unknown")
    latest_segment: Mapped[str | None] = mapped_column(String(32))
    open_actions: Mapped[int] = mapped_column(server_default="0")
    latest_marks: Mapped[str] = mapped_column(Text, server_default="")


class DraftRecord(Base):
    """A check that is being answered; `position` is the item last shown."""

    __tablename__ = "draft"
    __table_args__ = (Index("ix_draft_updated_at", "discarded_at", "updated_at"),)

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    client_id: Mapped[str] = mapped_column(ForeignKey("client.id", ondelete="CASCADE"), index=True)
    questionnaire: Mapped[str] = mapped_column(String(64))
    version: Mapped[str] = mapped_column(String(16))
    item_set: Mapped[str] = mapped_column(String(16))
    conducted_on: Mapped[date]
    place: Mapped[str] = mapped_column(Text, default="")
    person: Mapped[str] = mapped_column(Text, default="")
    source: Mapped[str] = mapped_column(String(16))
    memo: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[str | None] = mapped_column(String(64))
    supersedes: Mapped[str | None] = mapped_column(ID)
    started_at: Mapped[datetime] = mapped_column(Utc)
    updated_at: Mapped[datetime] = mapped_column(Utc)
    discarded_at: Mapped[datetime | None] = mapped_column(Utc)


class DraftAnswer(Base):
    """One answer of a draft: a code, or the text of a free question."""

    __tablename__ = "draft_answer"

    draft_id: Mapped[str] = mapped_column(
        ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True
    )
    item: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class FinishedCheck(Base):
    """A finished check; a row is never changed. `made_for` is the client it was made for."""

    __tablename__ = "finished_check"
    __table_args__ = (Index("ix_finished_check_code", "code"),)

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    made_for: Mapped[str] = mapped_column(ID)
    questionnaire: Mapped[str] = mapped_column(String(64))
    version: Mapped[str] = mapped_column(String(16))
    item_set: Mapped[str] = mapped_column(String(16))
    answers: Mapped[str] = mapped_column(Text)  # canonical JSON
    industry: Mapped[str | None] = mapped_column(String(8))
    conducted_on: Mapped[date]
    place: Mapped[str] = mapped_column(Text)
    person: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(String(16))
    memo: Mapped[str] = mapped_column(Text)
    advisor: Mapped[str] = mapped_column(Text)
    code: Mapped[str] = mapped_column(String(16))
    supersedes: Mapped[str | None] = mapped_column(ID)
    finished_at: Mapped[datetime] = mapped_column(Utc)


class CheckState(Base):
    """Whose a finished check is now, and which check corrected it."""

    __tablename__ = "check_state"
    __table_args__ = (
        Index("ix_check_state_client", "client_id", "superseded_by", "conducted_on"),
        CheckConstraint("superseded_by <> check_id", name="not_itself"),
    )

    check_id: Mapped[str] = mapped_column(ForeignKey("finished_check.id"), primary_key=True)
    client_id: Mapped[str] = mapped_column(ForeignKey("client.id"))
    conducted_on: Mapped[date]
    superseded_by: Mapped[str | None] = mapped_column(ID)
    moved_from: Mapped[str | None] = mapped_column(ID)
    moved_at: Mapped[datetime | None] = mapped_column(Utc)


class CheckMove(Base):
    """A check was moved from one client to another; rows are never changed."""

    __tablename__ = "check_move"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    check_id: Mapped[str] = mapped_column(ForeignKey("finished_check.id"), index=True)
    from_client: Mapped[str] = mapped_column(ID)
    to_client: Mapped[str] = mapped_column(ID)
    moved_at: Mapped[datetime] = mapped_column(Utc)


class ProfileRecord(Base):
    """Who uses this device (one row), and the hash and misses of the PIN."""

    __tablename__ = "profile"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    name: Mapped[str] = mapped_column(Text, default="")
    organisation: Mapped[str] = mapped_column(Text, default="")
    phone: Mapped[str] = mapped_column(Text, default="")
    logo: Mapped[bytes] = mapped_column(LargeBinary, default=b"")
    pin_hash: Mapped[str | None] = mapped_column(Text)
    pin_misses: Mapped[int] = mapped_column(default=0)
    colleague_id: Mapped[str | None] = mapped_column(ID)


class StoreInfo(Base):
    """What this store is (one row): its id, whether it holds sample data, the last outside copy."""

    __tablename__ = "store_info"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    store_id: Mapped[str] = mapped_column(ID)
    demo: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(Utc)
    last_copy_at: Mapped[datetime | None] = mapped_column(Utc)
