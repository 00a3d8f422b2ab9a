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

_MARK = "^^"  # no pair begins so: a pair has one sign and one character


def mark(name: str, value: object) -> str:
    """The word for this value, an id or a code; values are told apart by letters and digits."""
    return f"{_MARK}{name}{''.join(char for char in str(value) if char.isalnum())}"


def of_client(record: ClientRecord) -> list[str]:
    """The words of a client; that nobody is in charge of it has a word too."""
    industry = record.industry or ""
    codes = {
        "row": record.kana_row,
        "size": record.size_class,
        "segment": record.latest_segment,
        "stage": record.stage,
        "owner": record.owner or "",
        "prefecture": record.prefecture,
        "registration": record.registration,
        "promise": "" if record.open_actions else None,
    }
    found = [mark(name, value) for name, value in codes.items() if value is not None]
    return found + [mark("industry", industry[:end]) for end in range(1, len(industry) + 1)]


def wanted(search: Search) -> Iterator[list[str]]:
    """For each filter that has words those one of which a client must have."""
    if search.row:
        yield [mark("row", search.row)]
    for name, values in (
        ("industry", search.industries),
        ("size", search.sizes),
        ("segment", search.segments),
        ("stage", search.stages),
        ("owner", search.owners),
        ("prefecture", search.prefectures),
        ("registration", search.registrations),
    ):
        if values:
            yield [mark(name, value) for value in values]
    if search.open_actions:
        yield [mark("promise", "")]
