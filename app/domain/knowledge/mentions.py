"""Where words of the glossary stand in a text, so that they can be tapped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.knowledge.items import Term


@dataclass(frozen=True, slots=True)
class Mention:
    """A word of the glossary in a text: characters `start` up to `end`."""

    term: str
    start: int
    end: int


class Glossary:
    """Finds the terms in a text: the longest name first, no Latin word inside another."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._ids = {name: term.id for term in terms for name in (term.name, *term.aliases)}
        ordered = sorted(self._ids, key=lambda name: (-len(name), name))
        alternatives = "|".join(_guarded(name) for name in ordered)
        self._pattern = re.compile(alternatives) if ordered else None

    def all(self, text: str) -> tuple[Mention, ...]:
        """Every mention, in order."""
        if self._pattern is None:
            return ()
        return tuple(
            Mention(self._ids[found.group()], *found.span())
            for found in self._pattern.finditer(text)
        )

    def first(self, text: str) -> tuple[Mention, ...]:
        """The first mention of each term: linking every one would make a text restless."""
        seen: dict[str, Mention] = {}
        for mention in self.all(text):
            seen.setdefault(mention.term, mention)
        return tuple(seen.values())


def _guarded(name: str) -> str:
    """A pattern for the name; Latin letters and kana may not go on beyond it (API, not CAPITAL)."""
    before = _guard(name[0], "<!")
    after = _guard(name[-1], "!")
    return f"{before}{re.escape(name)}{after}"


def _guard(char: str, look: str) -> str:
    if char.isascii() and char.isalnum():
        return f"(?{look}[A-Za-z0-9])"
    if "ァ" <= char <= "ヺ" or char == "ー":
        return f"(?{look}[ァ-ヺー])"
    return ""
