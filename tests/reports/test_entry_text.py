"""Entries in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import ClassVar

import pytest

from app.domain.entries.base import Value
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
from app.domain.entries.tracker import PlanTask
from app.reports import entry_text

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
DAY = date(2026, 11, 24)


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


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_words_of_its_own_and_leaves_out_what_is_empty(kind: str) -> None:
    assert all(text for _, text in entry_text.lines(KINDS[kind]()))
    assert "内容" not in dict(entry_text.lines(KINDS[kind]()))


def test_a_consultation_is_read_from_request_to_result() -> None:
    value = Consultation(
        state="held",
        requested_at=NOW,
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
    found = dict(entry_text.lines(value, {"me": "見本 花子"}))
    assert found["実施"] == "2026/11/22(日) 12:00"
    assert found["実施までの日数"] == "1日未満"
    assert found["相談した人"] == "支援機関（みほん銀行）"
    assert found["分類"] == "経営課題：資金繰り、インボイス／電子帳簿保存法"
    assert found["同席者"] == "専門家：みほん会計　山田"
    assert found["支援内容"] == "■会計\n試す\n次へ"
    assert (found["担当"], found["内部メモ"]) == ("見本 花子", "内々")
    assert list(found)[-1] == "内部メモ"


def test_who_does_it_and_what_became_of_it() -> None:
    action = Action("送る", DAY, owner="me", state="done", done_on=DAY, note="郵便で")
    assert entry_text.lines(action, {"me": "花子"}) == (
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
    assert entry_text.lines(task, {"me": "花子"}) == (
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
