"""A new subsidy of the city: written once, whom it fits, a call, the notices."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.domain.own_knowledge import MEASURE
from app.services import entries, own_knowledge
from app.ui.pages.own_knowledge import OwnKnowledgePage
from app.ui.pages.preview import PreviewPage
from app.ui.pages.seek import SeekPage
from tests.domain import own_items
from tests.journeys.actions import Hand
from tests.services.test_seeking import ISSUE, TOOL, check

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk

TO_THE_LIST, CALL, NOTICES = 3, 2, 1


def test_from_a_measure_to_the_call_and_the_notices(
    qtbot: QtBot, desk: Desk, client: Client
) -> None:
    store, name = desk.store, client.fields.name
    check(store, client.id, date(2026, 10, 1), **{ISSUE: "now", TOOL: "considering"})
    fits = {**own_items.MEASURE["fits"], "prefectures": [], "sizes": []}
    own, _ = own_knowledge.create(
        store, MEASURE, {**own_items.MEASURE, "fits": fits, "municipality": ""}
    )
    hand = Hand(qtbot, desk)
    hand.click(hand.named("施策から、合いそうなお客様を探す"))
    hand.click(hand.on(SeekPage).own)
    hand.on(OwnKnowledgePage).list.opened.emit(own.id)
    hand.click(hand.named("この施策に合うお客様を探す"))
    assert hand.actions == TO_THE_LIST
    page = hand.on(SeekPage)
    hand.until(lambda: bool(page.results.rows))
    hand.click(hand.named(f"{name}への電話の結果を記録する"))
    hand.click(hand.named(f"{name}：お話しできた"))
    assert hand.actions == TO_THE_LIST + CALL
    assert len(entries.of_client(store, client.id, kinds=("call",))) == 1
    hand.click(page.results.notices)
    assert hand.actions == TO_THE_LIST + CALL + NOTICES
    preview = hand.on(PreviewPage)
    hand.until(lambda: preview.pages == 1)
    assert "お知らせ（1件）" in preview.title.text()
    assert not preview.mail.isVisible()
