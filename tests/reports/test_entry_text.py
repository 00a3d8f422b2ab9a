"""Entries in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import ClassVar

import pytest

from app.domain.entries.base import Value
from app.domain.entries.choosing import (
    Candidate,
    Flow,
    FlowStep,
    Indicator,
    Measured,
    SelectionPoint,
    ToolComparison,
)
from app.domain.entries.consultation import (
    Attendee,
    Consultation,
    PriorMeeting,
    Referral,
    SupportBlock,
)
from app.domain.entries.document import Document
from app.domain.entries.figures import YearFigures
from app.domain.entries.kinds import KINDS
from app.domain.entries.simple import Action, Call, Note, Visit
from app.domain.entries.tracker import GoalSheet, PlanTask, Process, SheetIssue, Step
from app.reports import entry_text
from app.reports.phrases import People

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
DAY = date(2026, 11, 24)
PEOPLE = People({"me": "花子"})


@dataclass(frozen=True)
class _Strange(Value):
    kind: ClassVar[str] = "strange"

    text: str = ""


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Note("駐車場は\n裏"), "駐車場は 裏"),
        (Call(result="booked", memo="来週"), "相談・訪問の約束ができた　来週"),
        (Visit(state="held", starts_at=NOW, memo="請求書"), "巡回（訪問）　請求書"),
        (Visit(starts_at=NOW, purpose="続き"), "予定　巡回（訪問）　続き"),
        (Action("電話する", due_on=DAY), "電話する　2026/11/24(火)まで"),
        (Action("決算書", state="done", side="client"), "済んだ　決算書　お客様"),
        (Document(name="見積書", note="A社"), "見積書　A社"),
        (Consultation(categories=("management.cash",), issue="借換"), "申込みあり　資金繰り　借換"),
        (Consultation(state="held", background="紹介"), "紹介"),
        (PriorMeeting(expert="山田", text="資料"), "山田　資料"),
        (Referral(state="applied", expert="山田", scheme="派遣"), "申込み　山田　派遣"),
        (_Strange("何か"), "何か"),
        (_Strange(), "記録"),
        (Note("あ" * 70), "あ" * 59 + "…"),
    ],
)
def test_a_summary_is_one_line(value: Value, words: str) -> None:
    assert entry_text.summary(value) == words


# A value of every kind in which every text that a person writes is filled.
FILLED: tuple[Value, ...] = (
    Note("noteの覚え", DAY),
    Call(result="booked", person="話した方", memo="callの覚え"),
    Visit(starts_at=NOW, place="蔵", purpose="用件", people="奥さま", memo="visitの覚え"),
    Action("すること", person="社長", note="actionの覚え"),
    Document(name="見積書", note="documentの覚え"),
    Consultation(
        asker="supporter", asker_name="みほん銀行", attendees=(Attendee("expert", "山田", "会計"),),
        background="経緯", issue="課題", present="現状", future="将来", direction="方向",
        support=(SupportBlock("題", "中身"),), after_dispatch="結果", note="内部",
    ),
    PriorMeeting(NOW, "職員", "専門家", "話"),
    Referral(scheme="制度", expert="専門家", theme="題", result="結果"),
    YearFigures(DAY, sales=1),
    GoalSheet("夢", "目標", 1, "件", DAY, "現状", 2, "差", (SheetIssue("課題", "", "甲", "乙"),)),
    Process((Step("tools", "doing", note="試す"),), ("people",), "processの覚え"),
    PlanTask("すること", person="社長", measure="補助金", note="taskの覚え"),
    ToolComparison("会計", "", (SelectionPoint("字"),), (Candidate("A社", reason="わけ"),), "覚え"),
    Flow("請求", None, (FlowStep("社長", "書く"),), (FlowStep("妻", "押す"),), "flowの覚え"),
    Indicator("残業", "時間", before=1, measured=(Measured(DAY, 2, "繁忙"),)),
)  # fmt: skip


def test_every_kind_has_a_filled_value() -> None:
    assert [value.kind for value in FILLED] == list(KINDS)


@pytest.mark.parametrize("value", FILLED, ids=list(KINDS))
def test_every_kind_has_lines_of_its_own_in_which_nothing_written_is_lost(value: Value) -> None:
    found = entry_text.lines(value)
    assert "内容" not in dict(found)
    assert len(found) > 1
    told = "\n".join(text for _, text in found)
    assert [word for word in value.words() if word not in told] == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_empty_is_left_out(kind: str) -> None:
    assert all(text.strip() for _, text in entry_text.lines(KINDS[kind]()))


def test_a_consultation_is_read_from_request_to_result() -> None:
    value = Consultation(
        state="held",
        requested_at=NOW,
        planned_at=NOW,
        held_at=NOW,
        minutes=60,
        asker="supporter",
        asker_name="みほん銀行",
        trigger="bank",
        categories=("management.cash", "invoice"),
        attendees=(Attendee("expert", "山田", "みほん会計"), Attendee("business", "")),
        support=(SupportBlock("会計", "試す"), SupportBlock("", "次へ")),
        direction="まず帳簿",
        owner="me",
        note="内々",
    )
    found = dict(entry_text.lines(value, People({"me": "見本 花子"})))
    assert found["相談の予定"] == found["実施"] == "2026/11/22(日) 12:00"
    assert found["実施までの日数"] == "1日未満"
    assert found["相談した人"] == "支援機関（みほん銀行）"
    assert found["分類"] == "経営課題：資金繰り、インボイス／電子帳簿保存法"
    assert found["同席者"] == "専門家：みほん会計　山田"
    assert found["支援内容"] == "■会計\n試す\n次へ"
    assert (found["担当"], found["内部メモ"]) == ("見本 花子", "内々")
    assert list(found)[-1] == "内部メモ"


def test_who_does_it_and_what_became_of_it() -> None:
    action = Action("送る", DAY, owner="me", state="done", done_on=DAY, note="郵便で")
    assert entry_text.lines(action, PEOPLE) == (
        ("すること", "送る"),
        ("だれが", "わたしたち（花子）"),
        ("いつまでに", "2026/11/24(火)"),
        ("状態", "済んだ"),
        ("済んだ日", "2026/11/24(火)"),
        ("メモ", "郵便で"),
    )
    assert ("だれが", "お客様") in entry_text.lines(Action("送る", side="client"))
    assert dict(entry_text.lines(Referral(dispatched_on=(DAY, DAY))))["派遣日"] == (
        "2026/11/24(火)、2026/11/24(火)"
    )
    assert dict(entry_text.lines(Document(name="写真", media="jpg")))["種類"] == "写真"


def test_on_paper_our_side_has_the_name_of_the_organisation() -> None:
    paper = People({"me": "花子"}, "みほん商工会")
    for value in (Action("送る", owner="me"), PlanTask("試す", "us", "me")):
        assert dict(entry_text.lines(value, paper))["だれが"] == "みほん商工会（花子）"
    client = dict(entry_text.lines(Action("送る", side="client"), paper))
    assert client["だれが"] == "お客様"
    people = (Attendee("own", "花子"), Attendee("expert", "山田"))
    asked = Consultation(asker="own", asker_name="花子", attendees=people)
    found = dict(entry_text.lines(asked, paper))
    assert found["相談した人"] == "みほん商工会（花子）"
    assert found["同席者"] == "みほん商工会：花子\n専門家：山田"
    screen = dict(entry_text.lines(asked))
    assert screen["同席者"] == "自分の組織：花子\n専門家：山田"


def test_text_for_the_clipboard_has_no_decoration() -> None:
    text = entry_text.plain_text(Note("一行目\n二行目", DAY))
    assert text == "【メモ】\n日付：2026/11/24(火)\nメモ：\n一行目\n二行目\n"
    assert entry_text.plain_text(Note("一行")) == "【メモ】\nメモ：一行\n"
    assert dict(entry_text.lines(_Strange("何か"))) == {"内容": "何か"}


def test_figures_are_read_with_their_units() -> None:
    year = YearFigures(DAY, sales=1_200_000, operating_profit=-5_000, people=8)
    assert entry_text.lines(year) == (
        ("決算の日", "2026/11/24(火)"),
        ("売上高", "1,200,000円"),
        ("営業利益", "▲5,000円"),
        ("従業員数", "8人"),
    )
    assert entry_text.summary(year) == "2026/11/24(火)　売上高 1,200,000円"
    assert entry_text.summary(YearFigures()) == "決算の数字"


def test_a_line_of_the_plan_is_read_with_its_cost() -> None:
    task = PlanTask("試す", "us", "me", due_on=DAY, cost_yen=30_000, measure="持続化", note="A社")
    assert entry_text.lines(task, PEOPLE) == (
        ("すること", "試す"),
        ("だれが", "わたしたち（花子）"),
        ("いつまでに", "2026/11/24(火)"),
        ("費用", "30,000円"),
        ("使う支援策", "持続化"),
        ("状態", "これから"),
        ("メモ", "A社"),
    )
    assert ("だれが", "お客様") in entry_text.lines(PlanTask("試す"))
    assert entry_text.summary(task) == "試す　2026/11/24(火)まで"
    assert entry_text.summary(PlanTask("試す", state="done")) == "済んだ　試す"
