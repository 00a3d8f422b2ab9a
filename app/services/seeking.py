"""施策から逆引き: the clients whom a measure, a seminar or a tool fits, out of the whole store.

What speaks against a client is left to SQL as far as it is a column; of the latest check only the
answers that are asked for are read.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, or_, select, text

from app import library
from app.domain import local_time, seeking, seeking_words
from app.domain.recommendation import Business
from app.domain.seeking import Candidate
from app.models.tables import ClientRecord

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

    from app.domain.seeking import Match, Wanted
    from app.services.store import Store

LIMIT = 200
_COLUMNS = (
    "id", "industry", "employees", "employees_band", "size_class", "kind", "prefecture", "town",
    "seen_on",
)  # fmt: skip
# The latest check of each of these clients that was not corrected: its day, and some answers.
_ANSWERS = """
    SELECT c.value AS client_id, f.conducted_on AS day, {answers}
    FROM json_each(:ids) AS c
    CROSS JOIN finished_check AS f ON f.id = (
        SELECT s.check_id FROM check_state AS s INDEXED BY ix_check_state_client
        WHERE s.client_id = c.value AND s.superseded_by IS NULL
        ORDER BY s.conducted_on DESC, s.check_id DESC LIMIT 1
    )
"""


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
    with store.reading() as session:
        matches = seeking.seek(wanted, _candidates(session, wanted, owner, only), today)
        first = matches[:limit]
        about = _about(session, [match.id for match in first])
    return Found(tuple(_fitting(match, about[match.id], today) for match in first), len(matches))


def _candidates(
    session: Session, wanted: Wanted, owner: str, only: Collection[str] | None
) -> Iterable[Candidate]:
    query = _possible(wanted, owner)
    if only is not None:
        query = query.where(ClientRecord.id.in_(_values(only)))
    rows = session.execute(query).all()
    asked = tuple(dict.fromkeys((*wanted.issues, *wanted.tools)))
    answers = _answers(session, [row.id for row in rows], asked) if asked else {}
    none: tuple[Mapping[str, str], date | None] = ({}, None)
    for row in rows:
        given, day = answers.get(row.id, none)
        business = Business(
            row.industry, row.employees, row.employees_band, row.size_class, row.kind,
            row.prefecture,
        )  # fmt: skip
        yield Candidate(row.id, business, row.town, given, day, row.seen_on)


def _possible(wanted: Wanted, owner: str) -> Select[Any]:
    """Who is left when the columns that speak for themselves have spoken."""
    limits, table = wanted.fits, ClientRecord
    conditions: list[ColumnElement[bool]] = [table.deleted_at.is_(None)]
    for column, allowed in ((table.prefecture, limits.prefectures), (table.kind, limits.kinds)):
        if allowed:
            conditions.append(or_(column.is_(None), column.in_(allowed)))
    if limits.sizes:
        conditions.append(table.size_class.in_(("unknown", *limits.sizes)))
    if limits.employees_max is not None:
        conditions.append(or_(table.employees.is_(None), table.employees <= limits.employees_max))
    if wanted.municipality:
        conditions.append(or_(table.town == "", table.town.contains(wanted.municipality)))
    if owner:
        conditions.append(table.owner == owner)
    return select(*(getattr(table, name) for name in _COLUMNS)).where(*conditions)


def _answers(
    session: Session, ids: list[str], asked: tuple[str, ...]
) -> dict[str, tuple[Mapping[str, str], date | None]]:
    """The answers asked for and the day of the latest check, of the clients who have one."""
    columns = ", ".join(
        f"json_extract(f.answers, :path{place}) AS answer{place}" for place in range(len(asked))
    )
    query = text(_ANSWERS.format(answers=columns)).bindparams(
        bindparam("ids", json.dumps(ids)),
        *(bindparam(f"path{place}", f'$."{name}"') for place, name in enumerate(asked)),
    )
    return {
        row[0]: (
            {name: code for name, code in zip(asked, row[2:], strict=True) if code},
            date.fromisoformat(row[1]),
        )
        for row in session.execute(query)
    }


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
