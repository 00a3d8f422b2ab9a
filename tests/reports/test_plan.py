"""The plan on paper."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

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
from app.domain.entries.figures import YearFigures
from app.domain.entries.tracker import GoalSheet, PlanTask, Process, SheetIssue, Step
from app.domain.records import Advisor
from app.reports import ink
from app.reports.plan import NOTHING, IndicatorLine, PlanSheet, plan

DAY = date(2026, 11, 27)
WHOLE = PlanSheet(
    "有限会社こだま",
    "御中",
    DAY,
    GoalSheet(
        "土曜は休みたい",
        "残業を半分に",
        20,
        "時間",
        date(2027, 3, 31),
        "夜に入力している",
        40,
        "20時間",
        (SheetIssue("請求書", "q2.back_office", "画面で作る", "締め日を月1回に"),),
    ),
    Process((Step("dream", "done"),), ("benefit",)),
    (
        PlanTask("会計ソフトを試す", due_on=date(2026, 12, 20), cost_yen=0),
        PlanTask("申し込む", "us", "x", cost_yen=300_000, measure="持続化補助金", state="doing"),
    ),
    (
        ToolComparison(
            "会計ソフト",
            points=(SelectionPoint("使いやすさ", key="ease"),),
            candidates=(Candidate("A社", 0, 2_000, (Mark("ease", 3),)),),
        ),
        ToolComparison("まだ候補のない道具"),
    ),
    (
        Flow("請求書づくり", 20, (FlowStep("社長", "手で書く", 30),), (FlowStep("", "送る", 5),)),
        Flow("まだ書きかけ", None, (FlowStep("社長", "話す"),)),
    ),
    (
        Indicator(
            "残業", "時間", better="down", before=40, before_on=date(2026, 4, 1), target=20,
            target_on=date(2027, 3, 31), measured=(Measured(date(2026, 10, 1), 30),),
        ),
        Indicator("客数", "人", before=5, before_on=date(2026, 4, 1),
                  measured=(Measured(date(2026, 10, 1), 7),)),
        Indicator("これから測る"),
    ),
    names=(("x", "見本 花子"),),
)  # fmt: skip


def _text(value: PlanSheet) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(plan(value, Advisor("見本 花子", "みほん商工会"))))
    try:
        found = []
        for page in document:
            text = page.get_textpage()
            found.append(text.get_text_range())
            text.close()
        return "".join(found)
    finally:
        document.close()


def test_everything_of_the_plan_stands_on_it() -> None:
    text = _text(WHOLE)
    for words in (
        "残業を半分に 20時間 2027/03/31(水)まで".replace(" ", "　"),
        "いま40時間",
        "締め日を月1回に",
        "2026/12/20(日)",
        "見本 花子",
        "100点",
        "72,000円",
        "1回で25分短くなります。月に8時間20分です。",
        "道のりの50％",
        "目標 20時間",
        "2026/10",
        "気づき・課題設定 1/5",
        "費用対効果が分からない",
    ):
        assert words in text, words


def test_the_table_of_tools_is_no_contest_of_what_is_half_known() -> None:
    points = (SelectionPoint("使いやすさ", key="ease"), SelectionPoint("窓口", key="help"))
    whole = (Mark("ease", 2), Mark("help", 2))
    table = ToolComparison(
        "会計ソフト",
        points=points,
        candidates=(
            Candidate("見送り社", 0, 100, (Mark("ease", 3), Mark("help", 3)), "dropped"),
            Candidate("半分社", 30_000, None, (Mark("ease", 3),)),
            Candidate("全部社", 0, 2_000, whole),
        ),
    )
    text = _text(replace(WHOLE, tools=(table,)))
    places = [text.index(name) for name in ("全部社", "半分社", "見送り社")]
    assert places == sorted(places)
    flat = "".join(text.split())
    assert "67点" in flat
    assert "1/2項目だけ" in flat
    assert "30,000円＋毎月分不明" in flat


@pytest.mark.parametrize(("y", "line"), [(40, 45), (18, 22), (40, 60), (40, 39), (40, None)])
def test_no_number_of_an_indicator_is_struck_through_by_its_target(
    y: float, line: float | None
) -> None:
    drawn = IndicatorLine(Indicator("客数"))
    top = drawn._beside(y, [] if line is None else [line])
    assert line is None or not top - ink.CAPTION.leading < line < top
    assert top - ink.CAPTION.leading > drawn.FOOT, "the days stand there"


def test_the_power_to_earn_stands_on_it_where_it_is_known() -> None:
    years = (YearFigures(date(2026, 3, 31), sales=1_000, operating_profit=25),)
    with_plan = _text(replace(WHOLE, figures=years))
    alone = _text(PlanSheet("みほん", "様", DAY, GoalSheet(), Process(), figures=years))
    for text in (with_plan, alone):
        assert "稼ぐ力を見る6つの数字" in text
        assert "2.5％" in text
    assert NOTHING in alone
    assert NOTHING not in with_plan
    assert "稼ぐ力" not in _text(WHOLE)


def test_a_plan_not_yet_written_says_so() -> None:
    assert NOTHING in _text(PlanSheet("みほん", "様", DAY, GoalSheet(), Process()))


def test_long_plans_go_on_over_the_page() -> None:
    tasks = tuple(PlanTask(f"すること{at}", due_on=DAY) for at in range(60))
    value = PlanSheet("みほん", "様", DAY, GoalSheet(present="いまは手書き"), Process(), tasks)
    text = _text(value)
    assert "すること59" in text
    assert "2/" in text
