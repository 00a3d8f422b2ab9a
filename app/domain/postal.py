"""Postal codes and municipalities: the places a code stands for (JIS X 0401, JIS X 0402).

The packed table has a line a place, grouped by code; a group that says the same as the line above
is left empty, so that the file stays small.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.japanese import digits
from app.domain.prefectures import prefecture_name

LENGTH = 7
FIELDS = 7  # of a packed line


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality: five digits of JIS X 0402, its name (郡 included) and reading."""

    code: str
    name: str
    kana: str

    @property
    def prefecture(self) -> str:
        """The number of its prefecture, such as `22`."""
        return self.code[:2]


@dataclass(frozen=True, slots=True)
class PostalPlace:
    """One place that a postal code stands for.

    `note` says which part of the town is meant, as the post office words it. A code that belongs
    to one large business has its name in `office` and its number in `street`.
    """

    code: str
    municipality: str
    city: str
    town: str
    kana: str = ""
    note: str = ""
    street: str = ""
    office: str = ""

    @property
    def prefecture(self) -> str:
        """The number of its prefecture, such as `22`."""
        return self.municipality[:2]

    @property
    def address(self) -> str:
        """Prefecture, municipality, town and street as one text."""
        return f"{prefecture_name(self.prefecture)}{self.city}{self.town}{self.street}"


def normalise(text: str) -> str:
    """Only the digits of a typed code: 〒, hyphens, spaces and full width are accepted."""
    return digits(text)


def is_postal_code(text: str) -> bool:
    """Whether these are seven ASCII digits."""
    return len(text) == LENGTH and text.isascii() and text.isdecimal()


def written(code: str) -> str:
    """A code as it is written on letters, 154-0023; anything else as it is."""
    return f"{code[:3]}-{code[3:]}" if is_postal_code(code) else code


def block(code: str) -> str:
    """The name of the part of the table that holds this code: its first two digits."""
    return code[:2]


def pack(place: PostalPlace) -> str:
    """A place as a line of the table; its city follows from the municipality."""
    parts = (
        place.code[2:],
        place.municipality,
        place.town,
        place.kana,
        place.note,
        place.street,
        place.office,
    )
    return "\t".join(parts).rstrip("\t")


def unpack(line: str, block: str, cities: dict[str, str]) -> PostalPlace:
    """The place of a line of the part `block`; `cities` gives names of municipalities."""
    parts = line.split("\t")
    rest, municipality, town, kana, note, street, office = parts + [""] * (FIELDS - len(parts))
    city = cities[municipality]
    return PostalPlace(block + rest, municipality, city, town, kana, note, street, office)


def pack_municipality(municipality: Municipality) -> str:
    """A municipality as a line of the table."""
    return f"{municipality.code}\t{municipality.name}\t{municipality.kana}"


def unpack_municipality(line: str) -> Municipality:
    """The municipality of a line."""
    code, name, kana = line.split("\t")
    return Municipality(code, name, kana)
