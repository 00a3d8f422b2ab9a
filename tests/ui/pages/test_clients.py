"""お客様: searching, the 50音 rows, opening, the trash."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.records import ClientFields
from app.domain.search import Search
from app.services import clients, finding, several, undo
from app.ui import saving
from app.ui.dialogs.give_list import GiveListDialog
from app.ui.dialogs.several import SeveralDialog
from app.ui.pages.clients import ClientsPage
from app.ui.widgets.client_search import NONE_FIT
from app.ui.widgets.pick_bar import HOW
from app.ui.widgets.rows import NOWHERE
from tests.ui.audit import audit
from tests.ui.looking import show
from tests.ui.stores import read_only

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.services.store import Store
    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator

NAMES = (("青木商店", "アオキショウテン"), ("かもめ旅館", "カモメリョカン"), ("木村建設", "キムラ"))


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> ClientsPage:
    """The page over three clients."""
    for name, kana in NAMES:
        clients.create(desk.store, ClientFields(name=name, kana=kana, town="はま町"))
    page = ClientsPage(desk)
    qtbot.addWidget(page)
    page.resize(1060, 640)
    page.reload()
    page.show()
    qtbot.waitExposed(page)
    return page


def _names(page: ClientsPage) -> list[str]:
    model = page.finder.list.rows
    rows = [model.row(number) for number in range(model.rowCount())]
    return [row.name for row in rows if row is not None]


def test_clients_stand_in_the_order_of_their_reading(page: ClientsPage) -> None:
    assert _names(page) == ["青木商店", "かもめ旅館", "木村建設"]
    assert page.count.text() == "3件"


def test_typing_searches(page: ClientsPage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.search, "kamome")
    qtbot.waitUntil(lambda: _names(page) == [])
    assert page.finder.empty.isVisible()
    page.search.setText("かもめ")
    qtbot.waitUntil(lambda: _names(page) == ["かもめ旅館"])


def test_a_conversion_under_way_does_not_search(page: ClientsPage) -> None:
    QApplication.sendEvent(page.search, QInputMethodEvent("かも", []))
    assert not page.finder._timer.isActive()
    commit = QInputMethodEvent()
    commit.setCommitString("かもめ")
    QApplication.sendEvent(page.search, commit)
    assert page.finder._timer.isActive()


def test_enter_opens_the_first_hit_at_once(
    page: ClientsPage, navigator: RecordingNavigator, desk: Desk
) -> None:
    page.search.setText("木村")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    (row,) = finding.find(desk.store, Search("木村")).rows
    assert navigator.last == ("karte", (row.id,))


def test_arrows_walk_from_the_field_and_escape_empties_it(
    page: ClientsPage, navigator: RecordingNavigator
) -> None:
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    QTest.keyClick(page.search, Qt.Key.Key_Up)
    chosen = page.finder.list.chosen
    assert chosen is not None
    assert chosen.name == "かもめ旅館"
    page.karte.click()
    page.check.click()
    assert navigator.calls == [("karte", (chosen.id,)), ("new_check", (chosen.id,))]
    page.search.setText("x")
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.search.text() == ""


def test_a_row_of_kana_narrows_the_list(page: ClientsPage) -> None:
    page.finder.buttons["か"].click()
    assert _names(page) == ["かもめ旅館", "木村建設"]
    page.finder.buttons["か"].click()
    assert len(_names(page)) == 3
    page.finder.buttons["わ"].click()
    assert _names(page) == []
    assert page.finder.empty.text() == NONE_FIT
    page.finder.buttons[""].click()
    assert len(_names(page)) == 3


def test_a_client_is_thrown_away_and_comes_back(
    page: ClientsPage, desk: Desk, navigator: RecordingNavigator
) -> None:
    chosen = page.finder.list.chosen
    assert chosen is not None
    page.throw.click()
    name, (changes, words) = navigator.last
    assert name == "done"
    assert chosen.name in words
    assert [row.id for row in clients.trashed(desk.store)] == [chosen.id]
    undo.undo(desk.store, changes.undo)
    assert clients.trashed(desk.store) == ()
    page.trash.click()
    assert navigator.last == ("trash", ())


def test_what_cannot_be_thrown_away_is_said(page: ClientsPage, desk: Desk) -> None:
    with read_only(desk.store):
        page.throw.click()
        assert desk.failures._open is not None
        desk.failures._open.accept()
    assert clients.trashed(desk.store) == ()


def test_a_new_client_begins_with_a_check(page: ClientsPage, navigator: RecordingNavigator) -> None:
    page.new.click()
    assert navigator.last == ("new_client", ())


def test_a_long_list_is_read_in_parts(qtbot: QtBot, desk: Desk) -> None:
    _many(desk.store, 230)
    page = ClientsPage(desk)
    qtbot.addWidget(page)
    page.reload()
    model = page.finder.list.rows
    assert (model.rowCount(), model.total) == (40, 230)
    while model.canFetchMore(model.index(-1)):
        model.fetchMore(model.index(-1))
    assert model.rowCount() == 230
    assert not model.canFetchMore(model.index(-1))
    assert len(set(_names(page))) == 230


def test_one_comes_back_to_the_place_in_a_long_list(qtbot: QtBot, desk: Desk) -> None:
    for number in range(60):
        clients.create(desk.store, ClientFields(f"見本{number:02}", kana=f"ミホン{number:02}"))
    page = ClientsPage(desk)
    show(qtbot, page, 1000, 600)
    page.open()
    page.list.rows.fetchMore(NOWHERE)
    page.list.step(50)
    scrolled = page.list.verticalScrollBar().value()
    assert scrolled > 0
    page.reload()
    assert page.list.chosen is not None
    assert page.list.chosen.name == "見本50"
    assert page.list.verticalScrollBar().value() == scrolled
    page.throw.click()
    assert page.list.chosen.name == "見本51"
    page.search.setText("見本1")
    page.finder.search()
    assert page.list.chosen.name == "見本10"
    page.search.setText("")
    page.reload()
    assert page.list.chosen.name == "見本00"


def test_the_bar_stands_there_while_more_than_one_is_chosen(page: ClientsPage) -> None:
    assert not page.bar.isVisible()
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.bar.isVisible()
    assert not page.check.isVisible()
    assert not page.several.isVisible()
    assert page.bar.count.text() == "2件を選んでいます"
    assert page.bar.all.text() == "全部（3件）を選ぶ"
    page.bar.all.click()
    assert page.bar.count.text() == "3件を選んでいます"
    assert not page.bar.all.isVisible()
    QTest.keyClick(page.list, Qt.Key.Key_Escape)
    assert not page.bar.isVisible()
    assert page.check.isVisible()
    assert len(page.list.picks) == 1


def test_rows_are_ticked_after_a_press_of_the_button(page: ClientsPage) -> None:
    page.several.click()
    assert page.bar.count.text() == HOW
    assert not any(each.isVisible() for each in page.bar.buttons)
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    assert page.bar.count.text() == "1件を選んでいます"
    assert all(each.isVisible() for each in page.bar.buttons)
    page.bar.stop.click()
    assert not page.bar.isVisible()
    assert not page.list.ticking
    assert page.several.isVisible()


def test_ctrl_a_chooses_all_from_anywhere_on_the_page(page: ClientsPage) -> None:
    page.new.setFocus()
    QTest.keyClick(page.new, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(page.list.picks) == 3
    page.finder.narrow("か")
    assert len(page.list.picks) == 1, "another list begins anew"


def test_what_was_chosen_stays_chosen_when_it_was_changed(page: ClientsPage, desk: Desk) -> None:
    page.list.selectAll()
    desk.refresh.publish(several.give_tags(desk.store, page.list.picks, ("組合",)))
    assert len(page.list.picks) == 3
    page.finder.want(Search(tags=("組合",)))
    page.list.selectAll()
    some = sorted(page.list.picks)[:2]
    desk.refresh.publish(several.take_tags(desk.store, some, ("組合",)))
    assert len(page.list.picks) == 1, "two of them are not in the list any more"
    assert not page.bar.isVisible()


def test_tags_are_given_and_the_chosen_ones_go_out(
    page: ClientsPage, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page.list.pick(sorted(page.list.picks | set(finding.ids(desk.store, Search())))[:2])

    def tag() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SeveralDialog)
        dialog.editor.field.setText("組合")  # type: ignore[union-attr]
        dialog.take.click()

    QTimer.singleShot(0, tag)
    page.bar.buttons[0].click()
    qtbot.waitUntil(lambda: desk.tasks.idle, timeout=20_000)
    assert several.tags_of(desk.store, page.list.picks) == {"組合": 2}
    monkeypatch.setattr(saving, "folder_for_files", lambda _: tmp_path)
    monkeypatch.setattr(GiveListDialog, "exec", lambda _: 1)
    page.bar.buttons[-1].click()
    qtbot.waitUntil(lambda: desk.tasks.idle, timeout=20_000)
    (file,) = tmp_path.glob("*.xlsx")
    sheet = openpyxl.load_workbook(file).worksheets[0]
    assert sheet.max_row == 1 + 2


def test_in_a_large_text_size_the_actions_stand_in_one_menu(
    qtbot: QtBot, desk: Desk, text_size: Callable[[float], None]
) -> None:
    _many(desk.store, 3)
    text_size(1.5)
    page = ClientsPage(desk)
    qtbot.addWidget(page)
    page.resize(694, 700)
    page.reload()
    page.show()
    page.list.selectAll()
    audit(page)
    (pressed,) = page.bar.buttons
    words = [action.text() for action in pressed.menu().actions()]
    assert words == ["タグを付ける", "タグを外す", "担当を変える", "書き出す"]


@pytest.mark.parametrize(
    ("scale", "size"), [(1.0, (804, 700)), (1.5, (950, 640)), (1.5, (694, 700))]
)
def test_nothing_is_clipped(
    qtbot: QtBot,
    desk: Desk,
    text_size: Callable[[float], None],
    scale: float,
    size: tuple[int, int],
) -> None:
    _many(desk.store, 3)
    text_size(scale)
    page = ClientsPage(desk)
    qtbot.addWidget(page)
    page.resize(*size)
    page.reload()
    page.show()
    audit(page)


def _many(store: Store, count: int) -> None:
    for number in range(count):
        clients.create(store, ClientFields(name=f"会社{number:04d}", kana="カイシャ"))
