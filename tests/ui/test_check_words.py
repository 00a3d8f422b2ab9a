"""The words around the questions."""

from __future__ import annotations

import pytest

from app import library
from app.ui.check_flow import CheckFlow, Progress, Undone
from app.ui.check_words import minutes_left, prompt, undone, way_on


@pytest.mark.parametrize(
    ("item", "fitting", "noted"),
    [("q2.finance", True, True), ("q2.finance", False, False), ("q4.budget", False, True)],
)
def test_the_note_of_a_matrix_stays(item: str, *, fitting: bool, noted: bool) -> None:
    flow = CheckFlow(library.questionnaire())
    flow.go(item)
    words = prompt(flow.screen, lambda _text: fitting)
    assert (flow.screen.section.note in words) is noted
    assert words.startswith(flow.screen.section.prompt)


def test_the_way_on_leads_to_the_result_when_all_is_answered() -> None:
    flow = CheckFlow(library.questionnaire())
    assert way_on(flow) == ("次へ →", False)
    flow.go("q4.paper_review")
    assert way_on(flow) == ("まだの質問へ", False)
    for item in flow.items:
        flow.answer(item.id, flow.questionnaire.section_of[item.id].options[0].code)
    flow.go(flow.items[-1].id)
    assert way_on(flow) == ("仕上げる", False)
    for item in flow.gaps:
        flow.answer(item.id, "a")
    assert way_on(flow) == ("結果を見る", True)


@pytest.mark.parametrize(
    ("answered", "whole", "words"),
    [
        (0, "約10分", "約10分"),
        (2, "約10分", "約10分"),
        (3, "約10分", "あと約10分"),
        (21, "約10分", "あと約5分"),
        (40, "3〜4分", "あと約1分"),
        (41, "約10分", ""),
        (20, "", ""),
    ],
)
def test_the_time_shrinks_with_the_open_questions(answered: int, whole: str, words: str) -> None:
    assert minutes_left(Progress(1, 41, answered, ""), whole) == words


def test_what_was_taken_back_is_named() -> None:
    item = library.questionnaire().items["q3.accounting"]
    assert undone(Undone(item, None)) == "「会計ソフト」の答えを取り消しました。"
    assert undone(Undone(item, "using")) == "「会計ソフト」の答えを前の答えに戻しました。"
