"""Answers for tests: complete checks with readiness points to order, and strategies for any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from app import library
from app.domain.industry import DIVISIONS, SECTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.questionnaire import ItemSet

QUESTIONNAIRE = library.questionnaire()
GRADES = {1: "no", 2: "rather_no", 3: "rather_yes", 4: "yes"}
INDUSTRIES = st.sampled_from([None, *SECTIONS, *DIVISIONS])


def ids(section: str) -> list[str]:
    """The item ids of a section."""
    return [item.id for item in QUESTIONNAIRE.section(section).items]


def readiness(points: int) -> dict[str, str]:
    """Answers of q4 that add up to `points` (13..52)."""
    grades = [1] * 13
    for at in range(points - 13):
        grades[at % 13] += 1
    return {name: GRADES[grade] for name, grade in zip(ids("q4"), grades, strict=True)}


def check(
    points: int = 30, *, issue: str = "none", tool: str = "not_using", statement: str = "neither"
) -> dict[str, str]:
    """A complete full check with the same answer throughout each section."""
    branch = "q6" if points >= 30 else "q5"
    return {
        **dict.fromkeys(ids("q2"), issue),
        **dict.fromkeys(ids("q3"), tool),
        **readiness(points),
        **dict.fromkeys(ids(branch), statement),
    }


def short_check(issue: str = "none", tool: str = "not_using") -> dict[str, str]:
    """A complete short check."""
    full = check(issue=issue, tool=tool)
    return {name: code for name, code in full.items() if name in QUESTIONNAIRE.short_items}


def answers(*, complete: bool = False) -> st.SearchStrategy[dict[str, str]]:
    """Valid codes for all items (`complete`), or for any of them; both branches included."""
    codes: Mapping[str, st.SearchStrategy[str]] = {
        name: st.sampled_from(sorted(allowed))
        for name, allowed in QUESTIONNAIRE.codes_of.items()
        if allowed
    }
    if complete:
        return st.fixed_dictionaries(dict(codes))
    return st.fixed_dictionaries({}, optional=dict(codes))


SETS: st.SearchStrategy[ItemSet] = st.sampled_from(["full", "short"])
