"""One client's whole record: as JSON for machines, as a PDF for people, as lines for pasting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reports import entry_text
from app.reports.phrases import People
from app.services import clients, colleagues, entries, holdings, record_paper
from app.services.leaving import Leaving, leave

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.store import Store

EVERYTHING = ("profile", "checks", "consultations", "plans", "figures", "documents")


def as_json(store: Store, client_id: str) -> str:
    """Everything held of a client, its history included, as indented JSON. Raises NotFound."""
    return holdings.as_json(holdings.record(store, client_id))


def paste_text(store: Store, entry_id: str) -> str:
    """An entry as plain lines for the other system, its client first. Raises NotFound."""
    entry = entries.get(store, entry_id)
    name = clients.get(store, entry.client_id).fields.name
    text = entry_text.plain_text(entry.value, People(colleagues.names(store)))
    return f"事業者名：{name}\n{text}"


def save(store: Store, client_id: str, path: Path, fmt: str, *, recipient: str = "") -> Path:
    """Write the record as `json` or `pdf`. Raises NotFound, NoConsent."""
    data = (
        as_json(store, client_id).encode() if fmt == "json" else record_paper.pdf(store, client_id)
    )
    leaving = Leaving([client_id], "お客様の記録のすべて", EVERYTHING, recipient)
    return leave(store, leaving, path, lambda part: part.write_bytes(data))
