"""How a corporation is found by name: folded name and reading, and their pairs of characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import japanese

if TYPE_CHECKING:
    from app.domain.houjin import Houjin


def keys(houjin: Houjin) -> tuple[str, str]:
    """The folded name (without 法人格) and the folded reading."""
    return plain(houjin.name), plain(houjin.kana)


def plain(text: str) -> str:
    """A text folded for searching; ASCII signs are no part of the tokenizer's words."""
    folded = japanese.search_text(text)
    return "".join(char for char in folded if not char.isascii() or char.isalnum())


def grams(key: str, kana_key: str) -> str:
    """The pairs of both for the search index, each once."""
    return " ".join(dict.fromkeys((*japanese.bigrams(key), *japanese.bigrams(kana_key))))


def expression(word: str) -> str:
    """The FTS5 query for all the pairs of a folded word of two characters or more."""
    return " AND ".join(f'"{pair}"' for pair in japanese.bigrams(word))
