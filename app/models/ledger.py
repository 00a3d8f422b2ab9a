"""The ledger of consents: what the law asks to be kept, also when the client is gone.

consent       a grant, its withdrawal, or the cancelling of an event recorded by mistake
disclosure    what was handed to whom on which consent, and what was received (法29, 30条)
data_request  what a person asked of us (法33–35条), and what came of it
ledger_heir   the client whose the ledger of a merged client is, once that client is purged

No row links to the client by a key: the ledger outlives it. Triggers refuse every change of
consents and disclosures, and every delete that comes before its time (`app.models.ddl`).
"""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003 - SQLAlchemy reads the annotations

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Utc
from app.models.tables import ID


class _Kept:
    """What every row of the ledger says: whose it is, and who wrote it when."""

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    client_id: Mapped[str] = mapped_column(ID)
    client_name: Mapped[str] = mapped_column(Text)
    recorded_by: Mapped[str] = mapped_column(ID)
    recorded_name: Mapped[str] = mapped_column(Text)
    recorded_at: Mapped[datetime] = mapped_column(Utc)


class ConsentRecord(_Kept, Base):
    """An event: `event` grant, withdrawal or void; the latter two name the event they concern."""

    __tablename__ = "consent"
    __table_args__ = (Index("ix_consent_client", "client_id", "recorded_at"),)

    event: Mapped[str] = mapped_column(String(16))
    refers_to: Mapped[str | None] = mapped_column(ID)
    purpose: Mapped[str] = mapped_column(String(32), default="")
    recipient: Mapped[str] = mapped_column(Text, default="")
    items: Mapped[str] = mapped_column(Text, default="[]")
    way: Mapped[str] = mapped_column(String(16), default="")
    given_by: Mapped[str] = mapped_column(Text, default="")
    on_day: Mapped[date]
    until: Mapped[date | None]
    text_version: Mapped[str] = mapped_column(String(32), default="")
    text: Mapped[str] = mapped_column(Text, default="")
    text_hash: Mapped[str] = mapped_column(String(64), default="")
    note: Mapped[str] = mapped_column(Text, default="")


class DisclosureRecord(_Kept, Base):
    """A line of the log; `direction` out, in, client (their own) or void (names another line)."""

    __tablename__ = "disclosure"
    __table_args__ = (Index("ix_disclosure_client", "client_id", "recorded_at"),)

    direction: Mapped[str] = mapped_column(String(16))
    refers_to: Mapped[str | None] = mapped_column(ID)
    consent_id: Mapped[str | None] = mapped_column(ID)
    party: Mapped[str] = mapped_column(Text, default="")
    purpose: Mapped[str] = mapped_column(String(32), default="")
    items: Mapped[str] = mapped_column(Text, default="[]")
    what: Mapped[str] = mapped_column(Text, default="")
    way: Mapped[str] = mapped_column(String(16), default="")
    on_day: Mapped[date]
    obtained: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")


class DataRequestRecord(_Kept, Base):
    """A request of a person; its answer is written later."""

    __tablename__ = "data_request"
    __table_args__ = (
        Index("ix_data_request_client", "client_id", "recorded_at"),
        Index("ix_data_request_due", "state", "due_on"),
    )

    kind: Mapped[str] = mapped_column(String(16))
    person: Mapped[str] = mapped_column(Text, default="")
    received_on: Mapped[date]
    due_on: Mapped[date]
    state: Mapped[str] = mapped_column(String(16))
    answered_on: Mapped[date | None]
    answer: Mapped[str] = mapped_column(Text, default="")
    deleted_at: Mapped[datetime | None] = mapped_column(Utc)


class LedgerHeir(Base):
    """The client into which a purged client had been merged."""

    __tablename__ = "ledger_heir"

    client_id: Mapped[str] = mapped_column(ID, primary_key=True)
    heir_id: Mapped[str] = mapped_column(ID, index=True)
