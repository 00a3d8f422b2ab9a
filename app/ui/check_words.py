"""The words around the questions of a check that depend on where it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.check_flow import CheckFlow, Progress, Screen, Undone

FIRST = 3  # so many answers long the whole time is said, then what is left of it


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
    if flow.undecided and flow.last:  # more questions follow once these are answered
        return "まだの質問へ", False
    return ("仕上げる" if flow.last else "次へ →"), False


def minutes_left(progress: Progress, whole: str) -> str:
    """How long the check takes, such as 約10分; later the part that its open questions take.

    `whole` may be a range, such as 3〜4分: its end counts. Nothing left is said with no words.
    """
    if progress.answered < FIRST:
        return whole
    numbers = [int(number) for number in re.findall(r"\d+", whole)]
    left = progress.total - progress.answered
    if not numbers or left <= 0:
        return ""
    return f"あと約{-(-max(numbers) * left // progress.total)}分"


def undone(taken: Undone) -> str:
    """Which answer was taken back, and what stands there now."""
    done = "取り消しました" if taken.code is None else "前の答えに戻しました"
    return f"「{taken.item.short}」の答えを{done}。"
