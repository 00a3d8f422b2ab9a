"""A consultation without a mouse: every key goes to what has the keyboard, Tab leads the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from app.domain.entries.consultation import Attendee, Consultation, Referral, SupportBlock
from app.domain.entries.simple import Action
from app.services import colleagues, entries
from app.ui.pages.clients import ClientsPage
from app.ui.pages.karte import KartePage
from app.ui.pages.preview import PreviewPage
from tests.journeys.actions import Hand
from tests.ui.fixtures import NOW, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.domain.entries.base import Entry
    from app.domain.records import Client
    from app.ui.desk import Desk

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
HELD = Consultation(
    state="held",
    requested_at=datetime(2026, 11, 20, 0, 30, tzinfo=UTC),
    held_at=NOW.replace(second=0),
    minutes=60,
    channel="web",
    trigger="bank",
    categories=("management.sales", "management.efficiency"),
    attendees=(
        Attendee("business", "港 花子"),
        Attendee("supporter", "見本 次郎", "みほん信用金庫"),
        Attendee("expert", "専門 太郎", "みほんIT事務所"),
    ),
    background="信用金庫から電話で紹介",
    issue="請求書に2日かかる",
    present="帳面に手で書いている",
    future="土曜は休みたい",
    support=(
        SupportBlock("請求書", "お試し版をいっしょに使った"),
        SupportBlock("値段", "見直し表を作った"),
    ),
    direction="3か月試して決める",
    after_dispatch="まだこれから",
    note="機械は苦手とのこと",
)


@pytest.fixture(params=[(1.0, 1280, 720), (1.5, 1024, 768)], ids=["usual", "large"])
def hand(
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    desk: Desk,
    client: Client,
    tmp_path: Path,
    text_size: Callable[[float], None],
) -> Hand:
    """A hand at 今日, also where list and form have no room side by side."""
    assert client.id
    scale, width, height = request.param
    text_size(scale)
    desk.preferences.update(pdf_folder=str(tmp_path))
    hand = Hand(qtbot, desk)
    hand.shown.resize(width, height)
    return hand


def press_on(hand: Hand, name: str, *, back: bool = False) -> None:
    """Tab to a button and press Enter."""
    hand.tab_to(name, back=back)
    hand.press(KEY.Key_Return)


def choose(hand: Hand, first: str, steps: int) -> None:
    """Tab to a group of chips and choose the one so many steps further on."""
    hand.tab_to(first)
    for _ in range(steps):
        hand.press(KEY.Key_Right)
    hand.press(KEY.Key_Space)


def into(hand: Hand, *pairs: tuple[str, str]) -> None:
    """Tab to field after field and type."""
    for name, text in pairs:
        hand.tab_to(name)
        hand.type(text)


def find_the_client(hand: Hand) -> None:
    """Ctrl+F, a few letters, Enter; then along the words of the カルテ to 相談."""
    hand.press(KEY.Key_F, CTRL)
    found = hand.on(ClientsPage).finder.list.rows
    hand.type("みなと")
    hand.until(lambda: found.total == 1)
    hand.press(KEY.Key_Return)
    karte = hand.on(KartePage)
    hand.tab_to("概要")
    for _ in range(3):
        hand.press(KEY.Key_Right)
    assert karte.section == "consultations"


def write_the_consultation(hand: Hand) -> None:
    """Every section of a record: when and who, then from how it came about to the direction."""
    press_on(hand, "相談を記録")
    assert hand.here == "状態 実施した"
    into(hand, ("申込みの日時", "2026/11/20"), ("申込みの日時の時刻", "9:30"), ("時間", "60"))
    choose(hand, "会い方 対面", 2)
    hand.tab_to("きっかけ")
    for _ in range(2):
        hand.press(KEY.Key_Down)
    for side, one in enumerate(HELD.attendees):
        press_on(hand, "同席者を足す")
        if side:
            choose(hand, "立場 事業者", side)
        into(hand, ("所属", one.organisation), ("お名前", one.name))
    choose(hand, "分類 経営課題：売上拡大", 0)
    hand.press(KEY.Key_Right)
    hand.press(KEY.Key_Space)
    into(
        hand,
        ("経緯", HELD.background),
        ("課題", HELD.issue),
        ("聞き取った現状", HELD.present),
        ("将来像", HELD.future),
    )
    for block in HELD.support:
        press_on(hand, "テーマを足す")
        into(hand, ("テーマ", block.theme), ("内容", block.text))
    into(
        hand,
        ("方向性", HELD.direction),
        ("専門家派遣後の結果", HELD.after_dispatch),
        ("内部メモ", HELD.note),
    )
    hand.press(KEY.Key_Return, CTRL)


def promise(hand: Hand) -> None:
    """What is next, by whom, and a chip for until when."""
    into(hand, ("次にすること", "見積もりを取り寄せる"))
    choose(hand, "わたしたちがする", 1)
    choose(hand, "期限は2週間後", 0)
    press_on(hand, "次にすることを加える", back=True)


def refer(hand: Hand) -> None:
    """A referral to an outside expert, one state further."""
    press_on(hand, "この相談から専門家につなぐ")
    into(hand, ("制度", "専門家派遣事業"), ("専門家", "専門 太郎"))
    hand.press(KEY.Key_Return, CTRL)
    press_on(hand, "申し込んだ（今日の日付で）")


def save_the_paper(hand: Hand) -> str:
    """Back to the consultation in the list, its PDF, saved; gives the words of the file."""
    hand.press(KEY.Key_Escape)
    assert hand.here == "相談の一覧"
    hand.press(KEY.Key_Down)
    hand.press(KEY.Key_Return)
    press_on(hand, "この相談のPDFを見る・印刷する")
    preview = hand.on(PreviewPage)
    hand.until(lambda: preview.pages > 0)
    press_on(hand, "PDFとして保存する")
    hand.until(lambda: preview.saved_to is not None)
    assert preview.saved_to is not None
    pages = PdfReader(preview.saved_to).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def test_a_consultation_without_a_mouse(hand: Hand, desk: Desk, client: Client) -> None:
    def kept(kind: str) -> Entry:
        (entry,) = entries.of_client(desk.store, client.id, kinds=(kind,))
        return entry

    find_the_client(hand)
    write_the_consultation(hand)
    consultation = kept("consultation")
    assert consultation.value == replace(HELD, owner=colleagues.me(desk.store))
    promise(hand)
    action = kept("action")
    assert action.value == Action("見積もりを取り寄せる", due_on=date(2026, 12, 7), side="client")
    assert action.parent == consultation.id
    refer(hand)
    referral = kept("referral")
    assert referral.parent == consultation.id
    assert referral.value == Referral(
        "applied",
        scheme="専門家派遣事業",
        expert="専門 太郎",
        theme="請求書に2日かかる",
        applied_on=TODAY,
    )
    words = save_the_paper(hand)
    for block in HELD.support:
        assert block.theme in words
        assert block.text in words
    for said in (HELD.issue, HELD.future, "見本次郎", "見積もりを取り寄せる", "2026/12/07(月)まで"):
        assert said in words, said
    assert HELD.note not in words
