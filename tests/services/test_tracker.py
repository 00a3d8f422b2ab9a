"""The 伴走 of a client: one sheet, one set of processes, and what a check fills in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.domain.entries.choosing import Flow, Indicator, ToolComparison
from app.domain.entries.tracker import GoalSheet, PlanTask, Process, SheetIssue
from app.errors import Faults
from app.services import checks, entries, tracker
from tests.services import making

if TYPE_CHECKING:
    from app.services.store import Store


def test_a_plan_gathers_its_parts(store: Store) -> None:
    client_id = making.client(store)
    assert tracker.plan(store, client_id).empty
    assert tracker.only(store, client_id, "goal_sheet") is None
    values = (
        GoalSheet("孫の代まで"), Process(obstacles=("benefit",)), PlanTask("一"), PlanTask("二"),
        ToolComparison("会計"), Flow("請求書"), Indicator("時間"),
    )  # fmt: skip
    made = [entries.create(store, client_id, value)[0] for value in values]
    plan = tracker.plan(store, client_id)
    assert not plan.empty
    assert plan.sheet.dream == "孫の代まで"
    assert [task.text for task in plan.tasks] == ["一", "二"]
    assert (len(plan.tools), len(plan.flows), len(plan.indicators)) == (1, 1, 1)
    for second in (GoalSheet("二枚目"), Process()):
        with pytest.raises(Faults):
            entries.create(store, client_id, second)
    assert tracker.only(store, client_id, "goal_sheet") == made[0]


def test_the_latest_check_fills_what_is_empty(store: Store) -> None:
    client_id = making.client(store)
    assert tracker.from_check(store, client_id, GoalSheet("夢")) == GoalSheet("夢")
    draft = making.draft(store, client_id, date(2026, 5, 1))
    checks.answer_many(
        store, draft, {"q1.vision": "土曜は休みたい", "q2.finance": "now", "q2.succession": "later"}
    )
    first, _ = checks.finish(store, draft)
    correction, _ = checks.correct(store, first.id)
    checks.finish(store, correction.id)
    filled = tracker.from_check(store, client_id, GoalSheet())
    assert filled.dream == "土曜は休みたい"
    assert [issue.issue for issue in filled.issues] == ["q2.finance", "q2.succession"]
    lonely = making.client(store, "別の店")
    one = making.draft(store, lonely)
    checks.finish(store, one)
    assert tracker.from_check(store, lonely, GoalSheet()) == GoalSheet()
    mine = GoalSheet("わたしの夢", issues=(SheetIssue("お金", "q2.finance"),))
    again = tracker.from_check(store, client_id, mine)
    assert again.dream == "わたしの夢"
    assert again.issues[0].text == "お金"
    assert len(again.issues) == 2
