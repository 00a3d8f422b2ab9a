"""A week of an advisor: call after a check, plan, visit, note, keep a promise, hand over."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from app.domain import local_time
from app.domain.entries.simple import Action, Visit
from app.domain.records import Colleague
from app.services import assigning, colleagues, entries
from tests.journeys.actions import Hand
from tests.services import making
from tests.ui.fixtures import TODAY

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk

CALL, PLAN, HELD, NOTED = 2, 2, 1, 2


def test_from_the_call_to_the_promise(qtbot: QtBot, desk: Desk, client: Client) -> None:
    store, name = desk.store, client.fields.name
    making.check(store, client.id, date(2026, 11, 20))
    hand = Hand(qtbot, desk)
    hand.click(hand.named(f"{name}に電話した"))
    hand.click(hand.named(f"{name}：相談・訪問の約束ができた"))
    assert hand.actions == CALL
    hand.click(hand.named("訪問の日 11/24（火）"))
    hand.click(hand.named("訪問の時刻 13:00"))
    assert hand.actions == CALL + PLAN
    (visit,) = entries.of_client(store, client.id, kinds=("visit",))
    assert visit.value.when() == local_time.at(date(2026, 11, 24), time(13))


def test_from_the_visit_to_the_hand_over(qtbot: QtBot, desk: Desk, client: Client) -> None:
    store, name = desk.store, client.fields.name
    other = colleagues.save(store, Colleague("", "見本 もも"))[0].id
    at = local_time.at(TODAY, time(13))
    entries.create(store, client.id, Visit(starts_at=at))
    me = colleagues.me(store)
    hand = Hand(qtbot, desk)
    hand.click(hand.named(f"{name}の訪問を実施した"))
    hand.click(hand.named("2週間後に聞く"))
    hand.click(hand.named("面談のあとの記録を完了する"))
    assert hand.actions == HELD + NOTED
    (promise,) = entries.of_client(store, client.id, kinds=("action",))
    assert isinstance(promise.value, Action)
    assert (promise.value.due_on, promise.value.owner) == (date(2026, 12, 7), me)
    changes = assigning.hand_over(store, me, other)
    desk.refresh.publish(changes)
    assert assigning.load(store, other).actions == 1
