"""The keys of the encrypted files beside the store: without its row a file can never be read."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads the annotations

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Utc
from app.models.tables import ID


class BlobRecord(Base):
    """A file in `documents/`: `wrapped` is its key under the store's, `size` that of the file."""

    __tablename__ = "blob"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    wrapped: Mapped[bytes] = mapped_column(LargeBinary)
    size: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(Utc)
