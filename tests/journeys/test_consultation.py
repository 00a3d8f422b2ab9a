"""A consultation from the phone call to its paper: with banker and expert, promises, referral."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt

from app.domain.entries.consultation import Attendee, Consultation, Referral
from app.domain.entries.simple import Action
from app.services import entries
from app.ui.pages.consultations import WAITING, ConsultationsPage
from app.ui.pages.karte import KartePage
from app.ui.pages.preview import PreviewPage
from app.ui.pages.result import ResultPage
from tests.journeys.actions import Hand
from tests.ui import finished
from tests.ui.fixtures import NOW, TODAY
from tests.ui.looking import visible_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk
    from app.ui.karte.consultations import ConsultationsSection

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
TABLE = (
    Attendee("business", "港 花子"),
    Attendee("supporter", "見本 次郎", "みほん信用金庫"),
    Attendee("expert", "専門 太郎", "みほんIT事務所"),
)


@pytest.fixture
def hand(qtbot: QtBot, desk: Desk) -> Hand:
    """A hand at 今日."""
    return Hand(qtbot, desk)


def section(hand: Hand) -> ConsultationsSection:
    """The consultations of the client that shows."""
    return cast("ConsultationsSection", hand.on(KartePage).part)


def kept(desk: Desk, client: Client) -> Consultation:
    """The one consultation in the store."""
    (entry,) = entries.of_client(desk.store, client.id, kinds=("consultation",))
    assert isinstance(entry.value, Consultation)
    return entry.value


def test_from_the_phone_to_the_paper(hand: Hand, desk: Desk, client: Client) -> None:
    hand.shown.karte(client.id, "consultations")
    # It is asked for by phone: one tap and Ctrl+Enter.
    hand.click(section(hand).new["requested"])
    hand.press(KEY.Key_Return, CTRL)
    assert kept(desk, client).state == "requested"
    assert kept(desk, client).requested_at == NOW.replace(second=0)
    # It is held with banker and expert.
    form = section(hand).sheet.form
    assert form is not None
    form.form.show_value(kept(desk, client))
    for name, value in (
        ("state", "held"),
        ("held_at", NOW.replace(hour=6)),
        ("attendees", TABLE),
        ("categories", ("management.efficiency",)),
        ("issue", "請求書に2日かかる"),
        ("note", "機械は苦手とのこと"),
    ):
        field = form.form.boxes[name].field
        field.show_value(value)
        field.chosen()
    hand.press(KEY.Key_Return, CTRL)
    held = kept(desk, client)
    assert (held.state, held.attendees, held.lead_class) == ("held", TABLE, "under_1")
    assert section(hand).count.text() == "これまでの相談：延べ1回"
    # What is next.
    promises = section(hand).sheet.promises
    promises.field.setFocus()
    hand.type("mitsumori")
    hand.press(KEY.Key_Return)
    sheet_entry = section(hand).sheet.entry
    assert sheet_entry is not None
    (action,) = entries.children(desk.store, sheet_entry.id)
    assert isinstance(action.value, Action)
    # The referral, step by step.
    hand.click(section(hand).refer)
    hand.press(KEY.Key_Return, CTRL)
    hand.click(section(hand).steps.next)
    hand.shown.consultations()
    page = hand.on(ConsultationsPage)
    hand.click(page.chips["referral"])
    assert [row.mark for row in page.list.rows] == [WAITING]
    page.list.choose(page.list.rows[0].id)
    page.list.setFocus()
    hand.press(KEY.Key_Return)
    for _ in range(3):
        hand.click(section(hand).steps.next)
    (referral,) = entries.of_client(desk.store, client.id, kinds=("referral",))
    assert isinstance(referral.value, Referral)
    assert referral.value == Referral(
        "done",
        theme="請求書に2日かかる",
        applied_on=TODAY,
        prior_on=TODAY,
        dispatched_on=(TODAY,),
        done_on=TODAY,
    )
    # The paper.
    section(hand).show_entry(sheet_entry.id)
    hand.click(section(hand).print)
    preview = hand.on(PreviewPage)
    hand.until(lambda: preview.pages == 1)
    said = preview.view.accessibleDescription()
    assert "見本 次郎" in said
    assert "mitsumori" in said
    assert "機械は苦手" not in said


def test_from_the_result_of_a_check(hand: Hand, desk: Desk, client: Client) -> None:
    check = finished.finish(desk.store, client.id)
    hand.shown.result(check.id)
    page = hand.on(ResultPage)
    hand.until(lambda: page.content is not None)
    hand.click(page.advisor)
    hand.until(lambda: "この結果で相談を記録する" in visible_text(page))
    page._consult()
    hand.press(KEY.Key_Return, CTRL)
    assert kept(desk, client).check_id == check.id
    assert kept(desk, client).issue.startswith("・")
    assert kept(desk, client).when() is not None


def test_the_owner_asks_to_talk_about_the_first_thing(
    hand: Hand, desk: Desk, client: Client
) -> None:
    check = finished.finish(desk.store, client.id)
    hand.shown.result(check.id)
    page = hand.on(ResultPage)
    hand.until(lambda: page.content is not None)
    assert page.content is not None
    thing = page.content.things[0]
    hand.shown.consult(client.id, check.id, thing)
    hand.press(KEY.Key_Return, CTRL)
    assert kept(desk, client).state == "requested"
    assert kept(desk, client).issue == thing.title
    assert kept(desk, client).check_id == check.id
