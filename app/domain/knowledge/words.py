"""All texts of an item, in reading order: for search, for the glossary and for the style checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Members that hold ids, codes or dates, never words.
_CODES = frozenset(
    {"id", "kind", "reader", "industry", "employees", "issues", "tools", "processes", "covers",
     "segments", "see", "needs", "band", "as_of", "expires", "date", "fits", "answers", "minutes",
     "ease"}
)  # fmt: skip


def words(item: object) -> Iterator[str]:
    """The texts of an item of any kind; ids, codes and dates are left out."""
    if isinstance(item, str):
        yield item
    elif isinstance(item, Mapping):
        for value in item.values():
            yield from words(value)
    elif isinstance(item, tuple):
        for value in item:
            yield from words(value)
    elif is_dataclass(item):
        for field in fields(item):
            if field.name not in _CODES:
                yield from words(getattr(item, field.name))
