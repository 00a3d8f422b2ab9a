"""What changed between two checks of one business, as ids and numbers (texts stand elsewhere).

Shares of two checks cannot be compared with each other: both are divided by the Σ todo of the
earlier one, which makes 「前回の宿題を100とすると、今回は73」 (domain.md §2, Scores).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.score import Score

State = Literal["compared", "nothing_before", "other_rules", "incomplete"]
_FULL = "full"
_ISSUE = "q2."
_TOOL = "q3."
_USING = "using"
_WEIGHTS = {"now": 2, "later": 1}


@dataclass(frozen=True, slots=True)
class Answered:
    """A check as it is compared: its score and its answers by item id."""

    score: Score
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Move:
    """A value before and now: percent of a readiness category."""

    id: str
    before: float
    now: float

    @property
    def change(self) -> float:
        """How far it moved; more than 0 is better."""
        return self.now - self.before


@dataclass(frozen=True, slots=True)
class Comparison:
    """One check against an earlier one.

    `state`: compared; nothing_before (no issue was flagged then: nothing to divide by);
    other_rules (other questionnaire, version or set: numbers do not compare); incomplete.
    `index`: Σ now in percent of Σ then. `now`, `before`: percent of Σ then by issue id. These
    three are None (empty) unless compared. Changes of answers are told for all ids in both.
    """

    state: State
    index: float | None
    now: Mapping[str, float]
    before: Mapping[str, float]
    solved: tuple[str, ...]  # flagged then, solved or no issue now
    new: tuple[str, ...]  # flagged now, answered otherwise then
    raised: tuple[str, ...]  # from later to now
    eased: tuple[str, ...]  # from now to later
    tools_started: tuple[str, ...]
    tools_stopped: tuple[str, ...]
    balance: tuple[Move, ...]

    @property
    def anything(self) -> bool:
        """Whether any answer or number moved."""
        moved = any(move.change for move in self.balance)
        return moved or any(
            (self.solved, self.new, self.raised, self.eased, self.tools_started, self.tools_stopped)
        )


def compare(now: Answered, before: Answered) -> Comparison:
    """What changed from `before` to `now`."""
    state = _state(now.score, before.score)
    total = before.score.todo_total if state == "compared" else None
    common = [item for item in now.answers if item in before.answers]
    issues = [item for item in common if item.startswith(_ISSUE)]
    tools = [item for item in common if item.startswith(_TOOL)]

    def moved(old: set[int], new: set[int]) -> tuple[str, ...]:
        return tuple(
            item
            for item in issues
            if _weight(before.answers[item]) in old and _weight(now.answers[item]) in new
        )

    return Comparison(
        state=state,
        index=None if total is None else 100 * (now.score.todo_total or 0) / total,
        now=_shares(now.score, total),
        before=_shares(before.score, total),
        solved=tuple(item for item in moved({1, 2}, {0}) if now.answers[item] != "unknown"),
        new=moved({0}, {1, 2}),
        raised=moved({1}, {2}),
        eased=moved({2}, {1}),
        tools_started=_switched(tools, before.answers, now.answers),
        tools_stopped=_switched(tools, now.answers, before.answers),
        balance=_moves(now.score, before.score),
    )


def _state(now: Score, before: Score) -> State:
    if (now.questionnaire, now.version) != (before.questionnaire, before.version):
        return "other_rules"
    if now.item_set != _FULL or before.item_set != _FULL:
        return "other_rules"
    if now.todo_share is None or before.todo_share is None:
        return "incomplete"
    return "compared" if before.todo_total else "nothing_before"


def _weight(answer: str) -> int:
    return _WEIGHTS.get(answer, 0)


def _shares(score: Score, total: float | None) -> dict[str, float]:
    if total is None:
        return {}
    return {reason.issue: 100 * reason.todo / total for reason in score.issues}


def _switched(tools: list[str], off: Mapping[str, str], on: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(item for item in tools if off[item] != _USING and on[item] == _USING)


def _moves(now: Score, before: Score) -> tuple[Move, ...]:
    found = []
    for category, value in (now.balance or {}).items():
        earlier = (before.balance or {}).get(category)
        if value is not None and earlier is not None and now.version == before.version:
            found.append(Move(category, earlier, value))
    return tuple(found)
