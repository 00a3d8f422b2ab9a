"""What was done and what moved, in sentences."""

from __future__ import annotations

from app.domain.progress import Move, Progress
from app.reports.progress_words import MOST, sentences


def test_numbers_first_then_what_was_done() -> None:
    found = Progress(
        ("請求書10枚をお試し版で作る。",), ("tools",), (Move("レジ締め", "分", 30.0, 12.5, 15.0),)
    )
    assert sentences(found) == (
        "「レジ締め」が、30分から12.5分になりました（目標は15分）。",
        "計画の「請求書10枚をお試し版で作る」が済みました。",
        "「道具を選ぶ」ができました。",
    )


def test_without_a_target_none_is_named_and_there_are_only_so_many() -> None:
    move = Move("売上", "円", 1_000_000.0, 1_200_000.0, None)
    assert sentences(Progress(moves=(move,))) == (
        "「売上」が、1,000,000円から1,200,000円になりました。",
    )
    assert len(sentences(Progress(tuple(map(str, range(9)))))) == MOST
