"""経過: everything dated about a client in one list, what is to come on top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.domain import japanese, local_time
from app.domain.entries.kinds import KINDS
from app.models.entries import VersionRecord
from app.services import checks, entries

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from app.domain.entries.base import Entry
    from app.domain.records import Check
    from app.services.store import Store

CHECK = "check"
_TO_COME = frozenset({"planned", "requested"})


@dataclass(frozen=True, slots=True)
class Line:
    """One line: an entry or a finished check. `changed_at` only when it was changed since."""

    id: str
    kind: str
    at: datetime
    author_name: str
    to_come: bool = False
    changed_at: datetime | None = None
    entry: Entry | None = None
    check: Check | None = None


def of_client(
    store: Store, client_id: str, *, kinds: Collection[str] = (), words: str = ""
) -> tuple[Line, ...]:
    """The lines of a client: what is to come (the next first), then the latest first.

    `kinds` keeps some kinds ("check" for finished checks), `words` those that hold every word.
    """
    shown = [name for name, shape in KINDS.items() if shape.on_timeline]
    wanted = [name for name in shown if not kinds or name in kinds]
    found: list[Line] = []
    if wanted:
        found += [_entry(each) for each in entries.of_client(store, client_id, kinds=wanted)]
    if not kinds or CHECK in kinds:
        found += [_check(each) for each in checks.history(store, client_id)]
    typed = [japanese.search_text(word) for word in words.split()]
    kept = [line for line in found if _holds(line, typed)]
    ahead = sorted((line for line in kept if line.to_come), key=_when)
    past = sorted((line for line in kept if not line.to_come), key=_when, reverse=True)
    return (*ahead, *past)


def changed(store: Store, record_ids: Collection[str]) -> frozenset[str]:
    """The records of these that have an earlier version."""
    with store.reading() as session:
        found = session.scalars(
            select(VersionRecord.record_id).where(
                VersionRecord.record_id.in_(record_ids), VersionRecord.before.is_not(None)
            )
        )
        return frozenset(found)


def _entry(entry: Entry) -> Line:
    value = entry.value
    return Line(
        id=entry.id,
        kind=entry.kind,
        at=local_time.instant(value.when() or entry.created_at),
        author_name=entry.author_name,
        to_come=value.due() is not None or value.state_code() in _TO_COME,
        changed_at=entry.updated_at if entry.updated_at != entry.created_at else None,
        entry=entry,
    )


def _check(check: Check) -> Line:
    return Line(
        id=check.id,
        kind=CHECK,
        at=local_time.noon(check.context.conducted_on),
        author_name=check.advisor,
        check=check,
    )


def _holds(line: Line, typed: list[str]) -> bool:
    if not typed:
        return True
    if line.entry is not None:
        texts = line.entry.value.words()
    else:
        assert line.check is not None
        texts = (line.check.memo, line.check.answers.get("q1.vision", ""))
    whole = "\n".join(japanese.search_text(text) for text in texts)
    return all(word in whole for word in typed)


def _when(line: Line) -> tuple[datetime, str]:
    return line.at, line.id
