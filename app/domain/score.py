"""The result of a check as values; made by `app.domain.scoring`, shown by screens and paper.

Numbers are never rounded here; the display rounds half up to one decimal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.questionnaire import Level


@dataclass(frozen=True, slots=True)
class Literacy:
    """Readiness (13..52 points); `distance` = points - threshold."""

    points: int
    level: Level
    threshold: int
    borderline: bool

    @property
    def distance(self) -> int:
        """Points above (>= 0) or below (< 0) the threshold."""
        return self.points - self.threshold


@dataclass(frozen=True, slots=True)
class Support:
    """Which way of support fits: indices of A (`accompany`) and B (`independent`)."""

    type: str  # "accompany" | "self"
    accompany: int
    independent: int
    borderline: bool

    @property
    def margin(self) -> int:
        """Difference of the two indices, 0 or more."""
        return abs(self.accompany - self.independent)


@dataclass(frozen=True, slots=True)
class IssueReason:
    """Why an issue has its share: the answer, its weight, the tools that count and those unused.

    `todo` = weight * (1 + 0.5 * len(unused) / len(tools)) (0.5 term 0 when no tool counts).
    """

    issue: str
    answer: str | None
    weight: int
    tools: tuple[str, ...]
    unused: tuple[str, ...]
    todo: float


@dataclass(frozen=True, slots=True)
class ItemPoints:
    """One answer of a readiness or A/B item and the points it gave."""

    item: str
    answer: str
    points: int


@dataclass(frozen=True, slots=True)
class Score:
    """Everything that can be computed from the answers; None = not computable yet.

    `todo_share`: percent by full issue id. `balance`: percent by category id.
    `unsure`: issue ids answered `unknown`. `incomplete`: missing required ids.
    """

    questionnaire: str
    version: str
    item_set: str
    literacy: Literacy | None
    support: Support | None
    segment: str | None
    todo_share: Mapping[str, float] | None
    balance: Mapping[str, float | None] | None
    unsure: tuple[str, ...]
    incomplete: tuple[str, ...]
    issues: tuple[IssueReason, ...]
    readiness: Mapping[str, tuple[ItemPoints, ...]]
    statements: tuple[ItemPoints, ...]
    todo_total: float | None

    @property
    def flagged(self) -> tuple[IssueReason, ...]:
        """Issues answered "now" or "later", in definition order."""
        return tuple(reason for reason in self.issues if reason.weight > 0)
