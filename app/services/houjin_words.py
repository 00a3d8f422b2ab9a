"""How a corporation is found by name: folded name and reading, and their pairs of characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.domain import japanese

if TYPE_CHECKING:
    from app.domain.houjin import Houjin

_KATAKANA = re.compile("[ァ-ヶー]*")
_SIGNS = re.compile("[\x00-/:-@\\[-`{-\x7f]")


def keys(houjin: Houjin) -> tuple[str, str]:
    """The folded name (without 法人格) and the folded reading."""
    return plain(houjin.name), plain(houjin.kana)


def plain(text: str) -> str:
    """A text folded for searching; ASCII signs are no part of the tokenizer's words."""
    if _KATAKANA.fullmatch(text):  # nearly every reading; folds the same, ten times as fast
        return japanese.to_hiragana(text)
    return _SIGNS.sub("", japanese.search_text(text))


def grams(key: str, kana_key: str) -> str:
    """The pairs of both for the search index, each once."""
    return " ".join(dict.fromkeys((*japanese.bigrams(key), *japanese.bigrams(kana_key))))


def expression(word: str) -> str:
    """The FTS5 query for all the pairs of a folded word of two characters or more."""
    return " AND ".join(f'"{pair}"' for pair in japanese.bigrams(word))
