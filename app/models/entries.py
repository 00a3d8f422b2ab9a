"""The tables of everything dated about a client, and of what changed in the record.

entry       one row for each visit, consultation, note, plan …; `body` is the value as JSON
version     what a write changed, before and after; `batch` holds one transaction together
colleague   the advisors of the organisation; the profile names the one who uses this device
client_tag  the tags of a client, a row each, for filters
kept        small settings that hold client words and so belong into the store, by name
"""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003 - SQLAlchemy reads the annotations

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Utc
from app.models.tables import ID


class EntryRecord(Base):
    """An entry; what stands beside the body follows from it."""

    __tablename__ = "entry"
    __table_args__ = (
        Index("ix_entry_client", "client_id", "deleted_at", "at"),
        Index("ix_entry_due", "due_on", "deleted_at"),
        Index("ix_entry_kind", "kind", "deleted_at", "at"),
        Index("ix_entry_state", "kind", "state", "deleted_at", "at"),
        Index("ix_entry_facet", "kind", "facet", "deleted_at", "at"),
        Index("ix_entry_parent", "parent"),
    )

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(ID, unique=True)
    client_id: Mapped[str] = mapped_column(ForeignKey("client.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(32))
    at: Mapped[datetime] = mapped_column(Utc)
    due_on: Mapped[date | None]
    contact_on: Mapped[date | None]
    state: Mapped[str] = mapped_column(String(32), default="")
    owner: Mapped[str] = mapped_column(String(36), default="")
    facet: Mapped[str] = mapped_column(String(32), default="")
    parent: Mapped[str] = mapped_column(String(36), default="")
    body: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(String(36))
    author_name: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Utc)
    updated_at: Mapped[datetime] = mapped_column(Utc)
    deleted_at: Mapped[datetime | None] = mapped_column(Utc)


class VersionRecord(Base):
    """One change of one record: its JSON before (None: it was made) and after it."""

    __tablename__ = "version"
    __table_args__ = (Index("ix_version_record", "record_id", "seq"),)

    seq: Mapped[int] = mapped_column(primary_key=True)
    batch: Mapped[str] = mapped_column(ID, index=True)
    record: Mapped[str] = mapped_column(String(32))
    record_id: Mapped[str] = mapped_column(ID)
    client_id: Mapped[str | None] = mapped_column(
        ForeignKey("client.id", ondelete="CASCADE"), index=True
    )
    action: Mapped[str] = mapped_column(Text)
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)
    author: Mapped[str] = mapped_column(String(36))
    author_name: Mapped[str] = mapped_column(Text)
    began_at: Mapped[datetime] = mapped_column(Utc)
    at: Mapped[datetime] = mapped_column(Utc)


class ColleagueRecord(Base):
    """An advisor of the organisation; `fields` is a JSON array of issue and tool ids."""

    __tablename__ = "colleague"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    kana: Mapped[str] = mapped_column(Text, default="")
    organisation: Mapped[str] = mapped_column(Text, default="")
    office: Mapped[str] = mapped_column(Text, default="")
    phone: Mapped[str] = mapped_column(Text, default="")
    email: Mapped[str] = mapped_column(Text, default="")
    fields: Mapped[str] = mapped_column(Text, default="[]")
    left_on: Mapped[date | None]
    updated_at: Mapped[datetime] = mapped_column(Utc)


class ClientTag(Base):
    """A tag of a client."""

    __tablename__ = "client_tag"
    __table_args__ = (Index("ix_client_tag_tag", "tag", "client_id"),)

    client_id: Mapped[str] = mapped_column(
        ForeignKey("client.id", ondelete="CASCADE"), primary_key=True
    )
    tag: Mapped[str] = mapped_column(Text, primary_key=True)


class Kept(Base):
    """Something remembered by name, as JSON: saved searches, mappings of columns."""

    __tablename__ = "kept"

    name: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[str] = mapped_column(Text)
    updated_at: Mapped[datetime] = mapped_column(Utc)
