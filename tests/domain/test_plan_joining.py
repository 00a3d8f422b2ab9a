"""Two sheets, and two processes, made one without losing a word."""

from __future__ import annotations

from datetime import date

from app.domain.entries.base import LONGEST
from app.domain.entries.tracker import GoalSheet, Process, SheetIssue, Step
from app.domain.plan_joining import processes, sheets

DAY = date(2027, 3, 31)
GOAL = GoalSheet(goal="残業を減らす", goal_number=15, goal_unit="時間", goal_on=DAY)


def test_a_sheet_gets_what_it_lacks() -> None:
    kept = GoalSheet(dream="土曜は休む", gap="請求書")
    joined, left = sheets(kept, GOAL)
    assert left == GoalSheet()
    assert (joined.dream, joined.goal, joined.goal_number, joined.gap) == (
        "土曜は休む", "残業を減らす", 15, "請求書",
    )  # fmt: skip
    assert sheets(joined, joined) == (joined, GoalSheet())
    assert sheets(joined, GoalSheet(dream="土曜は休む")) == (joined, GoalSheet())


def test_what_has_no_room_is_left_and_numbers_with_their_words() -> None:
    other = GoalSheet(
        "孫に継ぐ", goal="売上", goal_number=3_000, goal_unit="万円", present_number=2
    )
    joined, left = sheets(GOAL, other)
    assert joined == GoalSheet("孫に継ぐ", "残業を減らす", 15, "時間", DAY)
    assert left == GoalSheet(goal="売上", goal_number=3_000, goal_unit="万円", present_number=2)


def test_issues_stand_beside_each_other_and_complete_each_other() -> None:
    own = (
        SheetIssue("請求書", "q2.back_office", "会計ソフト"),
        SheetIssue("請求書", "q2.back_office", "表計算"),
        SheetIssue("人手"),
    )
    theirs = (
        SheetIssue("請求書", "q2.back_office", "表計算", "締め日を変える"),
        SheetIssue("請求書", "q2.back_office", "外に頼む"),
        SheetIssue("人手", "q2.recruitment"),
    )
    joined, left = sheets(GoalSheet(issues=own), GoalSheet(issues=theirs))
    assert joined.issues == (own[0], theirs[0], own[2], theirs[1], theirs[2])
    assert left == GoalSheet()


def test_a_process_gets_the_steps_that_were_not_touched() -> None:
    kept = Process((Step("goal", "done"), Step("gap")), ("benefit",), "月曜に電話")
    other = Process(
        (Step("dream", "done"), Step("goal", "doing", note="紙に書いた"), Step("gap", "doing"),
         Step("issue")),
        ("skills", "benefit"), "奥さまが詳しい",
    )  # fmt: skip
    joined, left, note = processes(kept, other)
    assert joined == Process(
        (Step("dream", "done"), Step("goal", "done"), Step("gap", "doing")),
        ("benefit", "skills"), "月曜に電話\n奥さまが詳しい",
    )  # fmt: skip
    assert left == (Step("goal", "doing", note="紙に書いた"),)
    assert note == ""
    assert processes(joined, joined) == (joined, (), "")
    assert processes(joined, Process()) == (joined, (), "")


def test_a_note_that_has_no_room_is_left() -> None:
    kept, other = Process(note="あ" * LONGEST), Process(note="い")
    assert processes(kept, other) == (kept, (), "い")
    assert processes(Process(), other) == (other, (), "")
