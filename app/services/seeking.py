"""施策から逆引き: the clients whom a measure, a seminar or a tool fits, out of the whole store.

SQL leaves out and orders by the very rules of `app.domain.seeking` (a test holds both together),
over one index that has all they ask for; what they say of the first ones is asked of the rules.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, literal, or_, select, text

from app import library
from app.domain import answer_marks, local_time, seeking, seeking_words
from app.domain.recommendation import Business
from app.domain.seeking import ISSUE_POINTS, TOOL_POINTS, Candidate
from app.models.tables import ClientRecord

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

    from app.domain.seeking import Match, Wanted
    from app.services.store import Store

LIMIT = 200
COLUMNS = (
    "id", "industry", "employees", "employees_band", "size_class", "kind", "prefecture", "town",
    "seen_on", "latest_marks",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fitting:
    """A client whom it fits, with all that a call needs; `reasons` and `asks` are sentences."""

    match: Match
    name: str
    phone: str
    town: str
    seen_on: date | None
    reasons: tuple[str, ...]
    asks: tuple[str, ...]

    @property
    def id(self) -> str:
        """The id of the client."""
        return self.match.id


@dataclass(frozen=True, slots=True)
class Found:
    """The most fitting clients, and how many there are in all."""

    rows: tuple[Fitting, ...]
    total: int


def find_for(
    store: Store,
    wanted: Wanted,
    *,
    owner: str = "",
    only: Collection[str] | None = None,
    limit: int | None = LIMIT,
) -> Found:
    """The clients whom it fits, the most fitting first; of a colleague, or of `only` these."""
    today = local_time.day_of(store.clock())
    possible = _possible(wanted, owner, only)
    with store.reading() as session:
        found = session.execute(_ranked(possible, wanted).limit(limit))
        matches = seeking.seek(wanted, map(candidate, found), today)
        about = _about(session, [match.id for match in matches])
        total = len(matches) if limit is None or len(matches) < limit else _count(session, possible)
    return Found(tuple(_fitting(match, about[match.id], today) for match in matches), total)


def candidate(row: Any) -> Candidate:
    """What is known of a client, from a row with `COLUMNS`."""
    business = Business(
        row.industry, row.employees, row.employees_band, row.size_class, row.kind, row.prefecture
    )
    return Candidate(
        row.id, business, row.town, answer_marks.unpacked(row.latest_marks), row.seen_on
    )


def _possible(
    wanted: Wanted, owner: str, only: Collection[str] | None
) -> list[ColumnElement[bool]]:
    """What `seeking.seek` leaves out, for SQL."""
    limits, table = wanted.fits, ClientRecord
    found: list[ColumnElement[bool]] = [table.deleted_at.is_(None)]
    for column, allowed in ((table.prefecture, limits.prefectures), (table.kind, limits.kinds)):
        if allowed:
            found.append(or_(column.is_(None), column.in_(allowed)))
    if limits.industries:
        found.append(or_(table.industry.is_(None), *map(_is_of_trade, limits.industries)))
    if limits.sizes:
        found.append(table.size_class.in_(("unknown", *limits.sizes)))
    if limits.employees_max is not None:
        found.append(or_(table.employees.is_(None), table.employees <= limits.employees_max))
    if wanted.municipality:
        found.append(or_(table.town == "", func.instr(table.town, wanted.municipality) > 0))
    if wanted.issues or wanted.tools:
        found.append(or_(table.latest_marks == "", _points(wanted) > 0))
    if owner:
        found.append(table.owner == owner)
    if only is not None:
        found.append(table.id.in_(_values(only)))
    return found


def _is_of_trade(mask: str) -> ColumnElement[bool]:
    """As `industry_matches`: the code lies in the mask, or the mask in a bare section."""
    code = ClientRecord.industry
    return or_(
        func.substr(code, 1, len(mask)) == mask, func.substr(mask, 1, func.length(code)) == code
    )


def _points(wanted: Wanted) -> ColumnElement[int]:
    """The points of `seeking.seek` for the answers."""
    found: ColumnElement[int] = literal(0)
    for points, items in ((ISSUE_POINTS, wanted.issues), (TOOL_POINTS, wanted.tools)):
        by_sign = {answer_marks.sign(code): count for code, count in points.items()}
        for item in items:
            given = func.substr(ClientRecord.latest_marks, answer_marks.place(item), 1)
            found = found + case(by_sign, value=given, else_=0)
    return found


def _ranked(possible: list[ColumnElement[bool]], wanted: Wanted) -> Select[Any]:
    """In the order of `seeking.seek`."""
    columns = [getattr(ClientRecord, name) for name in COLUMNS]
    first_unseen = ClientRecord.seen_on.asc().nulls_first()
    order = _points(wanted).desc(), first_unseen, ClientRecord.id
    return select(*columns).where(*possible).order_by(*order)


def _count(session: Session, possible: list[ColumnElement[bool]]) -> int:
    query = select(func.count()).select_from(ClientRecord).where(*possible)
    return int(session.scalar(query) or 0)


def _about(session: Session, ids: list[str]) -> dict[str, Any]:
    table = ClientRecord
    query = select(table.id, table.name, table.phone, table.town, table.seen_on).where(
        table.id.in_(_values(ids))
    )
    return {row.id: row for row in session.execute(query)}


def _values(ids: Collection[str]) -> Any:
    """Any number of ids as one parameter."""
    return text("SELECT value FROM json_each(:ids)").bindparams(ids=json.dumps(list(ids)))


def _fitting(match: Match, row: Any, today: date) -> Fitting:
    questionnaire = library.questionnaire()
    return Fitting(
        match,
        row.name,
        row.phone,
        row.town,
        row.seen_on,
        seeking_words.reasons(match, row.seen_on, today, questionnaire),
        seeking_words.asks(match),
    )
