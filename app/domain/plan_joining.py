"""The sheets and the processes of two records of one business made one, without losing a word.

A client has one of each, so that the second would be seen by nobody.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

from app.domain.entries.base import LONGEST
from app.domain.entries.tracker import GoalSheet, Process, SheetIssue, Step

if TYPE_CHECKING:
    from collections.abc import Sequence

    Unit = tuple[str, ...]

_Kept = TypeVar("_Kept", GoalSheet, SheetIssue)
# Numbers mean something only with their unit and the words around them.
_SHEET: Sequence[Unit] = (
    ("dream",),
    ("goal", "goal_number", "goal_unit", "goal_on", "present", "present_number"),
    ("gap",),
)
_ISSUE: Sequence[Unit] = (("digital",), ("other",))


def sheets(kept: GoalSheet, other: GoalSheet) -> tuple[GoalSheet, GoalSheet]:
    """The sheet that stays, with what it lacked, and a sheet of what has no room in it."""
    joined, left = _filled(kept, other, _SHEET)
    return replace(joined, issues=_issues(kept.issues, other.issues)), left


def processes(kept: Process, other: Process) -> tuple[Process, tuple[Step, ...], str]:
    """The process that stays, the steps of the other that differ from its own, and its note.

    The note is "" when it has room in the one that stays.
    """
    joined, left = kept, []
    for theirs in other.steps:
        own, untouched = kept.step(theirs.code), Step(theirs.code)
        if theirs in (own, untouched):
            continue
        if own == untouched:
            joined = replace(joined, steps=joined.with_step(theirs))
        else:
            left.append(theirs)
    obstacles = tuple(dict.fromkeys((*kept.obstacles, *other.obstacles)))
    note = kept.note if other.note in kept.note else f"{kept.note}\n{other.note}".strip()
    fits = len(note) <= LONGEST
    joined = replace(joined, obstacles=obstacles, note=note if fits else kept.note)
    return joined, tuple(left), "" if fits else other.note


def _issues(own: tuple[SheetIssue, ...], theirs: tuple[SheetIssue, ...]) -> tuple[SheetIssue, ...]:
    """The issues of both; of the same issue both ways to meet it, as far as they have room."""
    found = list(own)
    for each in theirs:
        places = [at for at, one in enumerate(found) if _same(one, each)]
        for at in places:
            joined, left = _filled(found[at], each, _ISSUE)
            if left == SheetIssue():
                found[at] = joined
                break
        else:
            found.append(each)
    return tuple(found)


def _same(one: SheetIssue, other: SheetIssue) -> bool:
    return (one.text, one.issue) == (other.text, other.issue)


def _filled(kept: _Kept, other: _Kept, units: Sequence[Unit]) -> tuple[_Kept, _Kept]:
    """The value with what it lacked, unit by unit, and one of what has no room."""
    taken: dict[str, Any] = {}
    left: dict[str, Any] = {}
    empty = {each.name: each.default for each in fields(kept)}
    for unit in units:
        own = {name: getattr(kept, name) for name in unit if getattr(kept, name) != empty[name]}
        theirs = {
            name: getattr(other, name) for name in unit if getattr(other, name) != empty[name]
        }
        if own.items() <= theirs.items():
            taken |= theirs
        elif not theirs.items() <= own.items():
            left |= theirs
    return replace(kept, **taken), type(kept)(**left)
