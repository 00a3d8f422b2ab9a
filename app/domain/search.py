"""Finding clients: what is looked for, where the words stand, and a few words around them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from app.domain import industry, japanese, prefectures
from app.domain.people import SUPPORTERS
from app.domain.tables.words import word_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from app.domain.records import ClientFields

Sort = Literal["kana", "seen", "recent"]
ROOM = 24  # characters shown before and after the words found
# What people say for a kind of business that its label does not say.
_ALSO = {"corporation": "法人", "sole_proprietor": "個人事業主"}
_CODED = ("kind", "registration", "channel", "representative_age", "successor")


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for: words and filters, all of which a client must meet.

    Within one filter any of the values will do. `row`: a 50音 row. `industries`: codes of JSIC,
    sections or finer. `sizes`: small, medium, large, unknown. `segments`: of the latest full check.
    `owners`: ids of colleagues, "" for nobody. `unseen_months`: no contact for so many months, or
    never. `consent`: "valid" or "none", "" for either. `open_actions`: a promise is open.
    """

    text: str = ""
    row: str = ""
    industries: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    segments: tuple[str, ...] = ()
    stages: tuple[int, ...] = ()
    owners: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    prefectures: tuple[str, ...] = ()
    registrations: tuple[str, ...] = ()
    unseen_months: int | None = None
    consent: Literal["", "valid", "none"] = ""
    open_actions: bool = False
    sort: Sort = "kana"

    @property
    def filters(self) -> int:
        """How many filters are set, words, row and order apart."""
        given = (
            self.industries, self.sizes, self.segments, self.stages, self.owners, self.tags,
            self.prefectures, self.registrations, self.unseen_months, self.consent,
            self.open_actions,
        )  # fmt: skip
        return sum(bool(each) for each in given)


@dataclass(frozen=True, slots=True)
class Why:
    """Where words were found: a field of the profile, a kind of entry or "check", and around it.

    `entry_id` is "" for the profile; `on` is the day of the entry.
    """

    place: str
    before: str
    hit: str
    after: str
    entry_id: str = ""
    on: date | None = None


def folded(text: str) -> str:
    """The text as it is compared: one width, hiragana, without spaces and ASCII signs."""
    plain = japanese.search_text(text)
    return "".join(char for char in plain if not char.isascii() or char.isalnum())


def texts(fields: ClientFields) -> Iterator[tuple[str, str]]:
    """Every text of a profile that can be looked for, with the name of its field.

    Codes are looked for by their words; the one in charge by the name, which is not the client's.
    """
    yield "name", fields.name
    yield "kana", fields.kana
    place = f"{prefectures.prefecture_name(fields.prefecture)}{fields.town}{fields.street}"
    yield "town", place
    for name in ("representative", "representative_kana", "phone", "email", "note"):
        yield name, getattr(fields, name)
    for name in ("corporate_number", "invoice_number", "postal_code"):
        yield name, getattr(fields, name) or ""
    for tag in fields.tags:
        yield "tags", tag
    for contact in fields.contacts:
        for text in (contact.name, contact.role, contact.phone, contact.email, contact.note):
            yield "contacts", text
    for supporter in fields.supporters:
        for text in (supporter.name, supporter.person, supporter.note):
            yield "supporters", text
        yield "supporters", SUPPORTERS.get(supporter.kind, "")
    for text in industry.words(fields.industry):
        yield "industry", text
    for name in _CODED:
        yield name, word_of(name, getattr(fields, name))
    yield "kind", _ALSO.get(fields.kind or "", "")


def around(text: str, word: str) -> tuple[str, str, str] | None:
    """What stands before a folded word, the word as written, what follows; None without it."""
    if not word or not text or word not in folded(text):
        return None
    chars: list[int] = []
    plain = ""
    for at, char in enumerate(text):
        part = _letter(char)
        plain += part
        chars += [at] * len(part)
    found = plain.find(word)
    if found < 0:  # letters that only together are one, or a 法人格 left out
        return "", "", _line(text[: 2 * ROOM], text[2 * ROOM :])
    first, last = chars[found], chars[found + len(word) - 1] + 1
    start = max(0, first - ROOM)
    before = ("…" if start else "") + _flat(text[start:first])
    return before, _flat(text[first:last]), _line(text[last : last + ROOM], text[last + ROOM :])


@lru_cache(maxsize=8_192)
def _letter(char: str) -> str:
    return folded(char)


def _line(shown: str, rest: str) -> str:
    return _flat(shown) + ("…" if rest else "")


def _flat(text: str) -> str:
    return text.replace("\n", " ")
