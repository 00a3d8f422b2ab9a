"""The 知恵袋 as values: what one knows of an issue, a tool, a term, a case, a measure.

Texts are plain; `{until}` in a step is the day by which it is done. Ids of issues and tools are
those of the questionnaire; all others begin with their kind (`term.cloud`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True)
class NonDigital:
    """An action that needs no digital tool."""

    title: str
    step: str
    effect: str
    indicator: str


@dataclass(frozen=True, slots=True)
class Guidance:
    """What to say about an issue to the owners of one segment; `advisor` is not for the owner."""

    lead: str
    step: str
    effect: str
    indicator: str
    non_digital: NonDigital
    advisor: str


@dataclass(frozen=True, slots=True)
class IssueGuide:
    """One of the seven management issues, with its guidance by segment."""

    id: str
    why: str
    signs: tuple[str, ...]
    effect: str
    indicator: str
    guidance: Mapping[str, Guidance]


@dataclass(frozen=True, slots=True)
class Cost:
    """A rough band of the monthly cost for a small business, and what moves it."""

    band: str
    note: str


@dataclass(frozen=True, slots=True)
class FirstStep:
    """The first step by readiness."""

    low: str
    high: str

    def of(self, level: str) -> str:
        """The step for this level (`high` or anything else)."""
        return self.high if level == "high" else self.low


@dataclass(frozen=True, slots=True)
class ToolGuide:
    """One of the sixteen tools. `effects` by issue id; `needs` are ids of items that go first."""

    id: str
    what: str
    for_whom: tuple[str, ...]
    not_for: tuple[str, ...]
    effects: Mapping[str, str]
    pitfalls: tuple[str, ...]
    cost: Cost
    ease: int  # 1 with a smartphone at once .. 3 with partners or prepared data
    trial: str
    selection: tuple[str, ...]
    first_step: FirstStep
    effort: str
    security: str
    indicator: str
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary; `aliases` are other ways to write it."""

    id: str
    name: str
    reading: str
    aliases: tuple[str, ...]
    short: str
    long: str
    see: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseSource:
    """Where a case comes from: the report (`place`), a model case, or the organisation's own."""

    kind: str  # "report" | "model" | "own"
    place: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A story of support: background, issue, support, effect, next. `processes` are ①..③.

    `reader`: `owner` for stories of businesses, `advisor` for those of supporting organisations.
    `employees` is a band, None where the source does not tell.
    """

    id: str
    title: str
    source: CaseSource
    reader: str
    industry: str
    employees: str | None
    issues: tuple[str, ...]
    tools: tuple[str, ...]
    processes: tuple[int, ...]
    background: str
    issue: str
    support: tuple[str, ...]
    effect: str
    next: str
    lesson: str


@dataclass(frozen=True, slots=True)
class Rates:
    """Rates and limits of a measure, only with their source."""

    text: str
    source: str
    date: str


@dataclass(frozen=True, slots=True)
class Fits:
    """Whom a measure fits; an empty list (or None) excludes nobody."""

    prefectures: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    employees_max: int | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A support measure or a place to ask; after `expires` its content must be checked."""

    id: str
    name: str
    kind: str
    purpose: str
    who: str
    ask: str
    as_of: str
    expires: date
    rates: Rates | None
    prepare: tuple[str, ...]
    note: str
    issues: tuple[str, ...]
    tools: tuple[str, ...]
    fits: Fits

    def is_expired(self, today: date) -> bool:
        """Whether its content must be checked before anybody relies on it."""
        return self.expires < today


@dataclass(frozen=True, slots=True)
class Turn:
    """What the advisor says, and what to listen for."""

    say: str
    listen: str


@dataclass(frozen=True, slots=True)
class Script:
    """A conversation for advisors who are not IT people."""

    id: str
    title: str
    situation: str
    issues: tuple[str, ...]
    segments: tuple[str, ...]
    turns: tuple[Turn, ...]
    avoid: tuple[str, ...]
    close: str


@dataclass(frozen=True, slots=True)
class Practice:
    """A made-up business for the training of staff; `answers` as in an answer file."""

    id: str
    title: str
    industry: str
    employees: str
    scene: str
    answers: Mapping[str, str]
    tasks: tuple[str, ...]
    points: tuple[str, ...]
    pitfall: str


@dataclass(frozen=True, slots=True)
class Training:
    """A step of process ③: teaching the owner's staff until a tool has taken root."""

    id: str
    title: str
    covers: tuple[str, ...]
    when: str
    minutes: int
    who: str
    steps: tuple[str, ...]
    check: str


@dataclass(frozen=True, slots=True)
class Source:
    """A published source and its month."""

    title: str
    date: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a guide: heading, paragraphs, points."""

    heading: str
    text: tuple[str, ...]
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """A quick guide to a rule, or a column."""

    id: str
    title: str
    kind: str  # "guide" | "column"
    lead: str
    as_of: str
    expires: date | None
    sources: tuple[Source, ...]
    sections: tuple[Part, ...]
    see: tuple[str, ...]

    def is_expired(self, today: date) -> bool:
        """Whether its content must be checked before anybody relies on it."""
        return self.expires is not None and self.expires < today


Item = IssueGuide | ToolGuide | Term | Case | Measure | Script | Practice | Training | Guide
