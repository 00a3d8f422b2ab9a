"""The codes of a client as words of the search index, and filters as the words they ask for.

A filter and words together are then met by the index alone: neither all clients of a prefecture
nor all that hold a common word need be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.search import Search
    from app.models.tables import ClientRecord

# Plain codes: the name of their words, the filter of a search, the column of a client.
CODES = (
    ("size", "sizes", "size_class"),
    ("segment", "segments", "latest_segment"),
    ("stage", "stages", "stage"),
    ("prefecture", "prefectures", "prefecture"),
    ("registration", "registrations", "registration"),
)
_MARK = "^^"  # no pair begins so: a pair has one sign and one character


def mark(name: str, value: object) -> str:
    """The word for this value, an id or a code; values are told apart by letters and digits."""
    return f"{_MARK}{name}{''.join(char for char in str(value) if char.isalnum())}"


def of_client(record: ClientRecord) -> list[str]:
    """The words of a client; that nobody is in charge of it has a word too."""
    industry = record.industry or ""
    codes = {name: getattr(record, column) for name, _, column in CODES}
    found = [mark(name, code) for name, code in codes.items() if code is not None]
    found += [mark("row", record.kana_row), mark("owner", record.owner or "")]
    found += [mark("promise", "")] if record.open_actions else []
    return found + [mark("industry", industry[:end]) for end in range(1, len(industry) + 1)]


def wanted(search: Search) -> Iterator[list[str]]:
    """For each filter that has words those one of which a client must have."""
    asked = {name: getattr(search, filtered) for name, filtered, _ in CODES}
    asked |= {"industry": search.industries, "owner": search.owners}
    asked |= {"row": (search.row,) if search.row else ()}
    asked |= {"promise": ("",) if search.open_actions else ()}
    for name, values in asked.items():
        if values:
            yield [mark(name, value) for value in values]
