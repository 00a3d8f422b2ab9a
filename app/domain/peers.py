"""Businesses like this one: which of them to compare with, and what they answered (domain.md §2).

(中分類, size) → (大分類, size) → (all, size) → all: the first group with at least ten others. Only
the latest full check of each *other* business counts; below ten nothing is shown at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

LEAST: Final = 10
UNKNOWN_SIZE: Final = "unknown"
Width = Literal["division_size", "section_size", "size", "all"]
_ADOPTED: Final = frozenset({"using"})
_CONCERNED: Final = frozenset({"now", "later"})


@dataclass(frozen=True, slots=True)
class Like:
    """What tells whether businesses are alike: JSIC code and size class (`unknown` = not known)."""

    industry: str | None
    size: str = UNKNOWN_SIZE

    @property
    def division(self) -> str | None:
        """The 中分類 (`E09`); None when only the section or nothing is known."""
        return self.industry[:3] if self.industry and len(self.industry) >= len("E09") else None

    @property
    def section(self) -> str | None:
        """The 大分類 (`E`)."""
        return self.industry[0] if self.industry else None


@dataclass(frozen=True, slots=True)
class Group:
    """The group that is compared with: how wide it had to be taken, and the others in it."""

    width: Width
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeerCheck:
    """The latest full check of another business; shares and balance in percent."""

    conducted_on: date
    answers: Mapping[str, str]
    todo_share: Mapping[str, float] | None
    balance: Mapping[str, float | None] | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many said so, of how many who answered the item; the second is at least ten."""

    yes: int
    asked: int


@dataclass(frozen=True, slots=True)
class Means:
    """The mean of every axis of a chart, over the n checks that have them all; n is at least ten.

    `newest` is the day of the newest of these checks.
    """

    n: int
    newest: date
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Peers:
    """What the group answered: n, the day of its newest check, means and counts.

    `concerned` by issue, `adopted` by tool: who has the issue, who uses the tool. Means and counts
    are None when fewer than ten have the values.
    """

    width: Width
    n: int
    newest: date
    todo_share: Means | None
    balance: Means | None
    concerned: Mapping[str, Tally | None]
    adopted: Mapping[str, Tally | None]


def groups(own: Like, others: Iterable[tuple[str, Like]]) -> Iterator[Group]:
    """The groups of at least ten others, by their ids, the narrowest first."""
    given = tuple(others)
    for width, alike in _widths(own):
        members = tuple(name for name, like in given if alike(like))
        if len(members) >= LEAST:
            yield Group(width, members)


def summary(
    width: Width, checks: Sequence[PeerCheck], issues: Iterable[str], tools: Iterable[str]
) -> Peers | None:
    """What these checks say together; None for fewer than ten."""
    if len(checks) < LEAST:
        return None
    names = list(issues)
    return Peers(
        width=width,
        n=len(checks),
        newest=max(each.conducted_on for each in checks),
        todo_share=means([(each.conducted_on, each.todo_share) for each in checks]),
        balance=means([(each.conducted_on, each.balance) for each in checks]),
        concerned={name: _tally(checks, name, _CONCERNED) for name in names},
        adopted={name: _tally(checks, name, _ADOPTED) for name in tools},
    )


def means(dated: Iterable[tuple[date, Mapping[str, float | None] | None]]) -> Means | None:
    """The means of the values that were found on these days; None for fewer than ten.

    Only who has a value on every axis counts, so that one n is true of the whole chart.
    """
    given = [(day, values) for day, values in dated if values is not None]
    axes = list(dict.fromkeys(axis for _, values in given for axis in values))
    days: list[date] = []
    columns: dict[str, list[float]] = {axis: [] for axis in axes}
    for day, values in given:
        known = {axis: value for axis in axes if (value := values.get(axis)) is not None}
        if known and len(known) == len(axes):
            days.append(day)
            for axis, value in known.items():
                columns[axis].append(value)
    if len(days) < LEAST:
        return None
    middle = {axis: sum(column) / len(column) for axis, column in columns.items()}
    return Means(len(days), max(days), middle)


def _widths(own: Like) -> list[tuple[Width, Callable[[Like], bool]]]:
    known = own.size != UNKNOWN_SIZE
    widths: list[tuple[Width, Callable[[Like], bool]]] = []
    if known and own.division:
        widths.append(
            ("division_size", lambda like: (like.division, like.size) == (own.division, own.size))
        )
    if known and own.section:
        widths.append(
            ("section_size", lambda like: (like.section, like.size) == (own.section, own.size))
        )
    if known:
        widths.append(("size", lambda like: like.size == own.size))
    widths.append(("all", lambda like: True))  # noqa: ARG005 - the shape of the others
    return widths


def _tally(checks: Sequence[PeerCheck], item: str, codes: frozenset[str]) -> Tally | None:
    answered = [each.answers[item] for each in checks if item in each.answers]
    if len(answered) < LEAST:
        return None
    return Tally(sum(code in codes for code in answered), len(answered))
