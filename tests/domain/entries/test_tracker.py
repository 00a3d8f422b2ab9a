"""The sheet, the processes and the plan."""

from __future__ import annotations

from datetime import date

from app.domain.entries.base import LONGEST
from app.domain.entries.tracker import PROCESSES, GoalSheet, PlanTask, Process, SheetIssue, Step

DAY = date(2026, 12, 1)


def _places(value: GoalSheet | Process | PlanTask) -> list[str]:
    return [fault.place for fault in value.faults()]


def test_the_sheet_knows_how_far_it_is_to_the_goal() -> None:
    sheet = GoalSheet(goal_number=30, present_number=12.5, issues=(SheetIssue("人", "q2.finance"),))
    assert sheet.distance == 17.5
    assert GoalSheet(goal_number=30).distance is None
    assert sheet.words() == ("人",)
    assert not sheet.on_timeline
    assert _places(GoalSheet(dream="あ" * (LONGEST + 1))) == ["dream"]


def test_a_step_that_was_not_touched_is_to_be_done() -> None:
    process = Process((Step("trial", "doing"), Step("goal", "done"), Step("gap", "skipped")))
    assert process.step("dream") == Step("dream")
    assert process.step("goal").state == "done"
    assert process.progress("1") == (2, 5)
    assert process.progress("3") == (0, 5)
    assert [process.standing(key) for key in ("1", "2", "3")] == ["doing", "todo", "doing"]
    whole = Process(tuple(Step(code, "skipped") for code in PROCESSES["3"]))
    assert whole.standing("3") == "done"
    steps = process.with_step(Step("dream", "doing"))
    assert [step.code for step in steps] == ["dream", "goal", "gap", "trial"]
    assert Process(process.with_step(Step("goal", "todo"))).step("goal").state == "todo"


def test_the_next_step_that_is_open_is_due() -> None:
    later, sooner = date(2026, 12, 9), date(2026, 12, 2)
    steps = (
        Step("team", due_on=later),
        Step("tools", due_on=sooner),
        Step("flow", "done", "", DAY),
    )
    assert Process(steps).due() == sooner
    assert Process().due() is None
    assert _places(Process((Step("magic"),), ("ghosts",))) == ["steps", "obstacles"]
    assert Process(steps, ("benefit",)).faults() == ()


def test_a_line_of_the_plan_is_due_until_it_is_over() -> None:
    task = PlanTask("試す", due_on=DAY, owner="me")
    assert (task.due(), task.when(), task.owner_id(), task.state_code()) == (DAY, DAY, "me", "todo")
    assert PlanTask("試す", due_on=DAY, state="dropped").due() is None
    assert PlanTask("試す", starts_on=DAY).when() == DAY
    assert _places(PlanTask("", starts_on=DAY, due_on=date(2026, 11, 1), cost_yen=-1)) == [
        "text",
        "due_on",
        "cost_yen",
    ]
    assert PlanTask("試す", starts_on=DAY, due_on=DAY, cost_yen=0).faults() == ()
