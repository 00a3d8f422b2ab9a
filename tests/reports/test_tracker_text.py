"""The 伴走 in words: every kind to the letter, filled and hardly begun."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

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
from app.domain.entries.tracker import GoalSheet, Process, SheetIssue, Step
from app.reports import entry_text
from app.reports.phrases import People

if TYPE_CHECKING:
    from app.domain.entries.base import Value

DAY = date(2026, 11, 24)
LATER = date(2027, 3, 31)
SHEET = GoalSheet(
    dream="土曜は休む",
    goal="残業を半分に",
    goal_number=20,
    goal_unit="時間",
    goal_on=LATER,
    present="夜に入力している",
    present_number=40,
    gap="20時間ぶん",
    issues=(
        SheetIssue("請求書", "q2.back_office", "画面で作る", "締め日を月1回に"),
        SheetIssue("人手", digital="勤怠のソフト"),
    ),
)
EASE, HELP = SelectionPoint("使いやすさ", 3, "ease"), SelectionPoint("窓口", 2, "help")
BOTH = (Mark("ease", 3), Mark("help", 1))
TOOLS = ToolComparison(
    title="会計ソフト",
    points=(EASE, HELP, SelectionPoint("", 1)),
    candidates=(
        Candidate("くらの帳簿", 30_000, 2_980, BOTH, "contract", "字が大きい"),
        Candidate("みどり帳票", monthly_yen=980, marks=(Mark("help", 0),), state="dropped"),
        Candidate("名前だけ"),
    ),
    note="12月に決める",
)
FLOW = Flow(
    title="請求書づくり",
    times_a_month=20,
    before=(FlowStep("社長", "手で書く", 30), FlowStep("家族", "出す", 15)),
    after=(FlowStep("社長", "画面で送る", 8), FlowStep("", "確かめる")),
    note="月末だけ",
)
INDICATOR = Indicator(
    name="残業",
    unit="時間",
    better="down",
    before=40,
    before_on=date(2026, 4, 1),
    target=20,
    target_on=LATER,
    measured=(Measured(DAY, 30, "繁忙期"), Measured(None, 28)),
)


def test_the_sheet_goes_from_the_dream_to_both_ways_of_an_issue() -> None:
    assert entry_text.lines(SHEET) == (
        ("夢", "土曜は休む"),
        ("目標", "残業を半分に　20時間　2027/03/31(水)まで"),
        ("現状", "夜に入力している　いま40時間"),
        ("目標とのへだたり", "20時間ぶん"),
        ("課題1", "請求書"),
        ("デジタルで", "画面で作る"),
        ("デジタル以外で", "締め日を月1回に"),
        ("課題2", "人手"),
        ("デジタルで", "勤怠のソフト"),
    )
    assert entry_text.lines(GoalSheet(present_number=0, issues=(SheetIssue("人手"),))) == (
        ("現状", "いま0"),
        ("課題", "人手"),
    )


def test_every_process_says_how_far_it_is_and_its_steps() -> None:
    process = Process(
        (
            Step("dream", "done"),
            Step("goal", "skipped"),
            Step("tools", "doing", "me", DAY, "2つ試す"),
        ),
        ("benefit", "skills"),
        "奥さまが進める",
    )
    found = dict(entry_text.lines(process, People({"me": "見本 花子"})))
    assert list(found) == [
        "気づき・課題設定",
        "導入計画・人とお金の用意",
        "実行・定着",
        "つまずきになりそうなこと",
        "メモ",
    ]
    assert found["気づき・課題設定"] == (
        "2/5\nできた　ありたい姿を話す\nしない　目標を決める\nこれから　現状を確かめる\n"
        "これから　目標とのへだたりを見つける\nこれから　課題を決める"
    )
    assert found["導入計画・人とお金の用意"].split("\n")[:4] == [
        "0/8",
        "これから　責任者・チームを決める",
        "これから　IT動向・事例を調べる",
        "取組み中　道具を選ぶ（見本 花子、2026/11/24(火)まで、2つ試す）",
    ]
    assert found["実行・定着"].startswith("0/5\n")
    assert found["つまずきになりそうなこと"] == "費用対効果が分からない、従業員が使いこなせない"
    assert found["メモ"] == "奥さまが進める"
    assert entry_text.lines(Process(obstacles=("people",))) == (
        ("つまずきになりそうなこと", "推進する人がいない"),
    )


def test_candidates_stand_with_their_costs_marks_and_reasons() -> None:
    assert entry_text.lines(TOOLS) == (
        ("選ぶもの", "会計ソフト"),
        ("見るところ", "使いやすさ（とても大事）、窓口（大事）"),
        (
            "候補1",
            (
                "くらの帳簿　契約\n費用　はじめ30,000円、毎月2,980円（3年で137,280円）\n"
                "評価　73点（使いやすさ◎、窓口△）\nわけ　字が大きい"
            ),
        ),
        (
            "候補2",
            (
                "みどり帳票　見送り\n費用　毎月980円（3年で35,280円＋はじめ分不明）\n"
                "評価　1/2項目だけ（窓口×）"
            ),
        ),
        ("候補3", "名前だけ　候補"),
        ("メモ", "12月に決める"),
    )
    assert entry_text.lines(ToolComparison("レジ", candidates=(Candidate("A"),))) == (
        ("選ぶもの", "レジ"),
        ("候補", "A　候補"),
    )


def test_a_flow_stands_before_and_after_with_the_time_it_saves() -> None:
    assert entry_text.lines(FLOW) == (
        ("仕事", "請求書づくり"),
        ("月に何回", "20回"),
        ("いまの流れ", "1　社長：手で書く（30分）\n2　家族：出す（15分）\n合わせて45分"),
        ("これからの流れ", "1　社長：画面で送る（8分）\n2　確かめる\n合わせて8分"),
        ("短くなる時間", "1回で37分短くなります。月に12時間20分です。"),
        ("メモ", "月末だけ"),
    )
    assert entry_text.lines(Flow("片づけ", before=(FlowStep("社長", "話す"),))) == (
        ("仕事", "片づけ"),
        ("いまの流れ", "1　社長：話す"),
    )


def test_an_indicator_stands_with_every_measured_value_and_the_way_gone() -> None:
    assert entry_text.lines(INDICATOR) == (
        ("測るもの", "残業（減るとよい）"),
        ("はじめ", "40時間　2026/04/01(水)"),
        ("目標", "20時間　2027/03/31(水)まで"),
        ("測った値", "2026/11/24(火)　30時間　繁忙期\n28時間"),
        ("進みぐあい", "いま30時間。目標の20時間まで、道のりの50％まで来ました。"),
    )
    assert entry_text.lines(Indicator("客数")) == (("測るもの", "客数（増えるとよい）"),)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (SHEET, "残業を半分に　20時間　2027/03/31(水)まで"),
        (GoalSheet(dream="土曜は休む"), "土曜は休む"),
        (GoalSheet(), "課題設定シート"),
        (
            Process((Step("dream", "done"),)),
            "気づき・課題設定 1/5　導入計画・人とお金の用意 0/8　実行・定着 0/5",
        ),
        (Process((Step("dream", "doing"),)), "伴走の段階"),
        (TOOLS, "会計ソフト　契約 くらの帳簿"),
        (ToolComparison("レジ", candidates=(Candidate("A"), Candidate("B"))), "レジ　候補2つ"),
        (ToolComparison("レジ"), "レジ"),
        (FLOW, "請求書づくり　1回で37分短くなります。月に12時間20分です。"),
        (INDICATOR, "残業　いま30時間。目標の20時間まで、道のりの50％まで来ました。"),
    ],
)
def test_a_summary_says_where_it_stands(value: Value, words: str) -> None:
    assert entry_text.summary(value) == words
