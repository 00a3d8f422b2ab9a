"""The result of a check as plain text and numbers, ready to be drawn.

`app.reports.compose.compose` makes a `Content`; the result screen, the PDF and the text for
pasting all show this one value, so they agree by construction.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from app.domain.records import Advisor
    from app.reports.peer_words import PeerWords


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis of a chart; values are percent, None = not computable.

    `label` is short (chart), `long` is the wording of the question. `why` holds the sentences
    that explain the value (the answers behind it), for tooltips and page 3; `working` is the
    calculation, which only the advisor sees.
    """

    id: str
    label: str
    long: str
    value: float | None
    previous: float | None
    why: tuple[str, ...] = ()
    working: str = ""
    peers: float | None = None  # the mean of businesses like this one


@dataclass(frozen=True, slots=True)
class Chart:
    """One radar and its bars. `note` replaces the chart when there is nothing to draw.

    `maximum` is the value at the rim, one of a few fixed steps; greater values are drawn at the rim
    with their number.
    `twin` says the same in words, for screen readers and for the text alternative of the PDF.
    `beyond` ends the caption when a value lies outside the rim. `peers_label` says whose mean may
    be laid over it, how many they are and until when; "" where there is none.
    """

    id: str  # "todo" | "balance"
    title: str
    subtitle: str
    caption: str
    axes: tuple[Axis, ...]
    maximum: float
    twin: str
    note: str = ""
    has_previous: bool = False
    beyond: str = ""
    peers_label: str = ""

    @property
    def ranked(self) -> tuple[Axis, ...]:
        """Axes by value, greatest first, unknown ones last; ties keep the order."""
        return tuple(
            sorted(
                self.axes, key=lambda axis: -1.0 if axis.value is None else axis.value, reverse=True
            )
        )


@dataclass(frozen=True, slots=True)
class ToolTip:
    """A tool that fits: what it brings, its first step, a rough cost, how to see that it worked."""

    id: str
    title: str
    effect: str
    step: str
    cost: str
    indicator: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A support measure or a case of the 知恵袋.

    `note` is its kind, `text` where to ask or how it went, `reason` why it was chosen.
    """

    id: str
    title: str
    note: str
    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """One of the three things to do: why, the first small step, and how to see that it worked.

    `lead` is said to this kind of owner; tools, measures and cases belong to issues only.
    """

    id: str
    source: str  # "issue" | "balance" | "unsure"
    title: str
    why: str
    step: str
    other_step: str  # one action without any digital tool, or ""
    indicator: str
    lead: str = ""
    effect: str = ""
    tools: tuple[ToolTip, ...] = ()
    measures: tuple[Reference, ...] = ()
    cases: tuple[Reference, ...] = ()
    hint: str = ""  # how to talk about it, for the advisor only
    reasons: tuple[str, ...] = ()  # the answers that led here, for the advisor
    scripts: tuple[Reference, ...] = ()  # conversations that fit, for the advisor


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a result is laid out; `app.reports.readers` tells it from the answers.

    `one_by_one`: the first thing alone, the others on demand. `either`: both ways fit.
    """

    one_by_one: bool = False
    either: bool = False
    basics_step: str = ""  # the first step towards devices and network, "" when a thing says it
    review: tuple[str, ...] = ()  # people and the tools in use, for who is well on


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer on page 3: the question, what was answered, and the points it gave ("" = none)."""

    id: str
    question: str
    answer: str
    points: str


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """The answers of one section."""

    title: str
    lines: tuple[AnswerLine, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything a result shows. Owner texts never say 低い, points or pass/fail."""

    client_name: str
    honorific: str  # 御中 or 様
    conducted_on: date
    date_text: str  # 2026年11月22日（令和8年）
    previous_date_text: str  # "" without a previous check
    advisor: Advisor
    code: str
    item_set: str
    vision: str
    todo: Chart
    balance: Chart | None  # None for the short set
    things: tuple[Thing, ...]
    foundation: str  # security, "" when in use
    unsure: tuple[str, ...]  # labels of 「いっしょに確かめたいこと」
    changes: tuple[str, ...]  # what changed since last time
    comparison: str  # 「前回の宿題を100とすると、今回は62です（38軽くなりました）。」 or ""
    owner_segment: str  # sentence for the owner
    owner_reason: str
    advisor_segment: str  # plain name for the advisor, e.g. 備えはこれから・いっしょに進めたい
    advisor_reason: tuple[str, ...]  # points, distance to the border, A/B margin
    groups: tuple[AnswerGroup, ...]
    workings: tuple[str, ...]  # how the numbers came about, sentences
    memo: str
    gaps: tuple[str, ...]  # questions left open
    limits: str  # what the short set cannot say, or ""
    manner: str = ""  # one step at a time, or where to compare and read on
    data_first: bool = False  # this owner wants comparison before advice
    peers: PeerWords | None = None  # what businesses like this one answered
    basics: str = ""  # devices and network first, when the answers say so
    reader: Reader = Reader()

    @property
    def brief(self) -> bool:
        """Whether cards are kept short: who has devices and network to see to first."""
        return bool(self.basics)
