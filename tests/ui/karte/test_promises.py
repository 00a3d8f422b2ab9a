"""概要: what is promised, the next visit, and who knows what the client needs."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.domain import local_time
from app.domain.entries.simple import Action, Visit
from app.domain.records import Colleague
from app.services import clients, colleagues, entries
from app.ui.karte.overview import OverviewSection
from app.ui.pages.result import ResultPage
from app.ui.workspace import Workspace
from tests.ui.audit import audit
from tests.ui.finished import finish
from tests.ui.fixtures import TODAY
from tests.ui.looking import show, visible_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk


def _karte(qtbot: QtBot, desk: Desk, client: Client, size: tuple[int, int]) -> OverviewSection:
    space = Workspace(desk)
    show(qtbot, space, *size)
    space.karte(client.id)
    QApplication.processEvents()
    return space.findChildren(OverviewSection)[0]


def _press(root: QWidget, name: str) -> None:
    QApplication.processEvents()
    (found,) = [
        one
        for one in root.findChildren(QPushButton)
        if one.accessibleName() == name and one.isVisible()
    ]
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_visits_and_promises_stand_in_their_order_and_are_done(
    qtbot: QtBot, desk: Desk, client: Client
) -> None:
    for days, words in ((9, "資料を渡す"), (-3, "見積を送る")):
        due_on = TODAY + timedelta(days=days)
        entries.create(desk.store, client.id, Action(words, due_on=due_on))
    entries.create(desk.store, client.id, Action("いつか聞く"))
    at = local_time.at(date(2026, 12, 1), time(10))
    entries.create(desk.store, client.id, Visit(starts_at=at))
    section = _karte(qtbot, desk, client, (1280, 720))
    words = visible_text(section.promises)
    order = [words.index(each) for each in ("2026/12/01", "見積を送る", "資料を渡す", "いつか聞く")]
    assert order == sorted(order)
    assert "11/19（木）を過ぎています" in words
    _press(section, "「見積を送る」が済んだ")
    assert "見積を送る" not in visible_text(section.promises)
    _press(section, "2026/12/01(火) 10:00の訪問を実施した")
    assert section.promises.after.isVisible()
    section.promises.after.memo.setPlainText("原価表を見た")
    _press(section, "面談のあとの記録を完了する")
    assert any(
        each.value.words() == ("原価表を見た",) for each in entries.of_client(desk.store, client.id)
    )


def test_what_is_noted_after_a_meeting_is_unsaved_until_it_is_kept(
    qtbot: QtBot, desk: Desk, client: Client
) -> None:
    section = _karte(qtbot, desk, client, (1280, 720))
    after = section.promises.after
    said = []

    def press(name: str) -> None:
        _press(section, name)
        said.append(after.unsaved)

    press("面談のあとの記録を書く")
    after.memo.setPlainText("原価表を見た")
    said.append(after.unsaved)
    press("面談のあとの記録を完了する")
    press("面談のあとの記録を書く")
    next(iter(after.chips.values())).click()
    said.append(after.unsaved)
    press("面談のあとの記録をあとにする")
    assert said == [False, True, False, False, True, False]


def test_a_visit_is_planned_in_three_taps(qtbot: QtBot, desk: Desk, client: Client) -> None:
    section = _karte(qtbot, desk, client, (1280, 720))
    assert "約束も予定も、まだありません。" in visible_text(section.promises)
    _press(section, "訪問の予定を入れる")
    _press(section, "訪問の日 11/24（火）")
    _press(section, "訪問の時刻 10:00")
    (entry,) = entries.of_client(desk.store, client.id)
    assert entry.value.when() == local_time.at(date(2026, 11, 24), time(10))
    _press(section, "2026/11/24(火) 10:00の訪問を取りやめる")
    assert not section.promises.after.isVisible()
    _press(section, "面談のあとの記録を書く")
    assert section.promises.after.isVisible()


def test_many_promises_stay_short(qtbot: QtBot, desk: Desk, client: Client) -> None:
    for number in range(7):
        entries.create(desk.store, client.id, Action(f"{number}を聞く"))
    section = _karte(qtbot, desk, client, (1280, 720))
    assert visible_text(section.promises).count("」が済んだ") == 5
    _press(section, "約束をもっと見る")
    assert visible_text(section.promises).count("」が済んだ") == 7


def test_who_knows_takes_over_or_is_asked(qtbot: QtBot, desk: Desk, client: Client) -> None:
    check = finish(desk.store, client.id)
    issues = tuple(name for name in check.answers if name.startswith("q2."))
    given = Colleague("", "見本 さくら", office="東支所", fields=issues)
    known, _ = colleagues.save(desk.store, given)
    section = _karte(qtbot, desk, client, (1280, 720))
    assert "見本 さくら　東支所" in visible_text(section.knowing)
    _press(section, "見本 さくらさんを担当にする")
    assert clients.get(desk.store, client.id).fields.owner == known.id
    _press(section, "見本 さくらさんに相談を頼む")
    (entry,) = entries.of_client(desk.store, client.id)
    assert entry.value.owner_id() == known.id
    assert "見本 さくらさんに相談する" in visible_text(section.promises)


def test_the_advisors_side_of_a_result_asks_for_the_minute_after(
    qtbot: QtBot, desk: Desk, client: Client
) -> None:
    check = finish(desk.store, client.id)
    issues = tuple(name for name in check.answers if name.startswith("q2."))
    colleagues.save(desk.store, Colleague("", "見本 さくら", fields=issues))
    page = ResultPage(desk)
    show(qtbot, page, 1068, 720)
    page.open(check.id)
    qtbot.waitUntil(lambda: page.content is not None)
    page.advisor.setChecked(True)
    words = visible_text(page)
    assert "見本 さくら" in words
    assert "面談のあとに" in words
    page.hand_over(True)
    assert "見本 さくら" not in visible_text(page)


@pytest.mark.parametrize(("scale", "size"), [(1.0, (1280, 720)), (1.5, (1024, 768))])
def test_nothing_is_clipped(
    qtbot: QtBot,
    desk: Desk,
    client: Client,
    text_size: Callable[[float], None],
    scale: float,
    size: tuple[int, int],
) -> None:
    entries.create(desk.store, client.id, Action("見積を送る", due_on=TODAY))
    at = local_time.at(date(2026, 12, 1), time(10))
    entries.create(desk.store, client.id, Visit(starts_at=at))
    text_size(scale)
    section = _karte(qtbot, desk, client, size)
    _press(section, "訪問の予定を入れる")
    _press(section, "訪問の日 11/24（火）")
    audit(section)
    _press(section, "面談のあとの記録を書く")
    QApplication.processEvents()
    assert not section.promises.after.memo.visibleRegion().isEmpty(), "scrolled into sight"
