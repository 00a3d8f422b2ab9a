"""The tables of published data that were taken in: corporations by their 法人番号.

houjin         one row for each number; `key` and `kana_key` are folded for looking up by name
houjin_source  the files that were taken in

The search index over both keys is in `app.models.ddl`.
"""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads the annotations

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Utc


class HoujinRecord(Base):
    """A corporation; dates are ISO text ("" for none), as the file gives them.

    `id` only ever grows, so that rows enter the search index in its order.
    """

    __tablename__ = "houjin"
    __table_args__ = (Index("ix_houjin_key", "key"), Index("ix_houjin_kana_key", "kana_key"))

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(13), unique=True)
    name: Mapped[str] = mapped_column(Text)
    kana: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(3))
    prefecture: Mapped[str] = mapped_column(String(2))
    municipality: Mapped[str] = mapped_column(String(5))
    city: Mapped[str] = mapped_column(Text)
    street: Mapped[str] = mapped_column(Text)
    postal_code: Mapped[str] = mapped_column(String(7))
    updated_on: Mapped[str] = mapped_column(String(10))
    closed_on: Mapped[str] = mapped_column(String(10))
    close_cause: Mapped[str] = mapped_column(String(2))
    successor: Mapped[str] = mapped_column(String(13))
    hidden: Mapped[bool]
    key: Mapped[str] = mapped_column(Text)
    kana_key: Mapped[str] = mapped_column(Text)


class HoujinSourceRecord(Base):
    """A file that was taken in; `prefectures` are their numbers, a space between."""

    __tablename__ = "houjin_source"

    id: Mapped[int] = mapped_column(primary_key=True)
    file: Mapped[str] = mapped_column(Text)
    prefectures: Mapped[str] = mapped_column(Text)
    rows: Mapped[int]
    newest: Mapped[str] = mapped_column(String(10))
    taken_at: Mapped[datetime] = mapped_column(Utc)
    finished: Mapped[bool]
