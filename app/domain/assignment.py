"""Which colleagues know what a client needs: those whose fields match what a check showed.

An issue answered 「いま」 or 「これから」 counts as much as its answer weighs, a tool that is not
used yet counts one. The order is that of the sums; equal ones keep the order they came in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.records import Colleague
    from app.domain.score import Score

MOST = 3


@dataclass(frozen=True, slots=True)
class Proposal:
    """A colleague and why: the ids of the issues and tools that both sides have."""

    colleague: Colleague
    issues: tuple[str, ...]
    tools: tuple[str, ...]
    points: int


def propose(score: Score, colleagues: Iterable[Colleague]) -> tuple[Proposal, ...]:
    """The colleagues that match best, at most three; never oneself, nobody who left."""
    weights = {reason.issue: reason.weight for reason in score.flagged}
    tools = tuple(dict.fromkeys(tool for reason in score.flagged for tool in reason.unused))
    found = [
        _matched(each, weights, tools)
        for each in colleagues
        if not each.me and each.left_on is None
    ]
    matching = [each for each in found if each.points]
    return tuple(sorted(matching, key=lambda each: -each.points)[:MOST])


def _matched(colleague: Colleague, weights: dict[str, int], tools: tuple[str, ...]) -> Proposal:
    known = set(colleague.fields)
    issues = tuple(issue for issue in weights if issue in known)
    used = tuple(tool for tool in tools if tool in known)
    points = sum(weights[issue] for issue in issues) + len(used)
    return Proposal(colleague, issues, used, points)
