"""What the forms of the 伴走 ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.entries.choosing import (
    BETTER,
    CANDIDATE_STATES,
    WEIGHTS,
    Candidate,
    FlowStep,
    Measured,
    SelectionPoint,
)
from app.domain.entries.simple import SIDES
from app.domain.entries.tracker import TASK_STATES, PlanTask, SheetIssue
from app.library import questionnaire
from app.services import holidays
from app.services.store import new_id
from app.ui.forms.parts import (
    chips,
    choice,
    day,
    lines,
    number,
    rows,
    section,
    text,
    yen,
)
from app.ui.karte.entry_parts import owner_part
from app.ui.karte.tracker_notes import ComparisonNote, IndicatorNote, SavedNote

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from app.ui.desk import Desk
    from app.ui.forms.parts import Section


def issues() -> Mapping[str, str]:
    """The seven issues of the check by their ids."""
    return {item.id: item.label for item in questionnaire().section("q2").items}


def tools() -> Mapping[str, str]:
    """The tools of the check by their ids."""
    return {item.id: item.label for item in questionnaire().section("q3").items}


def sheet(_desk: Desk) -> tuple[Section, ...]:
    """課題設定シート, from the dream to the issues."""
    return (
        section(
            "夢と目標",
            lines("dream", "夢（ありたい姿）", wide=True),
            lines("goal", "目標", wide=True, least=2),
            number("goal_number", "目標の数字", kind=float, negative=True),
            text("goal_unit", "単位", example="時間、件、万円 など"),
            day("goal_on", "いつまでに", towards="future"),
        ),
        section(
            "現状と、目標とのへだたり",
            lines("present", "現状", wide=True),
            number("present_number", "いまの数字", kind=float, negative=True),
            lines("gap", "目標とのへだたり（ギャップ）", wide=True, least=2),
        ),
        section(
            "課題と取り組み方",
            rows(
                "issues",
                "課題",
                SheetIssue,
                (
                    text("text", "課題", wide=True),
                    lines("digital", "デジタルで", least=2),
                    lines("other", "デジタル以外で", least=2),
                    choice("issue", "経営チェックのどの課題か", issues),
                ),
                wide=True,
            ),
        ),
    )


def task(desk: Desk) -> tuple[Section, ...]:
    """One line of the plan."""

    def quick() -> tuple[tuple[str, date], ...]:
        return holidays.quick_days(desk.today())

    return (
        section(
            "",
            text("text", "すること", wide=True),
            chips("side", "だれが", SIDES, needed=True),
            owner_part(desk),
            text("person", "お名前", when=_is_others),
            day("starts_on", "はじめ", towards="near"),
            day("due_on", "いつまでに", towards="future", quick=quick, wide=True),
            yen("cost_yen", "費用"),
            text("measure", "使う支援策", example="補助金・融資・専門家派遣 など"),
            chips("state", "状態", TASK_STATES, needed=True, wide=True),
            lines("note", "メモ", least=2, wide=True),
        ),
    )


def comparison(_desk: Desk) -> tuple[Section, ...]:
    """Candidates and what matters."""
    return (
        section(
            "",
            text("title", "何を選びますか", example="会計ソフト"),
            choice("tool", "経営チェックのどの道具か", tools),
            rows(
                "points",
                "選ぶときに見るところ",
                _point,
                (
                    text("name", "見るところ", example="使いやすさ"),
                    chips("weight", "重み", WEIGHTS, needed=True),
                ),
                thing="見るところ",
                wide=True,
            ),
            rows(
                "candidates",
                "候補",
                Candidate,
                (
                    text("name", "名前"),
                    chips("state", "状態", CANDIDATE_STATES, needed=True, wide=True),
                    yen("initial_yen", "はじめの費用", units=("円", "万円")),
                    yen("monthly_yen", "毎月の費用", units=("万円", "円")),
                    text("reason", "わけ・気づいたこと", wide=True),
                ),
                wide=True,
            ),
            lines("note", "メモ", least=2, wide=True),
            remark=ComparisonNote,
        ),
    )


def flow(_desk: Desk) -> tuple[Section, ...]:
    """A flow of work before and after."""
    steps = (
        text("who", "だれが"),
        text("what", "何をする"),
        number("minutes", "かかる時間", unit="分"),
    )
    return (
        section(
            "",
            text("title", "どの仕事の流れですか", example="請求書づくり"),
            number("times_a_month", "月に何回", unit="回"),
            rows("before", "いまの流れ", FlowStep, steps, thing="手順", wide=True),
            rows("after", "これからの流れ", FlowStep, steps, thing="手順", wide=True),
            lines("note", "メモ", least=2, wide=True),
            remark=SavedNote,
        ),
    )


def indicator(_desk: Desk) -> tuple[Section, ...]:
    """What is measured."""
    return (
        section(
            "",
            text("name", "何を測りますか", example="請求書づくりにかかる時間"),
            text("unit", "単位", example="時間／月"),
            choice("issue", "どの課題の指標か", issues),
            chips("better", "向き", BETTER, needed=True),
            number("before", "はじめの値", kind=float, negative=True),
            day("before_on", "測った日", towards="past"),
            number("target", "目標の値", kind=float, negative=True),
            day("target_on", "目標の日", towards="future"),
            rows(
                "measured",
                "測った値",
                Measured,
                (
                    day("on", "日付", towards="past"),
                    number("value", "値", kind=float, negative=True),
                    text("note", "メモ", wide=True),
                ),
                thing="測った値",
                movable=False,
                wide=True,
            ),
            remark=IndicatorNote,
        ),
    )


def _point() -> SelectionPoint:
    return SelectionPoint(key=new_id())


def _is_others(value: PlanTask) -> bool:
    return value.side != "us"
