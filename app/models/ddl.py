"""What SQLAlchemy has no words for: the search index and the triggers that keep checks unchanged.

A finished check leaves the store only together with a client that lies in the trash.
"""

from __future__ import annotations

SEARCH_INDEX = (
    "CREATE VIRTUAL TABLE client_search USING fts5"
    "(grams, content='', contentless_delete=1, tokenize=\"ascii tokenchars '^'\")"
)

_GONE_WITH_CLIENT = (
    "NOT EXISTS (SELECT 1 FROM check_state s JOIN client c ON c.id = s.client_id "
    "WHERE s.check_id = OLD.{column} AND c.deleted_at IS NOT NULL)"
)

_NEVER = "BEGIN SELECT RAISE(ABORT, 'this record never changes'); END"


def _no_delete(table: str, column: str) -> str:
    """No delete but with a client in the trash."""
    gone = _GONE_WITH_CLIENT.format(column=column)
    return f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} WHEN {gone} {_NEVER}"


def _guards(table: str, column: str) -> tuple[str, ...]:
    """No update of a row at all, no delete, and no insert in the place of another row."""
    # REPLACE asks the trigger of the delete only on connections that wish it so.
    taken = f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id OR rowid = NEW.rowid)"  # noqa: S608
    return (
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {_NEVER}",
        _no_delete(table, column),
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {taken} {_NEVER}",
    )


TRIGGERS = (
    *_guards("finished_check", "id"),
    *_guards("check_move", "check_id"),
    _no_delete("check_state", "check_id"),
)

ALL = (SEARCH_INDEX, *TRIGGERS)
