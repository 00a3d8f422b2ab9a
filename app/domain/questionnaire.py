"""The questionnaire as values: what a definition file says, checked and frozen.

`app.domain.definition.load` makes these from JSON; everything else only reads them.
Ids of items are full ids such as `q2.finance`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = Literal["text", "choice", "statement"]
Layout = Literal["single", "matrix"]
Level = Literal["high", "low"]
ItemSet = Literal["full", "short"]


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen.

    `points` means: section q2 the weight w (2, 1, 0), q4 the points 4..1, q5/q6 the strength
    2/1/0 (towards A for `a`, `rather_a`, towards B for `b`, `rather_b`), q3 unused (0).
    """

    code: str
    label: str
    short: str
    points: int = 0


@dataclass(frozen=True, slots=True)
class Example:
    """An example sentence for some industries (JSIC sections or codes such as `E`, `I58`).

    Without any industry it fits all of them.
    """

    industries: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One question.

    `tools`: for q2, the ids of the q3 items that match this issue.
    `industries`: for q3, the JSIC sections/codes where the tool counts; empty = everywhere.
    `category`: for q4, the id of the readiness category. `a`, `b`: the statements of q5/q6.
    """

    id: str
    label: str
    short: str
    help: str = ""
    examples: tuple[Example, ...] = ()
    tools: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    category: str | None = None
    a: str = ""
    b: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A group of items that share a question sentence and options (q1 .. q6).

    `when` is the literacy level that this section is asked for (None = always).
    """

    id: str
    kind: Kind
    layout: Layout
    title: str
    prompt: str
    note: str
    options: tuple[Option, ...]
    items: tuple[Item, ...]
    when: Level | None = None
    max_length: int = 0
    chips: tuple[str, ...] = ()
    followups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Category:
    """One axis of the readiness balance."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The numbers of the rules: `literacy` points for "high", the border and the A/B margin."""

    literacy: int
    border_low: int
    border_high: int
    support_margin: int


@dataclass(frozen=True)
class Questionnaire:
    """One version of a questionnaire."""

    id: str
    version: str
    title: str
    sections: tuple[Section, ...]
    categories: tuple[Category, ...]
    thresholds: Thresholds
    short_items: frozenset[str]
    minutes: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """All items by id, in definition order."""
        return {item.id: item for section in self.sections for item in section.items}

    @cached_property
    def section_of(self) -> Mapping[str, Section]:
        """The section of each item id."""
        return {item.id: section for section in self.sections for item in section.items}

    @cached_property
    def codes_of(self) -> Mapping[str, frozenset[str]]:
        """The answer codes allowed for each item id (empty for free text)."""
        return {
            item.id: frozenset(option.code for option in section.options)
            for section in self.sections
            for item in section.items
        }

    def section(self, section_id: str) -> Section:
        """The section of this id; KeyError when there is none."""
        for section in self.sections:
            if section.id == section_id:
                return section
        raise KeyError(section_id)
