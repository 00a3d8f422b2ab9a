"""What is held on a person besides the present record, on paper: what changed, and the trash.

And the files that stood in the place of a document before.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from app.domain import consents, local_time
from app.domain.entries.document import Document
from app.domain.entries.kinds import KINDS
from app.errors import AppError
from app.reports import entry_text, phrases, profile_text
from app.services import bodies, clients, colleagues, data_requests, history, ledger, profile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.entries.base import Entry
    from app.reports.change_log import Change
    from app.reports.phrases import Lines, People
    from app.services.history import Version
    from app.services.store import Store

_PROFILE = "client"
_FILE = ("ファイル", "前の版", "新しい版")


@dataclass(frozen=True, slots=True)
class EarlierFile:
    """A file that a document was until another took its place."""

    value: Document
    until: date


def versions(store: Store, client_id: str) -> tuple[Version, ...]:
    """Every change of a client's records, the newest first; also of those merged into it."""
    with store.reading() as session:
        return history.of_clients(session, ledger.same_as(session, client_id))


def changes_pdf(store: Store, client_id: str, found: Sequence[Version]) -> bytes:
    """These versions as a paper of what was changed. Raises NotFound."""
    from app.reports.change_log import change_log

    advisor = profile.advisor(store)
    people = phrases.on_paper(colleagues.names(store), advisor)
    return change_log(
        clients.get(store, client_id).fields.name,
        [_change(each, people) for each in found if _is_change(each)],
        advisor=advisor,
        today=local_time.day_of(store.clock()),
    )


def trash_pdf(store: Store, client_id: str, thrown: Sequence[Entry]) -> bytes:
    """These entries of the trash in full. Raises NotFound."""
    from app.reports.trash_list import trash_list

    advisor = profile.advisor(store)
    return trash_list(
        clients.get(store, client_id).fields.name,
        thrown,
        people=phrases.on_paper(colleagues.names(store), advisor),
        advisor=advisor,
        today=local_time.day_of(store.clock()),
        kept_for=timedelta(days=clients.TRASH_DAYS),
    )


def earlier_files(found: Sequence[Version], present: Sequence[Entry]) -> tuple[EarlierFile, ...]:
    """The files that these versions name and none of these entries does, each once."""
    seen = {each.value.blob for each in present if isinstance(each.value, Document)}
    made = []
    for version in found:
        for state in (version.after, version.before):
            value = _document(version, state)
            if value is not None and value.blob not in seen:
                seen.add(value.blob)
                made.append(EarlierFile(value, local_time.day_of(version.at)))
    return tuple(made)


def _document(version: Version, state: dict[str, Any] | None) -> Document | None:
    """The document that a version holds; None for another record, or one that cannot be read."""
    if version.record != Document.kind or state is None:
        return None
    with suppress(AppError):
        value = bodies.entry(Document.kind, state["value"])
        return value if isinstance(value, Document) else None
    return None


def _is_change(version: Version) -> bool:
    """Not what was made (it stands in the record), nor what only went to another client."""
    old, new = version.before, version.after
    if old is None or new is None:
        return False
    return any(old.get(name) != new.get(name) for name in ("value", "deleted"))


def _change(version: Version, people: People) -> Change:
    from app.reports.change_log import Change, differences

    assert version.before is not None
    assert version.after is not None
    before, after = version.before["value"], version.after["value"]
    bare = Change(version.at, version.author_name, version.action, unseen=before != after)
    try:
        old, new = (_lines(version.record, each, people) for each in (before, after))
        about = _about(version.record, after)
    except AppError:  # of a newer version, or damaged: the file for machines has it as it is
        return bare
    rows = differences(old, new)
    return replace(bare, about=about, rows=(*rows, _FILE) if _is_new_file(version) else rows)


def _lines(record: str, body: dict[str, Any], people: People) -> Lines:
    """A state in words. Raises StoreTooNew, StoreDamaged."""
    if record == _PROFILE:
        fields = bodies.client(body)
        return ("名前", fields.name), *profile_text.lines(fields, people.names)
    if record == data_requests.RECORD:
        return _request_lines(bodies.load(consents.Request, body))
    return entry_text.lines(bodies.entry(record, body), people)


def _about(record: str, body: dict[str, Any]) -> str:
    return entry_text.summary(bodies.entry(record, body)) if record in KINDS else ""


def _is_new_file(version: Version) -> bool:
    before, after = (_document(version, each) for each in (version.before, version.after))
    return before is not None and after is not None and before.blob != after.blob


def _request_lines(request: consents.Request) -> Lines:
    return (
        ("種類", consents.REQUESTS.get(request.kind, "")),
        ("請求された方", request.person),
        ("受け取った日", phrases.day(request.received_on)),
        ("お答えする期限", phrases.day(request.due_on)),
        ("状態", consents.REQUEST_STATES.get(request.state, "")),
        ("お答えした日", phrases.day(request.answered_on)),
        ("したこと・お伝えした理由", request.answer),
    )
