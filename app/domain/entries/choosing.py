"""Choosing a tool, the flow of work before and after, and the indicators (domain.md 4)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from itertools import count
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from typing_extensions import override

from app.domain.entries.base import Part, Value
from app.domain.entries.simple import long_texts, missing
from app.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping

CANDIDATE_STATES: Mapping[str, str] = {
    "candidate": "候補",
    "trial": "試用中",
    "contract": "契約",
    "dropped": "見送り",
}
# How well a candidate meets a selection point, with the sign that is written.
MARKS: Mapping[int, str] = {3: "◎", 2: "○", 1: "△", 0: "×"}
# How much a selection point weighs, and which way of an indicator is the good one.
WEIGHTS: Mapping[int, str] = {1: "ふつう", 2: "大事", 3: "とても大事"}
BETTER: Mapping[str, str] = {"up": "増えるとよい", "down": "減るとよい"}
YEARS = 3  # over so many years the costs of candidates are compared
_MONTHS = 12
_BEST = 3


@dataclass(frozen=True)
class SelectionPoint(Part):
    """What matters in the choice; `weight` 1 usual, 2 important, 3 decisive.

    Marks refer to it by its `key`, whatever it is called and wherever it stands; a key says
    nothing of its own, so points with the same words are the same.
    """

    codes: ClassVar[frozenset[str]] = frozenset({"key"})

    name: str = ""
    weight: int = 1
    key: str = field(default="", compare=False)


@dataclass(frozen=True)
class Mark(Part):
    """How well the selection point with the key `point` is met; `value` of `MARKS`."""

    codes: ClassVar[frozenset[str]] = frozenset({"point"})

    point: str = ""
    value: int = 0


@dataclass(frozen=True)
class Candidate(Part):
    """A product that may be chosen.

    `marks` in any order. One of a point that was taken off stays, for the case that it comes back.
    """

    codes: ClassVar[frozenset[str]] = frozenset({"state"})

    name: str = ""
    initial_yen: int | None = None
    monthly_yen: int | None = None
    marks: tuple[Mark, ...] = ()
    state: str = "candidate"
    reason: str = ""

    def mark(self, point: SelectionPoint) -> int | None:
        """How well this selection point is met; None when not judged yet."""
        return next((mark.value for mark in self.marks if mark.point == point.key), None)

    def judged(self, point: SelectionPoint, value: int | None) -> Candidate:
        """The candidate with this mark for the point; None takes the mark away."""
        others = tuple(mark for mark in self.marks if mark.point != point.key)
        return replace(self, marks=others if value is None else (*others, Mark(point.key, value)))

    @property
    def running(self) -> int | None:
        """What the months of three years cost in yen; None while the monthly fee is not known."""
        return None if self.monthly_yen is None else self.monthly_yen * _MONTHS * YEARS

    @property
    def cost(self) -> int | None:
        """What it costs over three years in yen; None while a part of the quote is not known."""
        if self.initial_yen is None or self.running is None:
            return None
        return self.initial_yen + self.running


@dataclass(frozen=True)
class ToolComparison(Value):
    """Candidates × selection points × quotes for one tool; `tool` a Q3 id or "" for another."""

    kind: ClassVar[str] = "tool_comparison"
    on_timeline: ClassVar[bool] = False
    codes: ClassVar[frozenset[str]] = frozenset({"tool"})

    title: str = ""
    tool: str = ""
    points: tuple[SelectionPoint, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    note: str = ""

    @override
    @staticmethod
    def upgraded(body: dict[str, Any]) -> dict[str, Any]:
        """Marks that were kept by their places go to the points that stand there."""
        points = _with_keys(body.get("points", []))
        candidates = [_with_marks(each, points) for each in body.get("candidates", [])]
        return body | {"points": points, "candidates": candidates}

    @property
    def named_points(self) -> tuple[SelectionPoint, ...]:
        """The points that have words, so that a candidate can be judged on them."""
        return tuple(point for point in self.points if point.name.strip())

    def judged(self, candidate: Candidate) -> int:
        """On how many of the named points a candidate has a mark."""
        return sum(candidate.mark(point) is not None for point in self.named_points)

    def score(self, candidate: Candidate) -> Fraction | None:
        """The weighted share of the best possible marks, 0..1; None until every point is judged.

        A few marks alone would put a candidate before those that were looked at as a whole.
        """
        marks = [(point.weight, candidate.mark(point)) for point in self.named_points]
        known = [(weight, mark) for weight, mark in marks if mark is not None]
        most = sum(weight for weight, _ in known) * _BEST
        if not most or len(known) < len(marks):
            return None
        return Fraction(sum(weight * mark for weight, mark in known), most)

    @property
    def ranked(self) -> tuple[Candidate, ...]:
        """The candidates by their scores, the best one first; then those not judged yet.

        Those that were turned down stand at the end.
        """

        def place(candidate: Candidate) -> tuple[bool, bool, Fraction]:
            score = self.score(candidate)
            return candidate.state == "dropped", score is None, -(score or Fraction(0))

        return tuple(sorted(self.candidates, key=place))

    @override
    def faults(self) -> tuple[Fault, ...]:
        found = list(missing(self, title="何を選ぶのか、名前を入れてください。"))
        found += long_texts(self, "title", "note")
        if any(each.state not in CANDIDATE_STATES for each in self.candidates):
            found.append(Fault("candidates", "一覧から選んでください。"))
        amounts = [each for one in self.candidates for each in (one.initial_yen, one.monthly_yen)]
        if any(each is not None and each < 0 for each in amounts):
            found.append(Fault("candidates", "金額は0以上で入れてください。"))
        if any(point.weight not in WEIGHTS for point in self.points):
            found.append(Fault("points", "重みは1から3までです。"))
        marks = [mark for each in self.candidates for mark in each.marks]
        if any(mark.value not in MARKS for mark in marks):
            found.append(Fault("candidates", "評価は◎○△×から選んでください。"))
        return tuple(found)


def _with_keys(points: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The points as they are stored, each with a key."""
    taken = {point.get("key") for point in points}
    free = (str(number) for number in count() if str(number) not in taken)
    return [point if point.get("key") else point | {"key": next(free)} for point in points]


