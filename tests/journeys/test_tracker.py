"""A plan of accompaniment from the dream to the paper: what some afternoons at a shop become."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from app.domain.entries.choosing import Flow, FlowStep, Measured, SelectionPoint
from app.domain.entries.tracker import GoalSheet, PlanTask, SheetIssue
from app.services import tracker
from app.ui import saving
from app.ui.pages.preview import PreviewPage
from tests.journeys.actions import Hand
from tests.ui.looking import visible_text

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHEET = GoalSheet(
    "土曜は休める食堂にする",
    "事務の時間を半分にする",
    10,
    "時間／月",
    date(2027, 5, 31),
    "請求書を手で書いている",
    20,
    "月に10時間",
    (
        SheetIssue(
            "請求書づくりに手間がかかる",
            digital="会計ソフトで作る",
            other="締め日を月1回にそろえる",
        ),
    ),
)
TASK = PlanTask(
    "お試し版で請求書を10枚つくる",
    "client",
    person="奥さま",
    due_on=date(2026, 12, 22),
    cost_yen=30_000,
    measure="持続化補助金",
)
FLOW = Flow(
    "請求書づくり",
    20,
    (
        FlowStep("奥さま", "伝票を集める", 10),
        FlowStep("奥さま", "手で書く", 30),
        FlowStep("社長", "印を押す", 5),
    ),
    (FlowStep("奥さま", "ソフトで送る", 10),),
)
PRINTED = (
    "土曜は休める食堂にする",
    "締め日を月1回にそろえる",
    "お試し版で請求書を10枚つくる",
    "奥さまが一人で使えた",
    "契約",
    "107,280円",
    "伝票を集める",
    "月に11時間40分です。",
    "請求書づくりの時間",
    "従業員が使いこなせない",
)


@pytest.fixture
def hand(qtbot: QtBot, desk: Desk, client: Client) -> Hand:
    """A hand at the plan of the client, come there from 今日."""
    hand = Hand(qtbot, desk)
    hand.click(hand.named(f"{client.fields.name}のカルテを開く"))
    hand.click(hand.named("伴走計画"))
    return hand


def add(hand: Hand, words: str, *texts: str) -> None:
    """Press the button that adds a row, by keys, and fill its fields."""
    hand.tab_to(words)
    hand.press(KEY.Key_Return)
    hand.fill(*texts)


def into(hand: Hand, field: str, text: str) -> None:
    """Go on to a field with Tab and type."""
    hand.tab_to(field)
    hand.type(text)


def keep(hand: Hand) -> None:
    """Ctrl+Enter keeps what was written."""
    hand.press(KEY.Key_Return, CTRL)


def write_the_sheet(hand: Hand) -> None:
    """Dream, goal, present, gap, and one issue with both ways out."""
    into(hand, "夢（ありたい姿）", "土曜は休める食堂にする")
    into(hand, "目標", "事務の時間を半分にする")
    hand.press(KEY.Key_Tab)
    hand.fill("10", "時間／月", "2027/5/31")
    into(hand, "現状", "請求書を手で書いている")
    into(hand, "いまの数字", "20")
    into(hand, "目標とのへだたり（ギャップ）", "月に10時間")
    add(hand, "課題を足す", "請求書づくりに手間がかかる", "会計ソフトで作る")
    into(hand, "デジタル以外で", "締め日を月1回にそろえる")
    keep(hand)


def walk_the_processes(hand: Hand) -> None:
    """A step of each of the three processes, and what may be in the way."""
    hand.click(hand.named("3つの段階"))
    for words, downs in (
        ("ありたい姿を話す", 2),
        ("道具を選ぶ", 1),
        ("試しに入れる（目安3か月）", 1),
    ):
        hand.tab_to(f"{words}：状態")
        for _ in range(downs):
            hand.press(KEY.Key_Down)
    hand.click(hand.named("従業員が使いこなせない"))


def plan_a_step(hand: Hand) -> None:
    """What is done by whom until when, at what cost."""
    hand.click(hand.named("計画"))
    hand.click(hand.named("することを加える"))
    hand.type("お試し版で請求書を10枚つくる")
    into(hand, "お名前", "奥さま")
    hand.tab_to("いつまでにを1か月にする")
    hand.press(KEY.Key_Space)
    into(hand, "費用", "3")
    into(hand, "使う支援策", "持続化補助金")
    keep(hand)


def compare_tools(hand: Hand) -> None:
    """Two points, two candidates with quotes and marks; one is signed, with the reason."""
    hand.click(hand.named("道具くらべ"))
    hand.click(hand.named("くらべる道具を加える"))
    hand.type("会計ソフト")
    add(hand, "見るところを足す", "使いやすさ")
    add(hand, "見るところを足す", "電話の窓口")
    for name, first, monthly in (("けいり先生", "0", "2980"), ("そろばん帳", "1", "980")):
        add(hand, "候補を足す", name)
        into(hand, "はじめの費用", first)
        into(hand, "毎月の費用", monthly)
        hand.tab_to("毎月の費用の単位")
        hand.press(KEY.Key_Down)
    keep(hand)
    for cell, taps in (
        ("けいり先生の使いやすさ", 1),
        ("けいり先生の電話の窓口", 2),
        ("そろばん帳の使いやすさ", 3),
        ("そろばん帳の電話の窓口", 3),
    ):
        for sign in ("空欄", "◎", "○")[:taps]:
            hand.click(hand.named(f"{cell}：{sign}"))


def sign_with_the_best(hand: Hand) -> None:
    """The state 契約 with its reason, after some months."""
    hand.tab_to("状態 候補")
    for _ in range(2):
        hand.press(KEY.Key_Right)
    hand.press(KEY.Key_Space)
    into(hand, "わけ・気づいたこと", "奥さまが一人で使えた")
    keep(hand)


def draw_the_flow(hand: Hand) -> None:
    """Three steps before, with one that was forgotten put in its place, and one after."""
    hand.click(hand.named("業務の流れ"))
    hand.click(hand.named("業務の流れを加える"))
    hand.fill("請求書づくり", "20")
    add(hand, "手順を足す", "奥さま", "手で書く", "30")
    add(hand, "手順を足す", "社長", "印を押す", "5")
    add(hand, "手順を足す", "奥さま", "伝票を集める", "10")
    hand.press(KEY.Key_Up, ALT)
    hand.press(KEY.Key_Up, ALT)
    hand.tab_to("手順を足す")
    hand.press(KEY.Key_Tab)
    add(hand, "手順を足す", "奥さま", "ソフトで送る", "10")
    keep(hand)


def measure(hand: Hand) -> None:
    """Before, target, and what was measured."""
    hand.click(hand.named("指標"))
    hand.click(hand.named("指標を加える"))
    hand.fill("請求書づくりの時間", "時間／月")
    hand.tab_to("向き 増えるとよい")
    hand.press(KEY.Key_Right)
    hand.press(KEY.Key_Space)
    into(hand, "はじめの値", "20")
    into(hand, "測った日", "2026/8/1")
    into(hand, "目標の値", "10")
    into(hand, "目標の日", "2027/5/31")
    add(hand, "測った値を足す", "2026/11/1", "15")
    keep(hand)


def test_from_the_dream_to_the_paper(
    hand: Hand, desk: Desk, client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kept() -> tracker.Plan:
        return tracker.plan(desk.store, client.id)

    write_the_sheet(hand)
    assert kept().sheet == SHEET
    walk_the_processes(hand)
    states = {step.code: step.state for step in kept().process.steps}
    assert states == {"dream": "done", "tools": "doing", "trial": "doing"}
    assert kept().process.obstacles == ("skills",)
    plan_a_step(hand)
    assert kept().tasks == (TASK,)
    compare_tools(hand)
    sign_with_the_best(hand)
    (table,) = kept().tools
    assert table.points == (SelectionPoint("使いやすさ"), SelectionPoint("電話の窓口"))
    assert [
        (one.name, one.state, one.cost, one.reason, table.score(one)) for one in table.candidates
    ] == [
        ("けいり先生", "contract", 107_280, "奥さまが一人で使えた", Fraction(5, 6)),
        ("そろばん帳", "candidate", 45_280, "", Fraction(1, 3)),
    ]
    draw_the_flow(hand)
    assert "月に11時間40分です。" in visible_text(hand.page)
    assert kept().flows == (FLOW,)
    measure(hand)
    (indicator,) = kept().indicators
    assert indicator.measured == (Measured(date(2026, 11, 1), 15),)
    assert (indicator.better, indicator.progress) == ("down", 0.5)
    words = paper(hand, tmp_path, monkeypatch)
    for said in (client.fields.name, *PRINTED):
        assert said in words, said
    assert words.index("伝票を集める") < words.index("手で書く") < words.index("印を押す")


def paper(hand: Hand, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The words of the PDF that is saved from the preview."""
    monkeypatch.setattr(saving, "folder_for_files", lambda _: folder)
    hand.click(hand.named("計画のPDFを見る・印刷する"))
    preview = hand.on(PreviewPage)
    hand.until(lambda: preview.pages > 0)
    hand.click(hand.named("PDFとして保存する"))
    hand.until(lambda: preview.saved_to is not None)
    assert preview.saved_to is not None
    pages = PdfReader(preview.saved_to).pages
    return "".join("".join(page.extract_text().split()) for page in pages)
