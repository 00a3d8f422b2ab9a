"""Finds items of the 知恵袋 by words: a title counts most, then other names, then the text.

A few hundred items are looked through as they are; words of one or two characters work too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.domain.knowledge import titles
from app.domain.knowledge.items import Term
from app.domain.knowledge.words import words
from app.domain.search import around, folded

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.domain.knowledge.items import Item
    from app.domain.knowledge.knowledge import Knowledge
    from app.domain.questionnaire import Questionnaire

_TITLE, _BEGINS, _NAME, _TEXT = 8, 4, 6, 1
LIMIT: Final = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that holds all words; `before`, `hit`, `after` are the place in its text."""

    id: str
    kind: str
    title: str
    before: str
    hit: str
    after: str


@dataclass(frozen=True, slots=True)
class _Entry:
    item: Item
    kind: str
    title: str
    folded_title: str
    names: tuple[str, ...]
    text: str
    lines: tuple[str, ...]


class KnowledgeIndex:
    """All items made ready to be searched; make it once."""

    def __init__(self, knowledge: Knowledge, questionnaire: Questionnaire) -> None:
        self._entries = tuple(_entry(item, questionnaire) for item in knowledge.items.values())

    def search(self, text: str, kinds: Collection[str] = ()) -> tuple[Hit, ...]:
        """Items with all the words, best first; those of these kinds only, when any is given.

        Without a word: every item, in the order of the content.
        """
        wanted = tuple(word for part in text.split() if (word := folded(part)))
        if text.strip() and not wanted:
            return ()
        found = [
            (-points, place, entry)
            for place, entry in enumerate(self._entries)
            if (not kinds or entry.kind in kinds) and (points := _points(entry, wanted)) is not None
        ]
        found.sort(key=lambda each: each[:2])
        return tuple(_hit(entry, wanted) for _, _, entry in found[:LIMIT])


def _entry(item: Item, questionnaire: Questionnaire) -> _Entry:
    lines = tuple(words(item))
    title = titles.title(item, questionnaire)
    names = (item.reading, *item.aliases) if isinstance(item, Term) else ()
    return _Entry(
        item, titles.kind(item), title, folded(title), tuple(map(folded, names)),
        "\n".join(map(folded, (title, *lines))),
        tuple(line for line in lines if line not in (title, *names[:1])) or lines,
    )  # fmt: skip


def _points(entry: _Entry, wanted: tuple[str, ...]) -> int | None:
    """How well it fits; None when a word is missing."""
    points = 0
    for word in wanted:
        if word in entry.folded_title:
            points += _TITLE + (_BEGINS if entry.folded_title.startswith(word) else 0)
        elif any(word in name for name in entry.names):
            points += _NAME
        elif word in entry.text:
            points += _TEXT
        else:
            return None
    return points


def _hit(entry: _Entry, wanted: tuple[str, ...]) -> Hit:
    """The item with the first place in its text where a word stands, or how it begins."""
    for line in entry.lines:
        for word in wanted:
            if word in folded(line) and (place := around(line, word)):
                return Hit(entry.item.id, entry.kind, entry.title, *place)
    return Hit(entry.item.id, entry.kind, entry.title, entry.lines[0], "", "")
