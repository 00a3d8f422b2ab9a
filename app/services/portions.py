"""Long lists taken in portions, as the parameters and the memory of one statement allow."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

AT_ONCE = 500
_T = TypeVar("_T")


def portions(items: Iterable[_T]) -> Iterator[list[_T]]:
    """The items in order, `AT_ONCE` at a time."""
    source = iter(items)
    while some := list(islice(source, AT_ONCE)):
        yield some
