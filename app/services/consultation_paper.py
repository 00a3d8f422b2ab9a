"""A consultation on paper: with what hangs on it, and the how manieth of the client it is."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.domain import japanese, local_time
from app.domain.entries.consultation import Consultation, Referral
from app.domain.entries.simple import Action
from app.models.entries import EntryRecord
from app.services import clients, colleagues, entries, profile

if TYPE_CHECKING:
    from app.domain.entries.base import Entry
    from app.services.store import Store

KIND = "consultation"


def number_of(store: Store, entry: Entry) -> int:
    """The how manieth held consultation of its client this is (延べ回数); at least 1."""
    with store.reading() as session:
        held = session.execute(
            select(EntryRecord.id, EntryRecord.at)
            .where(
                EntryRecord.client_id == entry.client_id,
                EntryRecord.kind == KIND,
                EntryRecord.state == "held",
                EntryRecord.deleted_at.is_(None),
            )
            .order_by(EntryRecord.at, EntryRecord.number)
        ).all()
    ids = [row.id for row in held]
    return ids.index(entry.id) + 1 if entry.id in ids else max(1, len(ids))


def pdf(
    store: Store, entry_id: str, *, for_client: bool = True, confirmation_boxes: bool = False
) -> bytes:
    """The record of a consultation as a PDF. Raises NotFound, ReportError."""
    from app.reports.consultation import ConsultationSheet, consultation

    entry = entries.get(store, entry_id)
    assert isinstance(entry.value, Consultation)
    fields = clients.get(store, entry.client_id).fields
    below = [each.value for each in entries.children(store, entry_id)]
    sheet = ConsultationSheet(
        client_name=fields.name,
        honorific=japanese.honorific(fields.kind, fields.name),
        value=entry.value,
        actions=tuple(each for each in below if isinstance(each, Action)),
        referrals=tuple(each for each in below if isinstance(each, Referral)),
        names=tuple(colleagues.names(store).items()),
        count=number_of(store, entry),
        for_client=for_client,
        confirmation_boxes=confirmation_boxes,
    )
    return consultation(sheet, profile.advisor(store))


def file_name(store: Store, entry_id: str) -> str:
    """The name of the file of a consultation. Raises NotFound."""
    entry = entries.get(store, entry_id)
    name = clients.get(store, entry.client_id).fields.name
    when = entry.value.when() or entry.created_at
    day = local_time.day_of(when) if isinstance(when, datetime) else when
    return f"{day:%Y%m%d}_{japanese.safe_file_name(name)}_相談.pdf"
