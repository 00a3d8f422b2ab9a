"""What was done and what moved, one sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.entries.tracker import PROCESSES

if TYPE_CHECKING:
    from app.domain.progress import Move, Progress

MOST = 6
_STEPS = {code: words for steps in PROCESSES.values() for code, words in steps.items()}


def sentences(progress: Progress) -> tuple[str, ...]:
    """At most six sentences: numbers that moved first, then what was done."""
    told = [_moved(move) for move in progress.moves]
    told += [f"計画の「{task.rstrip('。')}」が済みました。" for task in progress.tasks]
    told += [f"「{_STEPS[code]}」ができました。" for code in progress.steps]
    return tuple(told[:MOST])


def _moved(move: Move) -> str:
    target = f"（目標は{_number(move.target)}{move.unit}）" if move.target is not None else ""
    before, now = (f"{_number(value)}{move.unit}" for value in (move.before, move.now))
    return f"「{move.name}」が、{before}から{now}になりました{target}。"


def _number(value: float) -> str:
    return f"{value:,.10g}"
