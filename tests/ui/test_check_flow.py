"""The walk through a check, on an invented questionnaire."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.questionnaire import (
    Category,
    Item,
    Option,
    Questionnaire,
    Section,
    Thresholds,
)
from app.ui.check_flow import CheckFlow, Step

if TYPE_CHECKING:
    from app.domain.questionnaire import Layout, Level


def _section(
    name: str, items: tuple[Item, ...], *, layout: Layout = "single", when: Level | None = None
) -> Section:
    options = tuple(Option(code, f"label {code}", code, 4 - n) for n, code in enumerate("wxyz"))
    return Section(name, "choice", layout, f"title {name}", "?", "", options, items, when)


def _items(name: str, count: int, category: str | None = None) -> tuple[Item, ...]:
    return tuple(
        Item(f"{name}.{n}", f"{name} {n}", f"{n}", category=category) for n in range(count)
    )


def _questionnaire() -> Questionnaire:
    text = Section("q1", "text", "single", "vision", "?", "", (), (Item("q1.vision", "v", "v"),))
    tools = (
        Item("q3.shop", "shop", "shop", industries=("I56", "M")),
        *_items("q3", 8),
        Item("q3.edi", "edi", "edi", industries=("E",)),
    )
    return Questionnaire(
        id="t",
        version="1",
        title="t",
        sections=(
            text,
            _section("q2", _items("q2", 2)),
            _section("q3", tools, layout="matrix"),
            _section("q4", _items("q4", 4, category="people"), layout="matrix"),
            _section("q5", _items("q5", 2), when="low"),
            _section("q6", _items("q6", 3), when="high"),
        ),
        categories=(Category("people", "人材"),),
        thresholds=Thresholds(10, 9, 11, 1),
        short_items=frozenset({"q2.0", "q2.1", "q3.0", "q3.1"}),
    )


def _flow(**options: object) -> CheckFlow:
    return CheckFlow(_questionnaire(), **options)  # type: ignore[arg-type]


def _answer_screen(flow: CheckFlow, code: str = "w") -> None:
    while not flow.complete:
        flow.answer(flow.current, code)


def test_single_sections_show_one_question_and_matrices_balanced_parts() -> None:
    flow = _flow(rows={"q3": 4})
    sizes = [(screen.section.id, len(screen.items)) for screen in flow.screens]
    assert sizes == [("q2", 1), ("q2", 1), ("q3", 3), ("q3", 3), ("q3", 4), ("q4", 4)]
    assert [screen.matrix for screen in flow.screens[:3]] == [False, False, True]


@pytest.mark.parametrize(("fit", "parts"), [(0, 5), (1, 5), (2, 5), (8, 2), (99, 2)])
def test_rows_stay_between_two_and_eight(fit: int, parts: int) -> None:
    flow = _flow(rows={"q3": fit})
    assert sum(screen.section.id == "q3" for screen in flow.screens) == parts


def test_tools_outside_the_industry_come_last() -> None:
    ids = [item.id for item in _flow(industry="E09").items if item.id.startswith("q3")]
    assert ids == [*(f"q3.{n}" for n in range(8)), "q3.edi", "q3.shop"]


def test_a_whole_walk_ends_by_itself() -> None:
    flow, steps = _flow(), []
    while True:
        _answer_screen(flow)
        steps.append(flow.advance())
        if steps[-1] is not Step.NEXT:
            break
    assert steps[-1] is Step.FINISH
    assert flow.level == "high"
    assert flow.progress.total == flow.progress.answered == 2 + 10 + 4 + 3


def test_the_branch_follows_the_answers_and_keeps_what_it_hides() -> None:
    flow = _flow(answers={f"q4.{n}": "w" for n in range(4)} | {"q6.0": "x"})
    assert [item.id for item in flow.items][-3:] == ["q6.0", "q6.1", "q6.2"]
    for number in range(4):
        flow.answer(f"q4.{number}", "z")
    assert [item.id for item in flow.items][-2:] == ["q5.0", "q5.1"]
    assert flow.answers["q6.0"] == "x"
    for number in range(4):
        flow.answer(f"q4.{number}", "w")
    assert "q6.0" not in [item.id for item in flow.gaps]


def test_the_end_is_the_end_only_when_the_branch_is_known() -> None:
    flow = _flow()
    flow.go("q4.0")
    assert (flow.last, flow.at_end) == (True, False)
    _answer_screen(flow)
    assert (flow.last, flow.at_end) == (False, False)
    flow.go("q6.2")
    assert flow.at_end


def test_total_counts_the_branch_before_it_is_known() -> None:
    assert _flow().progress.total == 2 + 10 + 4 + 3
    assert _flow(item_set="short").progress.total == 4


def test_the_short_set_has_no_readiness_and_no_vision_unless_listed() -> None:
    flow = _flow(item_set="short")
    assert (flow.level, flow.offers_vision) == (None, False)
    assert _flow().offers_vision
    flow.go("q3.1")
    assert flow.at_end


def test_progress_names_the_category_or_the_section() -> None:
    flow = _flow()
    assert (flow.progress.number, flow.progress.topic) == (1, "title q2")
    flow.go("q4.2")
    assert (flow.progress.number, flow.progress.topic) == (15, "人材")


def test_inside_a_matrix_the_next_open_row_becomes_current() -> None:
    flow = _flow()
    flow.go("q4.2")
    flow.answer("q4.2", "w")
    assert flow.current == "q4.3"
    flow.answer("q4.3", "w")
    assert flow.current == "q4.0"
    flow.answer("q4.0", "w")
    flow.answer("q4.1", "w")
    assert flow.current == "q4.1"
    assert flow.complete


def test_rows_can_be_walked_and_stop_at_the_edges() -> None:
    flow = _flow()
    flow.go("q4.0")
    flow.row(-1)
    assert flow.current == "q4.0"
    flow.row(2)
    flow.row(9)
    assert flow.current == "q4.3"


def test_back_shows_the_screen_before_and_stops_at_the_start() -> None:
    flow = _flow()
    assert flow.at_start
    assert not flow.back()
    flow.go("q2.1")
    assert flow.back()
    assert flow.current == "q2.0"


def test_undo_restores_the_answer_before_and_its_place() -> None:
    flow = _flow()
    assert (flow.undo(), flow.last_answer) == (None, None)
    flow.answer("q2.0", "w")
    flow.answer("q2.0", "x")
    flow.advance()
    assert flow.last_answer == ("q2.0", "w")
    undone = flow.undo()
    assert undone is not None
    assert (undone.item.id, undone.code) == ("q2.0", "w")
    assert flow.answers == {"q2.0": "w"}
    assert flow.current == "q2.0"
    flow.undo()
    assert flow.answers == {}


def test_erasing_an_answer_stays_on_it() -> None:
    flow = _flow(answers={"q2.0": "w"})
    flow.answer("q2.0", None)
    assert flow.current == "q2.0"
    assert flow.answers == {}


def test_skipped_questions_are_gaps_and_can_be_mended_one_after_the_other() -> None:
    flow = _flow()
    flow.advance()
    while flow.advance() is Step.NEXT:
        _answer_screen(flow)
    assert [item.id for item in flow.gaps] == ["q2.0", "q2.1"]
    flow.mend("q2.0")
    flow.answer("q2.0", "w")
    assert flow.advance() is Step.NEXT
    assert flow.current == "q2.1"
    assert flow.advance() is Step.GAPS
    flow.answer("q2.1", "w")
    assert flow.advance() is Step.FINISH


def test_mending_the_readiness_leads_on_into_the_branch() -> None:
    flow = _flow()
    while flow.advance() is Step.NEXT:
        pass
    flow.mend("q4.0")
    _answer_screen(flow)
    assert flow.advance() is Step.NEXT
    assert flow.current == "q6.0"


def test_an_unknown_question_is_not_shown() -> None:
    flow = _flow()
    flow.go("q5.0")
    assert flow.current == "q2.0"


@pytest.mark.parametrize(
    ("position", "answers", "expected"),
    [
        (None, {}, "q2.0"),
        ("q2.0", {"q2.0": "w"}, "q2.1"),
        ("q3.0", {"q3.0": "w"}, "q3.1"),
        ("gone", {"q2.0": "w"}, "q2.1"),
        ("q4.3", {"q4.3": "w"}, "q4.3"),
    ],
)
def test_a_draft_resumes_at_the_first_open_question_from_its_position(
    position: str | None, answers: dict[str, str], expected: str
) -> None:
    flow = _flow(answers=answers)
    flow.resume(position)
    assert flow.current == expected


def test_new_rows_keep_the_question() -> None:
    flow = _flow(rows={"q3": 8})
    flow.go("q3.5")
    flow.fit_rows({"q3": 2})
    assert flow.current == "q3.5"
    assert len(flow.screen.items) == 2


@given(
    st.lists(st.sampled_from(["answer", "advance", "back", "undo", "row", "rows"]), max_size=60),
    st.data(),
)
def test_no_walk_leaves_the_questions(moves: list[str], data: st.DataObject) -> None:
    flow = _flow()
    for move in moves:
        if move == "answer":
            flow.answer(flow.current, data.draw(st.sampled_from("wxyz")))
        elif move == "row":
            flow.row(data.draw(st.sampled_from([-1, 1])))
        elif move == "rows":
            flow.fit_rows({"q3": data.draw(st.integers(1, 9))})
        else:
            getattr(flow, move)()
        assert flow.screen.holds(flow.current)
        assert flow.current in {item.id for item in flow.items}
        assert 1 <= flow.progress.number <= flow.progress.total
