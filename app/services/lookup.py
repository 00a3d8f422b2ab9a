"""How a client is found: sort and name keys, and the bigrams of the search index.

The index holds pairs of neighbouring characters in order, so that a word is a phrase of pairs; a
pair starting with ^ marks the beginning of a field, for words of one character.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from app.domain import japanese, legal_forms
from app.domain.search import folded
from app.services.check_input import storable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from app.domain.records import ClientFields

_START = "^"
_ANY = "ん"


def sort_key(fields: ClientFields) -> str:
    """What lists are sorted by: the reading, the name when there is none."""
    return japanese.kana_key(fields.kana or fields.name)


def row(fields: ClientFields) -> str:
    """The 50音 row of a client."""
    return japanese.kana_row(fields.kana or fields.name)


def name_key(name: str) -> str:
    """What two spellings of the same name have in common: (株) is 株式会社, 髙 is 高.

    The 法人格 and its place stay: 株式会社山田 and 有限会社山田 are two businesses.
    """
    plain = unicodedata.normalize("NFKC", name).strip()
    bare = japanese.bare_name(plain)
    before, _, behind = plain.partition(bare)
    front, back = map(legal_forms.written_out, (before, behind))
    return f"{front}|{japanese.search_text(bare)}|{back}"


def grams(fields: ClientFields) -> str:
    """The words of a client for the search index."""
    texts = (fields.name, fields.kana, fields.town, fields.representative)
    numbers = (fields.corporate_number or "", fields.phone)
    found = [folded(text) for text in texts]
    found += [japanese.digits(number) for number in numbers]
    return " ".join(_pairs(_START + word) for word in found if word)


def expression(query: str) -> str | None:
    """The FTS5 query for what was typed: every word must occur.

    "" for nothing to look for (a 法人格 alone finds everybody), None when only signs were typed,
    which nobody is found by.
    """
    found = words(query)
    return None if found is None else " AND ".join(_phrase(word, _beginning) for word in found)


def words(query: str) -> tuple[str, ...] | None:
    """The folded words of what was typed, without 法人格; None when only signs were typed."""
    found = []
    signs = False
    for typed in storable(query).split():
        if _is_form(typed):  # names are indexed without it
            continue
        # A number may be typed with hyphens, which the stored one has not.
        word = japanese.digits(typed) if _is_number(typed) else folded(typed)
        signs = signs or not word
        if word:
            found.append(word)
    return None if signs and not found else tuple(found)


def anywhere(
    found: Iterable[str],
    instead: Mapping[str, Iterable[str]],
    marks: Iterable[Iterable[str]] = (),
) -> str:
    """The FTS5 query over all words of a client: each must stand anywhere, a single character too.

    The pairs of `all_grams` begin with every character there is, so one is a prefix of a pair.
    A word also finds clients by those marks that `instead` gives for it; of each of `marks` one
    must be there.
    """
    words = [(_phrase(each, _prefix), *map(_quoted, instead.get(each, ()))) for each in found]
    filtered = [tuple(map(_quoted, each)) for each in marks]
    return " AND ".join(f"({' OR '.join(each)})" for each in (*filtered, *words))


def all_grams(texts: Iterable[str], marks: Iterable[str] = ()) -> str:
    """These texts for the index of all words of a client, and its marks (`app.services.marks`)."""
    plain = (folded(text) for text in texts)
    words = [_pairs(f"{_START}{word}{_START}") for word in plain if word]
    return " ".join([*words, *marks])


def _quoted(mark: str) -> str:
    return f'"{mark}"'


def _phrase(word: str, single: Callable[[str], str]) -> str:
    return single(word) if len(word) == 1 else f'"{_pairs(word)}"'


def _beginning(char: str) -> str:
    return f'"{_START}{char}"'


def _prefix(char: str) -> str:
    return f'"{char}" *'


def _is_form(typed: str) -> bool:
    return japanese.search_text(f"{typed}{_ANY}") == _ANY


def _is_number(typed: str) -> bool:
    plain = japanese.narrow(typed)
    return bool(plain) and all(char in "0123456789-()+" for char in plain)


def _pairs(word: str) -> str:
    return " ".join(word[at : at + 2] for at in range(len(word) - 1))
