"""The words around the questions."""

from __future__ import annotations

import pytest

from app import library
from app.ui.check_flow import CheckFlow
from app.ui.check_words import prompt, way_on


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
    assert way_on(flow) == ("仕上げる", False)
    for item in flow.items:
        flow.answer(item.id, flow.questionnaire.section_of[item.id].options[0].code)
    for item in flow.gaps:
        flow.answer(item.id, "a")
    assert way_on(flow) == ("結果を見る", True)
