"""The filters of a search as conditions on the clients, with the values they name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain.follow_up import add_months
from app.services import marks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.domain.search import Search

_YEAR = 12
_TAGGED = (
    "number IN (SELECT c.number FROM client_tag x JOIN client c ON c.id = x.client_id WHERE {})"
)
# A consent of a client that was merged into another one is that one's, purged or not.
_CONSENT = (
    "number IN (WITH RECURSIVE holder(id) AS ("
    "SELECT x.client_id FROM consent x "
    "WHERE x.event = 'grant' AND x.on_day <= :today AND (x.until IS NULL OR x.until >= :today) "
    "AND NOT EXISTS (SELECT 1 FROM consent v WHERE v.refers_to = x.id AND v.event = 'void') "
    "AND NOT EXISTS (SELECT 1 FROM consent w WHERE w.refers_to = x.id AND w.event = 'withdrawal' "
    "AND NOT EXISTS (SELECT 1 FROM consent v WHERE v.refers_to = w.id AND v.event = 'void')) "
    "UNION SELECT coalesce(m.merged_into, h.heir_id) FROM holder "
    "LEFT JOIN client m ON m.id = holder.id LEFT JOIN ledger_heir h ON h.client_id = holder.id "
    "WHERE coalesce(m.merged_into, h.heir_id) IS NOT NULL) "
    "SELECT c.number FROM holder JOIN client c ON c.id = holder.id)"
)


def clauses(wanted: Search, today: date, *, coded: bool = True) -> tuple[list[str], dict[str, Any]]:
    """Conditions, all of which must hold, and their values; the first keeps the trash out.

    Not `coded`: without those filters that `app.services.marks` has words for.
    """
    made = _Clauses()
    if coded:
        _codes(made, wanted)
    if wanted.tags:
        made.found.append(_TAGGED.format(made.any_of("x.tag", wanted.tags)))
    if wanted.unseen_months is not None:
        made.found.append("(seen_on IS NULL OR seen_on < :seen)")
        made.values["seen"] = _months_before(today, wanted.unseen_months).isoformat()
    if wanted.consent:
        made.found.append(_CONSENT if wanted.consent == "valid" else f"NOT {_CONSENT}")
        made.values["today"] = today.isoformat()
    return made.found, made.values


def _codes(made: _Clauses, wanted: Search) -> None:
    for _, filtered, column in marks.CODES:
        made.one_of(column, getattr(wanted, filtered))
    made.one_of("kana_row", (wanted.row,) if wanted.row else ())
    made.begins_with("industry", wanted.industries)
    made.one_of("coalesce(owner, '')", wanted.owners)
    if wanted.open_actions:
        made.found.append("open_actions > 0")


def _months_before(day: date, months: int) -> date:
    """So many months before a day, as 今日 counts them; never before there were days."""
    return add_months(day, -min(months, (day.year - 1) * _YEAR + day.month - 1))


class _Clauses:
    """Collects conditions; every value gets a name of its own."""

    def __init__(self) -> None:
        self.found = ["deleted_at IS NULL"]
        self.values: dict[str, Any] = {}

    def one_of(self, column: str, given: Sequence[object]) -> None:
        """The column has one of these values; without any everything will do."""
        if given:
            self.found.append(self.any_of(column, given))

    def any_of(self, column: str, given: Sequence[object]) -> str:
        """The condition that a column has one of these values."""
        return f"{column} IN ({', '.join(self._name(each) for each in given)})"

    def begins_with(self, column: str, given: Sequence[str]) -> None:
        """The column begins with one of these texts."""
        parts = [f"substr({column}, 1, {len(each)}) = {self._name(each)}" for each in given]
        if parts:
            self.found.append(f"({' OR '.join(parts)})")

    def _name(self, value: object) -> str:
        name = f"v{len(self.values)}"
        self.values[name] = value
        return f":{name}"
