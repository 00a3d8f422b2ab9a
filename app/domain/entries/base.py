"""Entries: everything dated about a client, one frozen value per kind.

A kind is a frozen dataclass derived from `Value`. Its fields are plain: str, int, bool, date,
aware datetime, None, tuples and frozen dataclasses of these; so it goes to JSON and back without
a word of its own. What the store must know of it (when it stands on the timeline, whether
something is due, whose it is) it says by the methods below.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from app.errors import Fault

LONGEST = 20_000


@dataclass(frozen=True)
class Part:
    """A value inside an entry, such as an attendee; `codes` as in `Value`."""

    codes: ClassVar[frozenset[str]] = frozenset()


@dataclass(frozen=True)
class Value:
    """What an entry says. `codes` names the fields whose texts are codes, not words.

    `compared`: whether it is held against the other entries of its kind (see `clash`). `wholes`:
    fields that mean something only together, and so are taken back only together.
    """

    kind: ClassVar[str] = ""
    codes: ClassVar[frozenset[str]] = frozenset()
    on_timeline: ClassVar[bool] = True
    compared: ClassVar[bool] = False
    wholes: ClassVar[tuple[tuple[str, ...], ...]] = ()

    @staticmethod
    def upgraded(body: dict[str, Any]) -> dict[str, Any]:
        """The stored body in the shape of this version, from that of an earlier one."""
        return body

    def when(self) -> datetime | date | None:
        """Where it stands on the timeline; None: when it was written."""
        return None

    def due(self) -> date | None:
        """The day something is to be done; None when nothing is, or when it is done."""
        return None

    def contact_on(self) -> date | None:
        """The day we were in touch with the client by this; None when we were not."""
        return None

    def state_code(self) -> str:
        """A code of how far it is, for filters; "" when there is no such thing."""
        return ""

    def facet(self) -> str:
        """A code of its own that lists over all clients are filtered by; "" for none."""
        return ""

    def owner_id(self) -> str:
        """The id of the colleague whose task it is; "" when it is nobody's in particular."""
        return ""

    def words(self) -> tuple[str, ...]:
        """Every text a person may look for."""
        return tuple(_texts(self))

    def clash(self, other: Value) -> Fault | None:  # noqa: ARG002 - for kinds that are `compared`
        """Why a client cannot have it beside this other one of the kind; None when that is fine."""
        return None

    def faults(self) -> tuple[Fault, ...]:
        """What cannot be kept as it is, each with the name of its field; all at once."""
        return ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a client; `parent` is the id of the entry it belongs to ("" for none)."""

    id: str
    client_id: str
    value: Value
    author: str
    author_name: str
    created_at: datetime
    updated_at: datetime
    parent: str = ""
    deleted_at: datetime | None = None

    @property
    def kind(self) -> str:
        """The kind of its value."""
        return self.value.kind


def rearranged(before: Value, after: Value) -> bool:
    """Whether nothing changed but the order of what stands in lists."""
    pairs = [(getattr(before, each.name), getattr(after, each.name)) for each in fields(before)]
    return before != after and all(_alike(old, new) for old, new in pairs)


def _alike(old: object, new: object) -> bool:
    if isinstance(old, tuple) and isinstance(new, tuple):
        return Counter(old) == Counter(new)
    return old == new


def _texts(value: object) -> Iterator[str]:
    """The texts of a value and of all that it holds, without codes."""
    if isinstance(value, str):
        if value.strip():
            yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value):
        codes: frozenset[str] = getattr(value, "codes", frozenset())
        for field in fields(value):
            if field.name not in codes:
                yield from _texts(getattr(value, field.name))
