"""One client's whole record: as JSON for machines, as a PDF for people, as lines for pasting."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from app import library
from app.domain import local_time, scoring
from app.reports import entry_text
from app.services import checks, clients, colleagues, entries, history, holdings, profile
from app.services.leaving import Leaving, leave

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.records import Check
    from app.reports.record_content import CheckLine
    from app.services.store import Store

EVERYTHING = ("profile", "checks", "consultations", "plans", "figures", "documents")


def as_json(store: Store, client_id: str) -> str:
    """Everything held of a client, its history included, as indented JSON. Raises NotFound."""
    record = holdings.record(store, client_id)
    own = [client_id, *(each["entry"].id for each in record["entries"])]
    record["history"] = [version for each in own for version in history.of_record(store, each)]
    return json.dumps(holdings.plain(record), ensure_ascii=False, indent=2)


def as_pdf(store: Store, client_id: str) -> bytes:
    """The record on paper: profile, checks, open actions, consultations, timeline. NotFound."""
    from app.reports.record_content import RecordContent
    from app.reports.record_pdf import record_pdf

    value = RecordContent(
        fields=clients.get(store, client_id).fields,
        advisor=profile.advisor(store),
        today=local_time.day_of(store.clock()),
        names=colleagues.names(store),
        checks=tuple(map(_line, checks.history(store, client_id))),
        entries=entries.of_client(store, client_id),
    )
    return record_pdf(value)


def paste_text(store: Store, entry_id: str) -> str:
    """An entry as plain lines for the other system, its client first. Raises NotFound."""
    entry = entries.get(store, entry_id)
    name = clients.get(store, entry.client_id).fields.name
    text = entry_text.plain_text(entry.value, colleagues.names(store))
    return f"事業者名：{name}\n{text}"


def save(store: Store, client_id: str, path: Path, fmt: str, *, recipient: str = "") -> Path:
    """Write the record as `json` or `pdf`. Raises NotFound, NoConsent."""
    data = as_json(store, client_id).encode() if fmt == "json" else as_pdf(store, client_id)
    leaving = Leaving([client_id], "お客様の記録のすべて", EVERYTHING, recipient)
    return leave(store, leaving, path, lambda part: part.write_bytes(data))


def _line(check: Check) -> CheckLine:
    from app.reports.record_content import CheckLine

    source = library.questionnaire(check.questionnaire, check.version)
    item_set: Any = "short" if check.item_set == "short" else "full"
    found = scoring.score(source, check.answers, industry=check.industry, item_set=item_set)
    issues = sorted(found.issues, key=lambda each: -each.todo)[:3]
    return CheckLine(
        on=check.context.conducted_on,
        item_set=check.item_set,
        code=check.code,
        issues=tuple(source.items[each.issue].label for each in issues if each.todo > 0),
        corrected=check.superseded_by is not None,
    )
