"""What SQLAlchemy has no words for: the search index and the triggers that keep records unchanged.

A finished check leaves the store only together with a client that lies in the trash; a line of the
ledger of consents only when its client is gone and three years have passed (法29, 30条).
"""

from __future__ import annotations

SEARCH_INDEX = (
    "CREATE VIRTUAL TABLE client_search USING fts5"
    "(grams, content='', contentless_delete=1, tokenize=\"ascii tokenchars '^'\")"
)

# The words of a whole client: profile, entries and checks. Its rows have the number of the client.
ENTRY_INDEX = (
    "CREATE VIRTUAL TABLE entry_search USING fts5"
    "(grams, content='', contentless_delete=1, prefix='1', tokenize=\"ascii tokenchars '^'\")"
)

# Only which rows hold a pair is kept, not where: half the size, and few rows are false hits.
HOUJIN_INDEX = (
    "CREATE VIRTUAL TABLE houjin_search USING fts5"
    "(grams, content='', contentless_delete=1, detail=none, tokenize=\"ascii\")"
)

_GONE_WITH_CLIENT = (
    "NOT EXISTS (SELECT 1 FROM check_state s JOIN client c ON c.id = s.client_id "
    "WHERE s.check_id = OLD.{column} AND c.deleted_at IS NOT NULL)"
)

_HAS_TO_BE_KEPT = (
    "EXISTS (SELECT 1 FROM client WHERE id = OLD.client_id) "
    "OR OLD.recorded_at > strftime('%Y-%m-%dT%H:%M:%f', 'now', '-3 years')"
)

_NEVER = "BEGIN SELECT RAISE(ABORT, 'this record never changes'); END"


def _no_delete(table: str, when: str) -> str:
    """No delete while this condition holds."""
    return f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} WHEN {when} {_NEVER}"


def _with_client(column: str) -> str:
    """Unless the client of the check lies in the trash."""
    return _GONE_WITH_CLIENT.format(column=column)


def _guards(table: str, when: str) -> tuple[str, ...]:
    """No update of a row at all, no delete, and no insert in the place of another row."""
    # REPLACE asks the trigger of the delete only on connections that wish it so.
    taken = f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id OR rowid = NEW.rowid)"  # noqa: S608
    return (
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {_NEVER}",
        _no_delete(table, when),
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {taken} {_NEVER}",
    )


CHECK_TRIGGERS = (
    *_guards("finished_check", _with_client("id")),
    *_guards("check_move", _with_client("check_id")),
    _no_delete("check_state", _with_client("check_id")),
)
LEDGER_TRIGGERS = (
    *_guards("consent", _HAS_TO_BE_KEPT),
    *_guards("disclosure", _HAS_TO_BE_KEPT),
    _no_delete("data_request", _HAS_TO_BE_KEPT),
)
TRIGGERS = (*CHECK_TRIGGERS, *LEDGER_TRIGGERS)

ALL = (SEARCH_INDEX, ENTRY_INDEX, HOUJIN_INDEX, *TRIGGERS)
