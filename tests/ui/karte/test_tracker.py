"""伴走計画: the sheet, the steps, the plan, tools, flows and indicators, all saved as one goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.domain.entries.choosing import (
    Candidate,
    Flow,
    FlowStep,
    Indicator,
    Mark,
    Measured,
    SelectionPoint,
    ToolComparison,
)
from app.domain.entries.tracker import GoalSheet, PlanTask, Process, Step
from app.domain.records import CheckContext, ClientFields
from app.errors import NotFound
from app.services import checks, clients, entries, tracker, undo
from app.ui import qt
from app.ui.forms.leftovers import WAITS
from app.ui.karte.tracker import PARTS, SheetFace, TrackerSection
from app.ui.undo import UndoStack
from app.ui.widgets.years_chart import YearsChart
from tests.ui.audit import audit
from tests.ui.fixtures import TODAY
from tests.ui.looking import show, visible_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.domain.changes import Changes
    from app.domain.records import Client
    from app.ui.desk import Desk
    from app.ui.forms.rows import Rows
    from app.ui.karte.entry_chips import EntryChips
    from app.ui.karte.tracker_plan import TrackerPlan
    from app.ui.karte.tracker_steps import TrackerSteps
    from tests.ui.fixtures import RecordingNavigator

TABLE = ToolComparison(
    "会計ソフト",
    points=(SelectionPoint("使いやすさ", key="ease"), SelectionPoint("費用", key="cost")),
    candidates=(Candidate("A社"), Candidate("B社", 0, 1_000, (Mark("ease", 1),))),
)
BOTH = (Mark("ease", 1), Mark("cost", 1))


@pytest.fixture
def section(qtbot: QtBot, desk: Desk, client: Client) -> TrackerSection:
    """The section of a client without a plan."""
    made = TrackerSection(desk)
    made.reload()
    made.settle()
    made.open(client.id)
    show(qtbot, made, 1040, 600)
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def test_the_sheet_is_filled_from_the_check_with_one_tap(
    section: TrackerSection, desk: Desk, client: Client, navigator: RecordingNavigator
) -> None:
    face = cast("SheetFace", section.face)
    face.fill.click()
    assert navigator.last[0] == "toast"
    draft, _ = checks.start(desk.store, client.id, context=CheckContext(TODAY))
    checks.answer_many(desk.store, draft.id, {"q1.vision": "土曜は休む", "q2.finance": "now"})
    checks.finish(desk.store, draft.id)
    face.fill.click()
    assert navigator.last[0] == "done"
    sheet = tracker.plan(desk.store, client.id).sheet
    assert (sheet.dream, sheet.issues[0].issue) == ("土曜は休む", "q2.finance")
    face.form.form.editor("goal").show_value("残業を半分に")
    face.form.form.changed.emit()
    section.settle()
    assert tracker.plan(desk.store, client.id).sheet.goal == "残業を半分に"
    checks_again = tracker.from_check(desk.store, client.id, GoalSheet())
    assert checks_again.dream == "土曜は休む"
    face.fill.click()
    assert navigator.last[0] == "toast"


def _type(editor: object, text: str) -> None:
    """Type into an editor of text, and leave it."""
    field = editor.field  # type: ignore[attr-defined]
    (field.setText if hasattr(field, "setText") else field.setPlainText)(text)
    editor.settled.emit()  # type: ignore[attr-defined]


def test_a_sheet_can_be_written_after_its_creation_was_undone(
    section: TrackerSection, desk: Desk, client: Client, navigator: RecordingNavigator
) -> None:
    past = UndoStack(desk, desk.refresh)
    face = cast("SheetFace", section.face)
    dream = face.form.form.editor("dream")
    _type(dream, "土曜は休む")
    past.undo()
    assert dream.value() == ""
    past.redo()
    assert dream.value() == "土曜は休む"
    past.undo()
    section.reload()
    section.settle()
    assert tracker.only(desk.store, client.id, "goal_sheet") is None, "nothing was typed"
    _type(dream, "日曜も休む")
    assert face.form.saving.words.text().startswith("保存しました")
    sheet = tracker.plan(desk.store, client.id).sheet
    assert sheet.dream == "日曜も休む"
    assert "toast" in navigator.names()


@pytest.mark.parametrize(("part", "name"), [("tools", "title"), ("plan", "text")])
def test_other_parts_can_be_written_after_a_creation_was_undone(
    section: TrackerSection, desk: Desk, client: Client, part: str, name: str
) -> None:
    past = UndoStack(desk, desk.refresh)
    section.turn(part)
    face: Any = section.face
    face.add.click()
    _type(face.form.form.editor(name), "会計")
    past.undo()
    assert not face.form.isVisible()
    section.settle()
    assert not entries.of_client(desk.store, client.id)
    face.add.click()
    _type(face.form.form.editor(name), "販売")
    (made,) = entries.of_client(desk.store, client.id)
    assert getattr(made.value, name) == "販売"
    past.undo()
    past.redo()
    assert not face.form.isVisible()
    assert len(entries.of_client(desk.store, client.id)) == 1


def test_a_step_can_be_kept_after_the_first_one_was_undone(
    section: TrackerSection, desk: Desk, client: Client
) -> None:
    past = UndoStack(desk, desk.refresh)
    section.chips["steps"].click()
    steps = cast("TrackerSteps", section.face)
    steps.obstacles["benefit"].click()
    past.undo()
    assert not steps.obstacles["benefit"].isChecked()
    steps.obstacles["skills"].click()
    assert tracker.plan(desk.store, client.id).process.obstacles == ("skills",)


def test_steps_and_obstacles_are_kept_with_one_tap(
    section: TrackerSection, desk: Desk, client: Client
) -> None:
    section.chips["steps"].click()
    steps = cast("TrackerSteps", section.face)
    line = steps.rows["goal"]
    line.state.show_code("done")
    line._chosen(0)
    steps.obstacles["benefit"].click()
    process = tracker.plan(desk.store, client.id).process
    assert process.step("goal").state == "done"
    assert process.obstacles == ("benefit",)
    assert section.progress["1"].text() == "①気づき・課題設定 1/5"
    line.open.click()
    assert line.form is not None
    line.form.editor("note").show_value("社長と話す")
    line.form.changed.emit()
    section.settle()
    assert tracker.plan(desk.store, client.id).process.step("goal").note == "社長と話す"
    entry = tracker.only(desk.store, client.id, "process")
    assert entry is not None
    changed = Process((Step("goal", "doing", due_on=date(2026, 12, 1)),))
    desk.refresh.publish(entries.update(desk.store, entry.id, changed)[1])
    assert line.state.code == "doing"
    assert "2026/12/01" in line.more.text()


def test_what_is_typed_about_a_step_stays_with_its_client(
    section: TrackerSection, desk: Desk, client: Client, navigator: RecordingNavigator
) -> None:
    section.chips["steps"].click()
    line = cast("TrackerSteps", section.face).rows["goal"]
    line.open.click()
    assert line.form is not None
    line.form.editor("note").show_value("社長と話す")
    due: Any = line.form.editor("due_on")
    due.field.setText("2026-13-40")
    line.form.changed.emit()
    other, _ = clients.create(desk.store, ClientFields("となりの店"))
    section.open(other.id)
    section.chips["steps"].click()
    assert line.form.value == Step("goal")
    assert navigator.last == ("warn", (WAITS.format("「いつまでに」"),))
    line.form.editor("note").show_value("となりの話")
    line.form.changed.emit()
    section.settle()
    notes = [
        tracker.plan(desk.store, each).process.step("goal").note for each in (client.id, other.id)
    ]
    assert notes == ["社長と話す", "となりの話"]


def test_tasks_are_written_and_ordered_by_their_day(
    section: TrackerSection, desk: Desk, client: Client, navigator: RecordingNavigator
) -> None:
    section.turn("plan")
    plan = cast("TrackerPlan", section.face)
    assert plan.empty.isVisible()
    plan.add.click()
    typing = QApplication.focusWidget()
    assert typing is not None
    QTest.keyClicks(typing, "later")
    QTest.keyClick(typing, qt.KEY.Key_Return, qt.CTRL)
    for value in (PlanTask("すぐ", due_on=TODAY), PlanTask("済み", state="done", due_on=TODAY)):
        desk.refresh.publish(entries.create(desk.store, client.id, value)[1])
    assert [row.first for row in plan.list.rows] == ["すぐ", "later", "済み"]
    plan.show_entry(plan.list.rows[1].id)
    plan.throw.click()
    assert navigator.last[0] == "done"
    assert [row.first for row in plan.list.rows] == ["すぐ", "済み"]


def test_the_calculators_open_about_the_line_that_is_open(
    section: TrackerSection, client: Client, navigator: RecordingNavigator, desk: Desk
) -> None:
    section.turn("plan")
    plan = cast("TrackerPlan", section.face)
    plan.calculate.click()
    assert navigator.last == ("calculate", (client.id, ""))
    entries.create(desk.store, client.id, PlanTask(text="レジを試す"))
    plan.reload()
    plan.show_entry(plan.list.rows[0].id)
    plan.calculate.click()
    assert navigator.last == ("calculate", (client.id, "レジを試す"))


def test_a_step_of_the_plan_opens_from_elsewhere(
    section: TrackerSection, desk: Desk, client: Client
) -> None:
    made = [
        entries.create(desk.store, client.id, PlanTask(text, due_on=TODAY))[0]
        for text in ("一歩目", "二歩目")
    ]
    section.turn("tools")
    section.show_entry(made[1].id)
    plan = cast("TrackerPlan", section.face)
    assert (section.part, plan.list.chosen) == ("plan", made[1].id)
    assert plan.form.entry is not None
    assert plan.form.entry.id == made[1].id
    typing = QApplication.focusWidget()
    assert typing is not None
    assert plan.form.isAncestorOf(typing)
    with pytest.raises(NotFound):
        section.show_entry("nothing")


def test_marks_go_round_and_the_best_candidate_comes_first(
    section: TrackerSection, desk: Desk, client: Client
) -> None:
    judged = Candidate("B社", 0, 1_000, BOTH)
    entries.create(desk.store, client.id, replace(TABLE, candidates=(Candidate("A社"), judged)))
    section.turn("tools")
    section.marks.buttons[1, 0].click()
    for wanted in (3, 2, 1, 0, None, 3):
        section.marks.buttons[0, 0].click()
        (table,) = tracker.plan(desk.store, client.id).tools
        assert table.candidates[0].mark(table.points[0]) == wanted
    chips = cast("EntryChips[ToolComparison]", section.face)
    QApplication.processEvents()
    shown = [each for each in chips.form.findChildren(QLabel) if each.isVisible()]
    words = [each.text() for each in shown]
    assert words.index("100点") < words.index("33点")


def _tables(section: TrackerSection) -> tuple[EntryChips[ToolComparison], Rows, Rows]:
    """The face of the tools with its rows of points and of candidates."""
    face = cast("EntryChips[ToolComparison]", section.face)
    points, candidates = (face.form.form.editor(name) for name in ("points", "candidates"))
    return face, cast("Rows", points), cast("Rows", candidates)


def _press(rows: Rows, name: str) -> None:
    """Press this button of the first row."""
    next(one for one in rows.findChildren(QPushButton) if one.accessibleName() == name).click()


def _marks(desk: Desk, client: Client) -> dict[str, dict[str, int | None]]:
    """The marks that are kept, by the words of candidates and points."""
    (table,) = tracker.plan(desk.store, client.id).tools
    return {
        one.name: {point.name: one.mark(point) for point in table.points}
        for one in table.candidates
    }


def test_marks_stay_with_their_point_when_another_is_taken_off(
    section: TrackerSection, desk: Desk, client: Client
) -> None:
    entries.create(desk.store, client.id, TABLE)
    section.turn("tools")
    _, points, candidates = _tables(section)
    section.marks.buttons[1, 0].click()
    section.marks.buttons[1, 1].click()
    _press(points, "この見るところを下へ")
    assert _marks(desk, client)["B社"] == {"費用": 3, "使いやすさ": 1}
    points._rows[1].off.click()
    assert _marks(desk, client) == {"A社": {"費用": 3}, "B社": {"費用": 3}}
    _press(candidates, "この候補を外す")
    assert _marks(desk, client) == {"B社": {"費用": 3}}
    points.add.click()
    points.forms[1].editor("name").field.setText("窓口")  # type: ignore[attr-defined]
    section.settle()
    section.marks.buttons[1, 0].click()
    assert _marks(desk, client) == {"B社": {"費用": 3, "窓口": 3}}


def test_marks_stay_right_when_points_and_candidates_change_places(
    section: TrackerSection, desk: Desk, client: Client
) -> None:
    entries.create(desk.store, client.id, TABLE)
    section.turn("tools")
    _, points, candidates = _tables(section)
    section.marks.buttons[1, 0].click()
    judged = _marks(desk, client)
    assert judged == {
        "A社": {"使いやすさ": None, "費用": 3},
        "B社": {"使いやすさ": 1, "費用": None},
    }
    told: list[Changes] = []
    desk.refresh.changed.connect(told.append)
    for rows in (points, candidates):
        rows.forms[1].editor("name").start()
        typing = QApplication.focusWidget()
        assert typing is not None
        QTest.keyClick(typing, qt.KEY.Key_Up, qt.ALT)
    (table,) = tracker.plan(desk.store, client.id).tools
    assert [point.name for point in table.points] == ["費用", "使いやすさ"]
    assert [one.name for one in table.candidates] == ["B社", "A社"]
    assert _marks(desk, client) == judged
    assert section.marks.buttons[0, 1].accessibleName() == "A社の費用：◎"
    assert section.marks.buttons[1, 0].accessibleName() == "B社の使いやすさ：△"
    desk.refresh.publish(undo.undo(desk.store, told[-1].undo))
    assert _marks(desk, client) == judged
    assert section.marks.buttons[1, 0].accessibleName() == "A社の費用：◎"


def test_a_mark_is_not_lost_while_something_else_cannot_be_read(
    section: TrackerSection, desk: Desk, client: Client
) -> None:
    entries.create(desk.store, client.id, TABLE)
    section.turn("tools")
    face, _, candidates = _tables(section)
    amount: Any = candidates.forms[0].editor("initial_yen")
    amount.field.setText("三千くらい")
    section.marks.buttons[0, 1].click()
    assert section.marks.buttons[0, 1].text() == "×"
    amount.field.setText("3000")
    assert face.form.write()
    assert _marks(desk, client)["B社"] == {"使いやすさ": 0, "費用": None}


def test_a_candidate_judged_as_nothing_stands_before_one_not_judged(
    section: TrackerSection, desk: Desk, client: Client
) -> None:
    judged = Candidate("B社", marks=(Mark("ease", 0), Mark("cost", 0)))
    part = Candidate("C社", 30_000, marks=(Mark("ease", 3),))
    gone = Candidate("D社", marks=(Mark("ease", 3), Mark("cost", 3)), state="dropped")
    value = replace(TABLE, candidates=(gone, Candidate("A社"), part, judged))
    entries.create(desk.store, client.id, value)
    section.turn("tools")
    words = [each.text() for each in section.face.form.findChildren(QLabel)]  # type: ignore[attr-defined]
    places = [words.index(name) for name in ("B社", "A社", "C社", "D社")]
    assert places == sorted(places)
    assert {"1/2項目だけ", "30,000円＋毎月分不明", "100点"} <= set(words)


def test_flows_and_indicators_come_and_go(
    section: TrackerSection, desk: Desk, client: Client, navigator: RecordingNavigator
) -> None:
    flow = Flow("請求書", 20, (FlowStep("社長", "書く", 30),), (FlowStep("社長", "押す", 5),))
    entries.create(desk.store, client.id, flow)
    section.turn("flows")
    flows = cast("EntryChips[Flow]", section.face)
    assert [chip.text() for chip in flows.chips.values()] == ["請求書"]
    flows.add.click()
    flows.throw.click()
    assert len(flows.chips) == 1
    flows.throw.click()
    assert navigator.last[0] == "done"
    assert flows.empty.isVisible()
    free = replace(flow, after=(FlowStep("機械", "送る", 0),))
    entries.create(desk.store, client.id, free)
    flows.open(client.id)
    assert "いま 30分 → これから 0分" in visible_text(flows)
    section.turn("indicators")
    series = Indicator(
        "残業", "時間", better="down", before=40, before_on=date(2026, 4, 1), target=20,
        measured=(Measured(date(2026, 10, 1), 30),),
    )  # fmt: skip
    desk.refresh.publish(entries.create(desk.store, client.id, series)[1])
    indicators = cast("EntryChips[Indicator]", section.face)
    next(iter(indicators.chips.values())).click()
    assert not indicators.grab().isNull()
    told = [each.accessibleDescription() for each in indicators.findChildren(YearsChart)]
    assert told == ["26/04 40時間、26/10 30時間、目標 20時間"]
    form = indicators.form.form
    form.show_value(replace(series, measured=(Measured(None, 25),)))
    form.show_faults(form.faults())
    assert "測った日を入れてください。" in visible_text(indicators)
    form.show_value(series)
    made = next(iter(indicators.chips))
    desk.refresh.publish(entries.trash(desk.store, made))
    assert not indicators.form.isVisible()


def test_steps_of_a_flow_change_places_and_back(
    section: TrackerSection, desk: Desk, client: Client
) -> None:
    book, count = FlowStep("社長", "書く", 30), FlowStep("奥さま", "数える", 5)
    made, _ = entries.create(desk.store, client.id, Flow("請求書", before=(book, count)))
    section.turn("flows")
    form = cast("EntryChips[Flow]", section.face).form
    rows = cast("Rows", form.form.editor("before"))
    rows.forms[1].editor("what").start()
    typing = QApplication.focusWidget()
    assert typing is not None
    QTest.keyClicks(typing, "x")
    told: list[Changes] = []
    desk.refresh.changed.connect(told.append)
    QTest.keyClick(typing, qt.KEY.Key_Up, qt.ALT)
    counted = replace(count, what="数えるx")
    assert entries.get(desk.store, made.id).value == Flow("請求書", before=(counted, book))
    assert typing.hasFocus()
    desk.refresh.publish(undo.undo(desk.store, told[-1].undo))
    assert [one.value for one in rows.forms] == [book, counted]


def test_the_paper_is_one_tap_away(
    section: TrackerSection, client: Client, navigator: RecordingNavigator
) -> None:
    section.paper.click()
    assert navigator.last == ("plan_paper", (client.id,))


@pytest.mark.parametrize(
    ("scale", "size"), [(1.0, (1040, 600)), (1.0, (780, 600)), (1.5, (740, 560))]
)
def test_nothing_is_clipped(
    section: TrackerSection,
    desk: Desk,
    client: Client,
    text_size: Callable[[float], None],
    scale: float,
    size: tuple[int, int],
) -> None:
    for value in (TABLE, Flow("請求書"), Indicator("残業"), PlanTask("試す"), GoalSheet("夢")):
        entries.create(desk.store, client.id, value)
    text_size(scale)
    fresh = TrackerSection(desk)
    fresh.resize(*size)
    fresh.open(client.id)
    fresh.show()
    for name, _ in PARTS:
        fresh.turn(name)
        for _ in range(4):
            QApplication.processEvents()
        audit(fresh)
    fresh.close()
    fresh.deleteLater()
