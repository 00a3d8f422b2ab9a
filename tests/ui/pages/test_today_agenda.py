"""今日: visits, promises, push calls and clients not seen, each with its one or two taps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.domain import local_time
from app.domain.entries.simple import Action, Call, Note, Visit
from app.domain.records import ClientFields
from app.services import clients, entries
from app.ui.agenda.after import AfterSheet
from app.ui.agenda.plan import PlanVisit
from app.ui.workspace import Workspace
from tests.services import making
from tests.ui.audit import audit
from tests.ui.fixtures import TODAY, sweep
from tests.ui.looking import show, visible_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.domain.entries.base import Value
    from app.domain.records import Client
    from app.ui.desk import Desk
    from app.ui.pages.today import TodayPage


@dataclass
class Shown:
    """A window at 今日."""

    space: Workspace
    desk: Desk

    @property
    def page(self) -> TodayPage:
        """The page."""
        return self.space.pages.page  # type: ignore[return-value]

    @property
    def words(self) -> str:
        """All that shows on it."""
        QApplication.processEvents()
        return visible_text(self.page)

    def button(self, name: str) -> QPushButton:
        """The button that is called so."""
        QApplication.processEvents()
        return next(
            one
            for one in self.page.findChildren(QPushButton)
            if one.accessibleName() == name and one.isVisible()
        )

    def press(self, name: str) -> None:
        """Press it with the keyboard."""
        found = self.button(name)
        found.setFocus()
        QTest.keyClick(found, Qt.Key.Key_Return)
        QApplication.processEvents()

    def values(self, client_id: str) -> list[Value]:
        """What is kept of a client, the newest last."""
        return [each.value for each in entries.of_client(self.desk.store, client_id)]


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk) -> Callable[[], Shown]:
    """A function that opens the window at 今日."""

    def go(width: int = 1280, height: int = 720) -> Shown:
        space = Workspace(desk)
        space.today()
        show(qtbot, space, width, height)
        return Shown(space, space.desk)

    return go


def _visit(desk: Desk, client: Client) -> None:
    at = local_time.at(TODAY, time(10, 30))
    entries.create(desk.store, client.id, Visit(starts_at=at, purpose="原価の見直し"))


def test_a_visit_of_today_leads_to_the_check_and_is_held(
    opened: Callable[[], Shown], desk: Desk, client: Client
) -> None:
    _visit(desk, client)
    shown, name = opened(), client.fields.name
    assert f"10:30　{name}" in shown.words
    shown.press(f"{name}の訪問を実施した")
    sheet = shown.page.agenda.after
    assert sheet.isVisible()
    sheet.memo.setPlainText("次は原価表を見る")
    next(iter(sheet.chips.values())).click()
    sheet.referred.setText("みなと専門家派遣")
    QTest.keyClick(sheet.memo, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not sheet.isVisible()
    found = shown.values(client.id)
    assert [each.text for each in found if isinstance(each, Note)] == ["次は原価表を見る"]
    assert {each.text for each in found if isinstance(each, Action)} == {
        "その後を聞く",
        "みなと専門家派遣に紹介する",
    }
    QTest.keyClick(shown.space, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [each.kind for each in shown.values(client.id)] == ["visit"]
    shown.press(f"{name}：面談のあとの記録")
    shown.press("面談のあとの記録をあとにする")
    assert not sheet.isVisible()


def test_what_may_be_a_my_number_is_not_noted_after_a_meeting(
    opened: Callable[[], Shown], desk: Desk, client: Client
) -> None:
    _visit(desk, client)
    shown = opened()
    shown.press(f"{client.fields.name}の訪問を実施した")
    sheet = shown.page.agenda.after
    for field in (sheet.memo, sheet.referred):
        field.setText("621498320257")
        sheet.settle()
        assert [each.kind for each in shown.values(client.id)] == ["visit"]
        assert QApplication.focusWidget() is field
        field.clear()
    sheet.settle()
    assert not sheet.isVisible()


def test_what_was_noted_and_put_off_stands_there_again(
    desk: Desk, client: Client, qtbot: QtBot
) -> None:
    sheet, again = AfterSheet(desk), AfterSheet(desk)
    for each in (sheet, again):
        qtbot.addWidget(each)
    sheet.open(client.id, "みなと食堂", parent="a")
    sheet.memo.setPlainText("息子さんが戻る")
    sheet.referred.setText("専門家")
    day = next(iter(sheet.chips))
    sheet.chips[day].click()
    sheet.later.click()
    sheet.open(client.id, "みなと食堂", parent="b")
    assert sheet.memo.toPlainText() == ""
    again.open(client.id, "みなと食堂", parent="a")  # on a page that was built anew
    assert again.memo.toPlainText() == "息子さんが戻る"
    assert again.referred.text() == "専門家"
    assert again.chips[day].isChecked()
    again.done.click()
    assert len(entries.of_client(desk.store, client.id)) == 3
    sheet.open(client.id, "みなと食堂", parent="a")
    assert sheet.memo.toPlainText() == ""
    assert not any(chip.isChecked() for chip in sheet.chips.values())


def test_a_visit_is_cancelled_with_one_tap(
    opened: Callable[[], Shown], desk: Desk, client: Client
) -> None:
    _visit(desk, client)
    shown = opened()
    shown.press(f"{client.fields.name}の訪問を取りやめる")
    assert "今日の訪問・面談" not in shown.words
    assert [each.state_code() for each in shown.values(client.id)] == ["cancelled"]


def test_promises_are_done_or_put_off_and_the_keyboard_stays(
    opened: Callable[[], Shown], desk: Desk, client: Client
) -> None:
    for days, words in ((-3, "見積を送る"), (2, "資料を渡す"), (30, "先のこと")):
        due_on = TODAY + timedelta(days=days)
        entries.create(desk.store, client.id, Action(words, due_on=due_on))
    shown, name = opened(), client.fields.name
    assert "11/19（木）を過ぎています" in shown.words
    assert "先のこと" not in shown.words
    shown.press(f"{name}「見積を送る」が済んだ")
    assert shown.page.agenda.due.holds_keyboard()
    shown.press(f"{name}「資料を渡す」を1週間のばす")
    assert "資料を渡す" not in shown.words
    assert shown.page.start.hasFocus()


def test_a_push_call_takes_two_taps_and_a_day_to_call_again_three(
    opened: Callable[[], Shown], desk: Desk, client: Client
) -> None:
    making.check(desk.store, client.id, date(2026, 11, 10))
    shown, name = opened(), client.fields.name
    shown.press(f"{name}に電話した")
    shown.press(f"{name}：かけ直す")
    shown.press("かけ直す日 11/24（火）")
    kinds = {type(each) for each in shown.values(client.id)}
    assert kinds == {Call, Action}
    assert f"{name}「もう一度電話する」が済んだ" in shown.words


def test_what_is_asked_about_a_call_outlives_changes_in_the_background(
    opened: Callable[[], Shown], desk: Desk, client: Client
) -> None:
    making.check(desk.store, client.id, date(2026, 11, 10))
    shown, name = opened(), client.fields.name
    shown.press(f"{name}に電話した")
    shown.press(f"{name}：かけ直す")
    day = shown.button("かけ直す日 11/24（火）")
    day.setFocus()
    other, changes = clients.create(desk.store, ClientFields("あとから来た人"))
    making.check(desk.store, other.id, date(2026, 11, 11))
    desk.refresh.publish(changes)
    QApplication.processEvents()
    assert "あとから来た人" in shown.words
    assert shown.button("かけ直す日 11/24（火）") is day
    assert day.hasFocus()
    clients.trash(desk.store, client.id)
    desk.refresh.publish(changes)
    QApplication.processEvents()
    sweep()
    assert not shiboken6.isValid(day)
    assert shown.page.start.hasFocus()


def test_an_agreed_meeting_is_planned_with_a_day_and_a_time(
    opened: Callable[[], Shown], desk: Desk, client: Client
) -> None:
    making.check(desk.store, client.id, date(2026, 11, 10))
    shown, name = opened(), client.fields.name
    shown.press(f"{name}に電話した")
    shown.press(f"{name}：相談・訪問の約束ができた")
    shown.press("訪問の日 11/24（火）")
    shown.press("訪問の時刻 14:00")
    (visit,) = [each for each in shown.values(client.id) if isinstance(each, Visit)]
    assert visit.starts_at == local_time.at(date(2026, 11, 24), time(14))
    assert shown.page.agenda.plan is None


def test_a_plan_can_be_left(opened: Callable[[], Shown], desk: Desk, client: Client) -> None:
    making.check(desk.store, client.id, date(2025, 11, 10))
    shown, name = opened(), client.fields.name
    assert "6か月以上、お会いしていない方" in shown.words
    shown.press(f"{name}の訪問を予定する")
    shown.press("訪問の予定をやめる")
    assert not any(one.isVisible() for one in shown.page.findChildren(PlanVisit))
    assert shown.values(client.id) == []


def test_lists_stay_short_until_more_is_wanted(opened: Callable[[], Shown], desk: Desk) -> None:
    for number in range(5):
        made, _ = clients.create(desk.store, ClientFields(name=f"みほん{number}商店"))
        entries.create(desk.store, made.id, Action("聞く", due_on=TODAY))
    shown = opened()
    assert shown.words.count("」が済んだ") == 3
    shown.press("期限が来ていること・今週のことをもっと見る")
    assert shown.words.count("」が済んだ") == 5


@pytest.mark.parametrize(("scale", "size"), [(1.0, (1280, 720)), (1.5, (1024, 768))])
def test_nothing_is_clipped(
    opened: Callable[..., Shown],
    desk: Desk,
    client: Client,
    text_size: Callable[[float], None],
    scale: float,
    size: tuple[int, int],
) -> None:
    _visit(desk, client)
    making.check(desk.store, client.id, date(2026, 11, 10))
    text_size(scale)
    shown = opened(*size)
    audit(shown.page)
