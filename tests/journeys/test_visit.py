"""A visit from an empty list to a finished check, with what goes wrong on the way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from app import library
from app.domain.records import CheckContext
from app.domain.search import Search
from app.services import checks, clients, finding
from app.services import store as stores
from app.ui.pages.check import CheckPage
from app.ui.pages.karte import KartePage
from app.ui.pages.result import ResultPage
from app.ui.pages.start import StartPage
from app.ui.pages.today import TodayPage
from tests.journeys.actions import Hand
from tests.ui.audit import audit
from tests.ui.fixtures import PASSPHRASE, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.services.store import Store
    from app.ui.desk import Desk

OTHER = "有限会社よその工務店"


def _other(store: Store) -> None:
    from app.domain.records import ClientFields

    clients.create(store, ClientFields(name=OTHER, kana="ヨソノ", town="よその町"))


def test_a_new_client_is_checked_and_found_in_the_karte(qtbot: QtBot, desk: Desk) -> None:
    hand = Hand(qtbot, desk)
    hand.shown.new_check(None)
    start = hand.on(StartPage)
    start.open_new()
    start.form.name.setText("有限会社みどり")
    start.form.trades.press("A")
    start.form.sizes.press("2")
    start.begin.click()
    hand.answer_by_keys()
    hand.on(ResultPage)
    (row,) = finding.find(desk.store, Search("みどり")).rows
    assert (row.industry, row.checks, row.last_check_on) == ("D", 1, TODAY)
    hand.shown.karte(row.id)
    hand.on(KartePage)
    hand.click(hand.named("2026/11/22(日)のチェック：結果を見る"))
    hand.on(ResultPage)


def test_a_check_resumes_after_a_restart(qtbot: QtBot, desk: Desk, client: Client) -> None:
    hand = Hand(qtbot, desk)
    hand.shown.new_check(client.id)
    start = hand.on(StartPage)
    start.begin.click()
    for _ in range(9):
        hand.press(Qt.Key.Key_2)
        qtbot.waitUntil(lambda: not hand.check.waiting)
    answered = dict(hand.check.flow.answers)
    folder = desk.store.folder
    desk.store.close()  # the program ends without a word

    again = stores.unlock(folder, PASSPHRASE, secrets=None)
    try:
        (draft,) = checks.drafts(again)
        assert draft.answers == answered
        assert len(answered) == 9
        page = CheckPage(replace(desk, store=again), advance_ms=0)
        qtbot.addWidget(page)
        page.open(draft.id)
        assert page.flow.current not in answered
        assert page.flow.progress.number == 10
    finally:
        again.close()


def test_today_offers_the_draft_and_takes_back_a_discard(
    qtbot: QtBot, desk: Desk, client: Client
) -> None:
    draft, _ = checks.start(desk.store, client.id, context=CheckContext(TODAY))
    hand = Hand(qtbot, desk)
    hand.on(TodayPage)
    hand.click(hand.named(f"{client.fields.name}の途中のチェックを破棄する"))
    assert checks.drafts(desk.store) == ()
    (undo,) = [
        found
        for found in hand.shown.toast_view.findChildren(QPushButton)
        if found.text() == "元に戻す"
    ]
    hand.click(undo)
    assert [d.id for d in checks.drafts(desk.store)] == [draft.id]
    hand.click(hand.named(f"{client.fields.name}のチェックを続ける"))
    hand.on(CheckPage)


def test_a_correction_names_the_check_it_replaces(qtbot: QtBot, desk: Desk, client: Client) -> None:
    source = library.questionnaire()
    draft, _ = checks.start(desk.store, client.id, context=CheckContext(TODAY))
    checks.answer_many(
        desk.store,
        draft.id,
        {i.id: s.options[0].code for s in source.sections if s.options for i in s.items},
    )
    first, _ = checks.finish(desk.store, draft.id)
    hand = Hand(qtbot, desk)
    hand.shown.karte(client.id)
    hand.click(hand.named("2026/11/22(日)のチェック：答えを直す"))
    page = hand.check
    assert page.flow.gaps == ()
    assert page.flow.progress.number == 1
    page.answer("q2.finance", "later")
    qtbot.waitUntil(lambda: not page.waiting)
    hand.click(page.bar.finish_button)
    assert page.finished
    newest = checks.history(desk.store, client.id)[0]
    assert newest.supersedes == first.id
    assert newest.answers["q2.finance"] == "later"


def test_in_hand_over_nothing_of_others_shows(qtbot: QtBot, desk: Desk, client: Client) -> None:
    _other(desk.store)
    draft, _ = checks.start(desk.store, client.id, context=CheckContext(TODAY))
    checks.set_memo(desk.store, draft.id, "ないしょの覚え書き")
    hand = Hand(qtbot, desk)
    hand.shown.resume(draft.id)
    page = hand.check
    page.open_memo()
    hand.shown.hand_over()
    seen = "\n".join(_texts(hand))
    assert "ないしょの覚え書き" not in seen
    assert OTHER not in seen
    assert client.fields.name not in seen
    hand.press(Qt.Key.Key_F4)
    assert "ないしょの覚え書き" not in "\n".join(_texts(hand))
    assert not page.bar.memo_button.isVisible()


def _texts(hand: Hand) -> list[str]:
    from PySide6.QtWidgets import QLabel, QPlainTextEdit

    labels = [w.text() for w in hand.shown.findChildren(QLabel) if w.isVisible()]
    buttons = [w.text() for w in hand.shown.findChildren(QPushButton) if w.isVisible()]
    edits = [w.toPlainText() for w in hand.shown.findChildren(QPlainTextEdit) if w.isVisible()]
    return [*labels, *buttons, *edits]


def test_another_text_size_reaches_pages_made_before(
    qtbot: QtBot, desk: Desk, client: Client, text_size: Callable[[float], None]
) -> None:
    hand = Hand(qtbot, desk)
    hand.shown.karte(client.id)
    before = hand.page.layout()
    assert before is not None
    narrow = before.contentsMargins().left()
    hand.shown.settings()
    text_size(1.5)
    hand.shown.fit()
    hand.shown.resize(1024, 768)
    hand.shown.today()
    for _ in range(4):
        QApplication.processEvents()
    audit(hand.on(TodayPage))
    hand.shown.karte(client.id)
    for _ in range(4):
        QApplication.processEvents()
    audit(hand.on(KartePage))
    after = hand.page.layout()
    assert after is not None
    assert after.contentsMargins().left() > narrow
