"""What an item leads to: issue ↔ tool ↔ case ↔ measure ↔ term."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.knowledge.items import Case, IssueGuide, Measure, Script, Term, ToolGuide
from app.domain.knowledge.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.domain.knowledge.items import Item
    from app.domain.knowledge.knowledge import Knowledge

MOST_OF_A_KIND: Final = 4


def related_ids(knowledge: Knowledge, item: Item) -> tuple[str, ...]:
    """Ids of what belongs to an item: at most four of each kind, issues and tools first."""
    return tuple(dict.fromkeys(name for name in _all(knowledge, item) if name != item.id))


def _all(knowledge: Knowledge, item: Item) -> Iterator[str]:
    match item:
        case IssueGuide():
            yield from _few(tool.id for tool in knowledge.tools.values() if item.id in tool.effects)
            yield from _about(knowledge, issues=(item.id,), tools=())
        case ToolGuide():
            yield from item.effects
            yield from _about(knowledge, issues=(), tools=(item.id,))
        case Case() | Measure():
            yield from (*item.issues, *item.tools)
        case Script():
            yield from item.issues
        case Term():
            yield from item.see
            yield from _few(knowledge.naming(item))
        case _:
            yield from getattr(item, "see", ())
    if not isinstance(item, Term):
        named = (each.term for line in words(item) for each in knowledge.glossary.first(line))
        yield from _few(dict.fromkeys(named))


def _about(knowledge: Knowledge, issues: tuple[str, ...], tools: tuple[str, ...]) -> Iterator[str]:
    for kind in (knowledge.cases, knowledge.measures, knowledge.scripts):
        yield from _few(
            each.id
            for each in kind.values()
            if set(issues) & set(each.issues) or set(tools) & set(getattr(each, "tools", ()))
        )


def _few(names: Iterable[str]) -> Iterator[str]:
    for count, name in enumerate(names):
        if count >= MOST_OF_A_KIND:
            return
        yield name
