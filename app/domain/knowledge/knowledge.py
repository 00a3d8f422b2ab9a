"""All content together: the items of several packs by id, and what refers to what."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from app.domain.knowledge.items import Case, Guide, Measure
from app.domain.knowledge.mentions import Glossary
from app.domain.knowledge.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.domain.knowledge.items import (
        IssueGuide,
        Item,
        Practice,
        Script,
        Term,
        ToolGuide,
        Training,
    )
    from app.domain.knowledge.pack import Pack, PackInfo


@dataclass(frozen=True)
class Knowledge:
    """The content by kind and id, in the order of the packs."""

    packs: tuple[PackInfo, ...] = ()
    issues: Mapping[str, IssueGuide] = field(default_factory=dict)
    tools: Mapping[str, ToolGuide] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    cases: Mapping[str, Case] = field(default_factory=dict)
    measures: Mapping[str, Measure] = field(default_factory=dict)
    scripts: Mapping[str, Script] = field(default_factory=dict)
    practice: Mapping[str, Practice] = field(default_factory=dict)
    training: Mapping[str, Training] = field(default_factory=dict)
    guides: Mapping[str, Guide] = field(default_factory=dict)

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Every item by id."""
        return {item.id: item for item in chain(*(kind.values() for kind in self._kinds()))}

    @cached_property
    def glossary(self) -> Glossary:
        """The terms, ready to be found in texts."""
        return Glossary(self.terms.values())

    def naming(self, term: Term) -> tuple[str, ...]:
        """The items whose text names a term."""
        names = (term.name, *term.aliases)
        return tuple(
            item_id
            for item_id, text in self._texts.items()
            if item_id != term.id
            and any(name in text for name in names)
            and any(each.term == term.id for each in self.glossary.all(text))
        )

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        return {item.id: "\n".join(words(item)) for item in self.items.values()}

    @property
    def dated(self) -> tuple[Measure | Guide, ...]:
        """What has a day after which it must be checked."""
        guides = tuple(guide for guide in self.guides.values() if guide.expires)
        return (*self.measures.values(), *guides)

    def with_own(self, items: Iterable[Case | Measure]) -> Knowledge:
        """This together with the organisation's own cases and measures, which come first."""
        own = tuple(items)
        if not own:
            return self
        cases = {item.id: item for item in own if isinstance(item, Case)}
        measures = {item.id: item for item in own if isinstance(item, Measure)}
        return Knowledge(
            **{
                **{name: getattr(self, name) for name in self.__dataclass_fields__},
                "cases": {**cases, **self.cases},
                "measures": {**measures, **self.measures},
            }
        )

    def _kinds(self) -> tuple[Mapping[str, Item], ...]:
        return (
            self.issues, self.tools, self.terms, self.cases, self.measures,
            self.scripts, self.practice, self.training, self.guides,
        )  # fmt: skip


def joined(packs: Iterable[Pack]) -> Knowledge:
    """The content of these packs; an item of a later pack takes the place of the same id."""
    found: dict[str, dict[str, Item]] = {}
    infos = []
    for pack in packs:
        infos.append(pack.info)
        for kind, items in pack.items.items():
            found.setdefault(kind, {}).update({item.id: item for item in items})
    return Knowledge(packs=tuple(infos), **found)  # type: ignore[arg-type]
