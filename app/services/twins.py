"""Who may be the same business: by 法人番号, by name and place, by phone."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from sqlalchemy import select

from app.domain import japanese
from app.models.tables import ClientRecord
from app.services import clients, lookup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from app.domain.records import ClientFields
    from app.services.store import Store

Why = Literal["number", "name", "phone", "chosen"]
_SHORTEST_PHONE = 9
_MOST_PAIRS = 1_000


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a client when looking for the same business."""

    id: str
    name: str
    number: str | None
    prefecture: str | None
    town: str
    phone: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two clients that may be one business, and why."""

    first: Known
    second: Known
    why: Why


@dataclass(slots=True)
class Index:
    """The clients of a store by what makes two of them one."""

    numbers: dict[str, Known] = field(default_factory=dict)
    names: dict[str, list[Known]] = field(default_factory=dict)
    phones: dict[str, Known] = field(default_factory=dict)

    def add(self, key: str, known: Known) -> None:
        """Take in a client; `key` is the key of its name."""
        if known.number:
            self.numbers.setdefault(known.number, known)
        if len(known.phone) >= _SHORTEST_PHONE:
            self.phones.setdefault(known.phone, known)
        self.names.setdefault(key, []).append(known)

    def learn(self, known: Known, number: str) -> Known:
        """Keep the 法人番号 of a client that had none: another number is another business now."""
        told = replace(known, number=number)
        same = self.names[lookup.name_key(known.name)]
        same[same.index(known)] = told
        if self.phones.get(known.phone) == known:
            self.phones[known.phone] = told
        return told

    def find(self, fields: ClientFields) -> tuple[Known, Why] | None:
        """The client that tidy fields may mean, and why; the surest reason first."""
        return self.match(lookup.name_key(fields.name), known_of("", fields))

    def match(self, key: str, wanted: Known) -> tuple[Known, Why] | None:
        """The client that may be the same as another; `key` is the key of its name."""
        if wanted.number and wanted.number in self.numbers:
            return self.numbers[wanted.number], "number"
        for each in self.names.get(key, ()):
            if _may_be_one(each, wanted):
                return each, "name"
        other = self.phones.get(wanted.phone)
        return (other, "phone") if other is not None and not _two_numbers(other, wanted) else None


def index(session: Session) -> Index:
    """All clients that are not in the trash."""
    found = Index()
    for key, known in _clients(session):
        found.add(key, known)
    return found


def known_of(client_id: str, fields: ClientFields) -> Known:
    """What is known of tidy fields."""
    return Known(
        client_id,
        fields.name,
        fields.corporate_number,
        fields.prefecture,
        fields.town,
        japanese.digits(fields.phone),
    )


def pairs(store: Store) -> tuple[Pair, ...]:
    """The clients of the store that may be one business, the surest first; at most a thousand."""
    found = Index()
    pairs: dict[Why, list[Pair]] = {"number": [], "name": [], "phone": []}
    with store.reading() as session:
        for key, known in _clients(session):
            other = found.match(key, known)
            if other is not None:
                pairs[other[1]].append(Pair(other[0], known, other[1]))
            found.add(key, known)
    return (*pairs["number"], *pairs["name"], *pairs["phone"])[:_MOST_PAIRS]


def pair(store: Store, first_id: str, second_id: str) -> Pair:
    """Two clients that somebody chose. Raises NotFound."""
    first, second = (clients.get(store, each) for each in (first_id, second_id))
    return Pair(known_of(first.id, first.fields), known_of(second.id, second.fields), "chosen")


def _clients(session: Session) -> Iterator[tuple[str, Known]]:
    query = (
        select(
            ClientRecord.name_key,
            ClientRecord.id,
            ClientRecord.name,
            ClientRecord.corporate_number,
            ClientRecord.prefecture,
            ClientRecord.town,
            ClientRecord.phone_key,
        )
        .where(ClientRecord.deleted_at.is_(None))
        .order_by(ClientRecord.number)
    )
    for key, client_id, name, number, prefecture, town, phone in session.execute(query):
        yield key, Known(client_id, name, number, prefecture, town, phone)


def _may_be_one(one: Known, two: Known) -> bool:
    """Same name: one business unless numbers or places say otherwise."""
    if _two_numbers(one, two):
        return False
    if one.prefecture and two.prefecture and one.prefecture != two.prefecture:
        return False
    here, there = japanese.search_text(one.town), japanese.search_text(two.town)
    return not here or not there or here.startswith(there) or there.startswith(here)


def _two_numbers(one: Known, two: Known) -> bool:
    return two_numbers(one.number, two.number)


def two_numbers(one: str | None, two: str | None) -> bool:
    """Whether these are the 法人番号 of two businesses: then they are never one."""
    return bool(one and two and one != two)
