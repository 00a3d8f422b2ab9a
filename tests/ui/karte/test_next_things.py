"""「つぎの3つ」 on the result: more about one, and its step in the plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from app.reports.content import Reference, ToolTip
from app.services import planning, tracker
from app.ui.karte.next_things import TAKEN, THERE, NextThings
from app.ui.widgets import things
from tests.ui import contents, looking
from tests.ui.audit import audit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator

TOOL = ToolTip(
    "q3.accounting",
    "会計ソフト",
    "月の数字が早くわかります。",
    "12月22日までに、開く。",
    "月5,000円くらいまで",
    "締めの日",
)
MEASURE = Reference("measure.yorozu", "よろず支援拠点", "相談先", "都道府県に1つあります。")
CASE = Reference("case.a", "早く締めた食堂", "モデルケース", "5日で締まります。", "同じ課題")


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk, client: Client) -> NextThings:
    return show(qtbot, desk, client, plan=True)


def show(qtbot: QtBot, desk: Desk, client: Client, *, plan: bool) -> NextThings:
    first, *rest = contents.THINGS
    full = replace(first, tools=(TOOL,), measures=(MEASURE,), cases=(CASE,))
    content = replace(contents.FULL, things=(full, *rest))
    page = NextThings(desk, content, client.id, plan=plan)
    qtbot.addWidget(page)
    page.resize(1000, 900)
    page.show()
    settle(qtbot, desk)
    return page


def settle(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: desk.tasks.idle, timeout=20_000)


def closed(shown: NextThings) -> bool:
    return shown.details is None


def test_more_about_a_thing_opens_below_and_closes_again(shown: NextThings) -> None:
    card = shown.row.cards[0]
    card.more.click()
    assert shown.details is not None
    said = looking.visible_text(shown.details)
    for part in (TOOL.title, TOOL.effect, TOOL.cost, MEASURE.title, MEASURE.text, CASE.reason):
        assert part in said
    layout = shown.layout()
    assert layout is not None
    QApplication.processEvents()
    shown.resize(1000, layout.totalHeightForWidth(1000))
    QApplication.processEvents()
    audit(shown)
    shown.details.close_it.click()
    assert closed(shown)
    assert shown.focusWidget() is card.more


def test_asking_twice_puts_it_away(shown: NextThings) -> None:
    for _ in range(2):
        shown.row.cards[0].more.click()
    assert closed(shown)


def test_a_thing_without_more_offers_none(shown: NextThings) -> None:
    assert shown.row.cards[1].more.isHidden()


def test_the_step_goes_into_the_plan_once(
    shown: NextThings, qtbot: QtBot, desk: Desk, client: Client, navigator: RecordingNavigator
) -> None:
    card = shown.row.cards[0]
    card.take.click()
    settle(qtbot, desk)
    (task,) = tracker.plan(desk.store, client.id).tasks
    assert task.text == card.thing.step
    assert task.measure == MEASURE.title
    assert card.thing.indicator in task.note
    assert navigator.last[0] == "done"
    assert navigator.last[1][1] == TAKEN
    assert card.take.text() == things.TAKEN
    assert not card.take.isEnabled()
    shown.row.taken.emit(card.thing.step, card.thing)
    settle(qtbot, desk)
    assert navigator.last == ("toast", (THERE,))
    assert len(tracker.plan(desk.store, client.id).tasks) == 1


def test_the_first_step_of_a_tool_goes_into_the_plan(
    shown: NextThings, qtbot: QtBot, desk: Desk, client: Client
) -> None:
    shown.row.cards[0].more.click()
    assert shown.details is not None
    (take,) = shown.details.takes
    take.click()
    settle(qtbot, desk)
    assert planning.taken(desk.store, client.id) == {f"{TOOL.title}：{TOOL.step}"}
    assert not take.isEnabled()


def test_a_page_can_be_read_on(shown: NextThings, navigator: RecordingNavigator) -> None:
    shown.row.cards[0].more.click()
    assert shown.details is not None
    for link in shown.details.links:
        link.click()
    read = [arguments[0] for name, arguments in navigator.calls if name == "read"]
    assert read == [TOOL.id, MEASURE.id, CASE.id]


def arranged(qtbot: QtBot, desk: Desk, client: Client, *, plan: bool = True) -> NextThings:
    """One by one, with short cards."""
    full = tuple(replace(each, effect="よくなります。") for each in contents.THINGS)
    reader = replace(contents.FULL.reader, one_by_one=True)
    content = replace(contents.FULL, things=full, reader=reader, basics="機器から。")
    page = NextThings(desk, content, client.id, plan=plan, check_id="c")
    qtbot.addWidget(page)
    page.resize(1000, 900)
    page.show()
    settle(qtbot, desk)
    return page


def test_talking_about_it_is_offered_on_the_first_card_only(
    qtbot: QtBot, desk: Desk, client: Client, navigator: RecordingNavigator
) -> None:
    page = arranged(qtbot, desk, client)
    first, *others = page.row.cards
    assert not first.consult.isHidden()
    assert all(card.consult.isHidden() for card in others)
    first.consult.click()
    assert navigator.last == ("consult", (client.id, "c", first.thing))
    handed = arranged(qtbot, desk, client, plan=False)
    assert handed.row.cards[0].consult.isHidden()
    beside = show(qtbot, desk, client, plan=True)
    assert all(card.consult.isHidden() for card in beside.row.cards)


def test_what_a_short_card_left_out_is_read_on_demand(
    qtbot: QtBot, desk: Desk, client: Client
) -> None:
    page = arranged(qtbot, desk, client)
    card = page.row.cards[0]
    card.more.click()
    assert page.details is not None
    said = looking.visible_text(page.details)
    assert card.thing.other_step in said
    assert card.thing.indicator in said


def test_what_belongs_to_a_folded_card_goes_with_it(
    qtbot: QtBot, desk: Desk, client: Client
) -> None:
    page = arranged(qtbot, desk, client)
    page.row.later.click()
    page.row.cards[1].more.click()
    assert page.details is not None
    page.row.later.click()
    assert closed(page)
    assert page.focusWidget() is page.row.later
    page.row.cards[0].more.click()
    for _ in range(2):
        page.row.later.click()
    assert not closed(page)  # it belongs to the card that stays


def test_nothing_is_planned_while_the_owner_holds_the_device(
    qtbot: QtBot, desk: Desk, client: Client
) -> None:
    page = show(qtbot, desk, client, plan=False)
    page.row.cards[0].more.click()
    assert page.details is not None
    assert all(card.take.isHidden() for card in page.row.cards)
    assert all(take.isHidden() for take in page.details.takes)
