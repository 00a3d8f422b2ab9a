"""The table of what the organisation itself knows: its own measures and its own cases.

own_knowledge  one row for each; `body` is the item as JSON, without its id (which follows from it)
"""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads the annotations

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Utc
from app.models.tables import ID


class OwnKnowledgeRecord(Base):
    """An own item; `kind` is measure or case."""

    __tablename__ = "own_knowledge"
    __table_args__ = (Index("ix_own_knowledge_kind", "kind", "deleted_at", "created_at"),)

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    body: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(String(36))
    author_name: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Utc)
    updated_at: Mapped[datetime] = mapped_column(Utc)
    deleted_at: Mapped[datetime | None] = mapped_column(Utc)
