"""The words around the questions of a check that depend on where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.check_flow import CheckFlow, Screen


def prompt(screen: Screen, fits: Callable[[str], bool]) -> str:
    """The question of the section and its note.

    A lone question leaves the note out when both do not fit into a line; the note of a matrix
    says who counts, and stays.
    """
    whole = f"{screen.section.prompt}　{screen.section.note}".strip("　")
    return whole if screen.matrix or fits(whole) else screen.section.prompt


def way_on(flow: CheckFlow) -> tuple[str, bool]:
    """What the way on is called, and whether it leads to the result at once."""
    if flow.at_end and not flow.gaps:
        return "結果を見る", True
    return ("仕上げる" if flow.last else "次へ →"), False