def _with_marks(candidate: dict[str, Any], points: list[dict[str, Any]]) -> dict[str, Any]:
    """A candidate as it is stored, with marks that name their points."""
    marks = candidate.get("marks", [])
    if all(isinstance(mark, dict) for mark in marks):
        return candidate
    named = [
        {"point": point["key"], "value": mark}
        for point, mark in zip(points, marks, strict=False)
        if mark is not None
    ]
    return candidate | {"marks": named}


@dataclass(frozen=True)
class FlowStep(Part):
    """One step of the work: who does what, and how many minutes it takes."""

    who: str = ""
    what: str = ""
    minutes: int | None = None


@dataclass(frozen=True)
class Flow(Value):
    """業務フロー: the steps of one piece of work before and after, and how often a month."""

    kind: ClassVar[str] = "flow"
    on_timeline: ClassVar[bool] = False

    title: str = ""
    times_a_month: int | None = None
    before: tuple[FlowStep, ...] = ()
    after: tuple[FlowStep, ...] = ()
    note: str = ""

    @staticmethod
    def minutes(steps: tuple[FlowStep, ...]) -> int | None:
        """The minutes of all steps together; None while no step has a time."""
        known = [step.minutes for step in steps if step.minutes is not None]
        return sum(known) if known else None

    @property
    def saved(self) -> int | None:
        """The minutes saved each time; None while either side has no times."""
        before, after = self.minutes(self.before), self.minutes(self.after)
        return None if before is None or after is None else before - after

    @property
    def saved_a_month(self) -> int | None:
        """The minutes saved in a month; None while they cannot be said."""
        if self.saved is None or self.times_a_month is None:
            return None
        return self.saved * self.times_a_month

    @override
    def faults(self) -> tuple[Fault, ...]:
        found = list(missing(self, title="どの仕事の流れか、名前を入れてください。"))
        found += long_texts(self, "title", "note")
        for name in ("before", "after"):
            if any((step.minutes or 0) < 0 for step in getattr(self, name)):
                found.append(Fault(name, "時間は0分以上で入れてください。"))
        if self.times_a_month is not None and self.times_a_month < 0:
            found.append(Fault("times_a_month", "0以上の数で入れてください。"))
        return tuple(found)


@dataclass(frozen=True)
class Measured(Part):
    """A value that was measured on a day."""

    on: date | None = None
    value: float | None = None
    note: str = ""


@dataclass(frozen=True)
class Indicator(Value):
    """A measurable indicator of an issue: before, target, and what was measured since."""

    kind: ClassVar[str] = "indicator"
    on_timeline: ClassVar[bool] = False
    codes: ClassVar[frozenset[str]] = frozenset({"better", "issue"})

    name: str = ""
    unit: str = ""
    issue: str = ""
    better: Literal["up", "down"] = "up"
    before: float | None = None
    before_on: date | None = None
    target: float | None = None
    target_on: date | None = None
    measured: tuple[Measured, ...] = ()

    @property
    def series(self) -> tuple[tuple[date, float], ...]:
        """The value before and those measured, by their days; on one day in their order."""
        found = [(self.before_on, self.before)]
        found += [(each.on, each.value) for each in self.measured]
        known = [(on, value) for on, value in found if on is not None and value is not None]
        return tuple(sorted(known, key=lambda pair: pair[0]))

    @property
    def progress(self) -> float | None:
        """The way gone from before to target, 0..1 and beyond; None while it cannot be said."""
        latest = self.series[-1][1] if self.series else None
        if latest is None or self.before is None or self.target is None:
            return None
        whole = self.target - self.before
        return (latest - self.before) / whole if whole else None

    @override
    def faults(self) -> tuple[Fault, ...]:
        found = list(missing(self, name="何を測るのか、名前を入れてください。"))
        found += long_texts(self, "name", "unit")
        if self.before is not None and self.target is not None and self.before != self.target:
            rises = self.target > self.before
            if rises != (self.better == "up"):
                found.append(Fault("target", "目標が、よくなる向きと逆です。"))
        found += [
            Fault(f"measured.{at}.on", "測った日を入れてください。")
            for at, each in enumerate(self.measured)
            if each.value is not None and each.on is None
        ]
        return tuple(found)
