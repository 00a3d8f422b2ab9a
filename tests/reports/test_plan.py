"""The plan on paper."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

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
from app.domain.entries.tracker import OBSTACLES, GoalSheet, PlanTask, Process, SheetIssue, Step
from app.domain.records import Advisor
from app.reports import ink
from app.reports.layout import PAGE_HEIGHT, TOP, Layout
from app.reports.pdf import finish
from app.reports.plan import NOTHING, IndicatorLine, PlanSheet, plan
from tests.reports import papers

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
        "気づき・課題設定：取組み中",
        "実行・定着：これから",
        "費用対効果が分からない",
    ):
        assert words in text, words


def test_how_many_steps_are_over_is_for_colleagues() -> None:
    assert "/5" not in _text(WHOLE)
    untouched = replace(WHOLE, process=Process((Step("dream"),), ("benefit",)))
    assert "実行・定着" not in _text(untouched)


def test_the_words_of_the_report_have_those_of_a_shop_instead() -> None:
    process = Process((Step("dream", "done"),), tuple(OBSTACLES))
    text = "".join(_text(replace(WHOLE, process=process)).split())
    for plain in ("目標とのへだたり", "人とお金の用意", "どの道具が合うか分からない"):
        assert plain in text
    for term in ("リソース", "ツール", "ギャップ"):
        assert term not in text


def test_our_side_is_the_organisation_and_never_we() -> None:
    text = _text(replace(WHOLE, tasks=(PlanTask("申し込む", "us"),)))
    assert "みほん商工会" in text.partition("申し込む")[2].partition("\n")[0]
    assert "わたしたち" not in text


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


START = date(2026, 1, 1)
SALES = Indicator(
    "売上", "円", before=1_234_567, before_on=START, target=9_876_543,
    measured=tuple(Measured(START + timedelta(days=30 * at), 1_000_000 * at)
                   for at in range(2, 10)),
)  # fmt: skip


def _drawn(indicator: Indicator) -> bytes:
    """A page with the line of an indicator alone."""
    page = Layout()
    page.add(IndicatorLine(indicator))
    return finish(lambda: page, title="", advisor=Advisor(), running="")


def _accent(data: bytes) -> list[int]:
    """How many pixels of each column have the colour of the values."""
    image = papers.picture(data, 0)
    wanted = tuple(round(255 * part) for part in ink.ACCENT)
    pixels = image.load()
    assert pixels is not None
    return [
        sum(pixels[x, y] == wanted for y in range(image.height // 2)) for x in range(image.width)
    ]


def test_points_stand_as_far_apart_as_their_days_with_a_line_through_them() -> None:
    days = (START, START + timedelta(days=3), START + timedelta(days=300))
    measured = tuple(Measured(day, 10) for day in days[1:])
    columns = _accent(_drawn(Indicator("客数", before=10, before_on=START, measured=measured)))
    known = [x for x, count in enumerate(columns) if count]
    assert known == list(range(known[0], known[-1] + 1)), "the line has gaps"
    whole = IndicatorLine.WIDE * papers.SCALE
    dots = [x for x in known if columns[x] >= 8]  # a line is 1.6 points thick, a point 4.8
    assert max(dots) - min(dots) == pytest.approx(whole, abs=12)
    assert not [x for x in dots if min(dots) + 20 < x < max(dots) - 12]


def test_only_the_first_and_the_last_value_have_words_and_none_covers_another() -> None:
    data = _drawn(SALES)
    text = papers.flat(data)
    assert text.startswith("123.5万円目標987.7万円900万円2026/01/012026/09/28"), text
    boxes = [run for run in papers.runs(data, 0) if run.text.strip()]
    for one, other in combinations(boxes, 2):
        apart = one.right <= other.left or other.right <= one.left
        assert apart or one.top <= other.bottom or other.top <= one.bottom, (one, other)


@pytest.mark.parametrize("last", [0, 1, 15, 19, 20, 21, 40])
def test_the_last_value_and_the_target_stand_beside_each_other(last: float) -> None:
    measured = (Measured(START + timedelta(days=9), last),)
    data = _drawn(replace(SALES, unit="件", before=12, target=20, measured=measured))
    found = {run.text.strip(): run for run in papers.runs(data, 0)}
    value, target = found[f"{last}件"], found["目標 20件"]
    assert value.bottom >= target.top or target.bottom >= value.top
    day = found["2026/01/10"]
    assert min(value.bottom, target.bottom) >= day.top
    assert max(value.top, target.top) <= PAGE_HEIGHT - TOP + 1


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
