"""Tests of `app.domain.seeking_words`."""

from __future__ import annotations

from datetime import date

import pytest

from app import library
from app.domain import seeking_words
from app.domain.seeking import Match

TODAY = date(2026, 11, 22)
ISSUE, TOOL = "q2.sales_channels", "q3.cashless_pos"


def said(*reasons: tuple[str, str], seen: date | None = TODAY) -> tuple[str, ...]:
    match = Match("a", 0, reasons, ())
    return seeking_words.reasons(match, seen, TODAY, library.questionnaire())


def test_answers_are_said_with_the_words_of_the_questionnaire() -> None:
    label = library.questionnaire().items[ISSUE].label
    tool = library.questionnaire().items[TOOL].label
    assert said(("now", ISSUE), ("considering", TOOL), ("fits", "town"), ("unchecked", "")) == (
        f"「{label}」にすぐ取りかかりたいとお答え",
        f"「{tool}」を使おうか考えているとお答え",
        "対象の市町村の方です",
        "まだチェックをしていません",
    )


@pytest.mark.parametrize(
    ("seen", "sentence"),
    [
        (date(2026, 3, 22), "8か月お会いしていません"),
        (date(2026, 3, 23), "7か月お会いしていません"),
        (None, "まだお会いした記録がありません"),
    ],
)
def test_how_long_we_have_not_met(seen: date | None, sentence: str) -> None:
    assert said(("unseen", ""), seen=seen) == (sentence,)


def test_to_the_client_only_their_own_answers_are_said() -> None:
    match = Match("a", 4, (("now", ISSUE), ("fits", "size"), ("unseen", "")), ("industry",))
    (only,) = seeking_words.for_client(match, library.questionnaire())
    assert "すぐ取りかかりたい" in only
    assert seeking_words.asks(match) == ("業種がまだ未登録です",)
