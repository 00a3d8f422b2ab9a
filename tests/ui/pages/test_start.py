"""The sheet before a check: choosing, prefilled or new, one button to begin."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.domain.records import CheckContext, ClientFields
from app.domain.search import Search
from app.errors import NotFound
from app.services import checks, clients, finding
from app.ui.pages.start import CHOOSE, SHEET, StartPage
from app.ui.widgets.number_guard import NumberGuard
from tests.ui.audit import audit
from tests.ui.fixtures import TODAY, RecordingNavigator
from tests.ui.looking import show
from tests.ui.stores import refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> StartPage:
    """The page, shown, at the choice of a client."""
    page = StartPage(desk)
    page.open(None)
    show(qtbot, page, 1060, 640)
    return page


def _words(page: StartPage) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_the_sheet_of_a_known_client_is_filled_in(page: StartPage, client: Client) -> None:
    page.open(client.id)
    words = _words(page)
    for known in ("株式会社みなと食堂", "飲食店　6人　神奈川県みなと町", "はじめてのチェックです"):
        assert known in words
    assert "ご了承をいただいて始めます。" in words
    assert page.date.text() == "2026/11/22(日)"


def test_the_last_check_is_named(page: StartPage, client: Client, desk: Desk) -> None:
    draft, _ = checks.start(desk.store, client.id, context=CheckContext(date(2025, 11, 20)))
    checks.finish(desk.store, draft.id)
    page.open(client.id)
    assert "前回 2025/11/20(木)" in _words(page)


def test_one_action_begins(
    page: StartPage, client: Client, desk: Desk, navigator: RecordingNavigator
) -> None:
    page.open(client.id)
    page.place.setText("お店")
    page.begin.click()
    (draft,) = checks.drafts(desk.store)
    assert navigator.last == ("resume", (draft.id,))
    assert (draft.item_set, draft.context) == ("full", CheckContext(TODAY, place="お店"))


def test_the_short_check_is_one_quiet_link_away(
    page: StartPage, client: Client, desk: Desk
) -> None:
    page.open(client.id)
    assert page.other_length.text() == "短いチェックにする"
    assert page.other_length.accessibleName() == "短いチェック（15問・3〜4分）にする"
    page.other_length.click()
    assert page.length.text() == "短いチェック（15問・3〜4分）"
    page.begin.click()
    (draft,) = checks.drafts(desk.store)
    assert draft.item_set == "short"
    page.open(client.id)
    assert page.length.text() == "全部のチェック（41問・約10分）"


@pytest.mark.parametrize("text", ["きのう", "2026/12/01", ""])
def test_a_date_that_cannot_be_is_said(
    page: StartPage, client: Client, desk: Desk, text: str
) -> None:
    page.open(client.id)
    page.date.setText(text)
    page.begin.click()
    assert checks.drafts(desk.store) == ()
    assert "日付" in page._date_box.hint.text()


def test_an_earlier_date_may_be_typed_in_any_way(
    page: StartPage, client: Client, desk: Desk
) -> None:
    page.open(client.id)
    page.date.setText("Ｒ８．１１．３")
    page.begin.click()
    (draft,) = checks.drafts(desk.store)
    assert draft.context.conducted_on == date(2026, 11, 3)


def test_a_new_client_is_made_with_the_check(
    page: StartPage, desk: Desk, navigator: RecordingNavigator
) -> None:
    page.new.click()
    page.form.name.setText("木村建設")
    page.form.kana.setText("キムラケンセツ")
    page.form.trades.tiles[0].click()
    page.form.sizes.tiles[1].click()
    assert QApplication.focusWidget() is page.begin
    QTest.keyClick(page.begin, Qt.Key.Key_Return)
    (row,) = finding.find(desk.store, Search("木村")).rows
    made = clients.get(desk.store, row.id).fields
    assert (made.industry, made.employees_band, made.kana) == ("D", "6-20", "キムラケンセツ")
    assert navigator.last[0] == "resume"


def test_a_new_client_needs_a_name(page: StartPage, desk: Desk) -> None:
    page.open_new()
    page.begin.click()
    assert finding.find(desk.store, Search()).total == 0
    assert "会社名か屋号" in page.form._name_box.hint.text()
    page.form.name.setText("a")
    assert page.form._name_box.hint.isHidden()


@pytest.mark.parametrize("name", ["name", "kana", "place"])
def test_a_my_number_stops_the_start(page: StartPage, desk: Desk, name: str) -> None:
    page.open_new()
    page.form.name.setText("木村建設")
    field = page.place if name == "place" else getattr(page.form, name)
    field.setText("木村 621498320257")
    page.begin.click()
    assert finding.find(desk.store, Search()).total == 0
    assert checks.drafts(desk.store) == ()
    assert QApplication.focusWidget() is field
    (guard,) = (each for each in page.findChildren(NumberGuard) if each.isVisible())
    guard.hide_digits()
    page.begin.click()
    (draft,) = checks.drafts(desk.store)
    fields = clients.get(desk.store, draft.client_id).fields
    assert "●" * 12 in (fields.name + fields.kana + draft.context.place)


def test_somebody_of_the_same_name_is_offered(page: StartPage, client: Client, desk: Desk) -> None:
    page.open_new()
    page.form.name.setText("(株)みなと食堂")
    page.form.name.left.emit()
    QApplication.processEvents()
    offered = next(
        b
        for b in page.findChildren(QPushButton)
        if b.accessibleName() == "株式会社みなと食堂のチェックを始める"
    )
    offered.click()
    page.begin.click()
    assert finding.find(desk.store, Search()).total == 1
    (draft,) = checks.drafts(desk.store)
    assert draft.client_id == client.id


def test_recent_clients_stand_first_and_typing_searches(
    page: StartPage, client: Client, desk: Desk, qtbot: QtBot
) -> None:
    clients.create(desk.store, ClientFields(name="青木商店", kana="アオキ"))
    page.open(None)
    assert page._faces.currentIndex() == CHOOSE
    model = page.finder.list.rows
    first = model.row(0)
    assert first is not None
    assert (first.name, model.total) == ("青木商店", 2)
    page.finder.field.setText("みなと")
    qtbot.waitUntil(lambda: model.total == 1)
    QTest.keyClick(page.finder.field, Qt.Key.Key_Return)
    assert page._faces.currentIndex() == SHEET
    assert client.fields.name in _words(page)


def test_a_click_on_a_row_takes_the_client(page: StartPage, client: Client) -> None:
    page.open(None)
    view = page.finder.list
    spot = view.visualRect(view.rows.index(0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert page._faces.currentIndex() == SHEET


def test_an_open_draft_is_offered(
    page: StartPage, client: Client, desk: Desk, navigator: RecordingNavigator
) -> None:
    draft, _ = checks.start(desk.store, client.id, context=CheckContext(TODAY))
    page.open(client.id)
    QApplication.processEvents()
    resume = next(
        b for b in page.findChildren(QPushButton) if b.accessibleName() == "途中のチェックを続ける"
    )
    resume.click()
    assert navigator.last == ("resume", (draft.id,))


def test_control_enter_begins_from_anywhere_on_the_sheet(
    page: StartPage, client: Client, desk: Desk
) -> None:
    page.settle()
    assert checks.drafts(desk.store) == ()
    page.open(client.id)
    QTest.keyClick(page.place, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(checks.drafts(desk.store)) == 1


def test_a_client_that_is_gone_is_an_error(page: StartPage) -> None:
    with pytest.raises(NotFound):
        page.open("gone")


@pytest.mark.parametrize(
    ("scale", "size"),
    [(1.0, (1060, 640)), (1.0, (804, 700)), (1.5, (950, 640)), (1.5, (694, 700))],
)
def test_nothing_is_clipped(
    page: StartPage,
    client: Client,
    text_size: Callable[[float], None],
    scale: float,
    size: tuple[int, int],
) -> None:
    text_size(scale)
    fresh = StartPage(page._desk, page.parentWidget())
    fresh.resize(*size)
    fresh.show()
    for client_id in (None, client.id):
        fresh.open(client_id)
        QApplication.processEvents()
        audit(fresh)
    fresh.open_new()
    QApplication.processEvents()
    audit(fresh)
    fresh.deleteLater()


def test_a_start_that_cannot_be_written_is_said_and_makes_the_client_once(
    page: StartPage, desk: Desk, navigator: RecordingNavigator
) -> None:
    page.open_new()
    page.form.name.setText("木村建設")
    with refused(desk):
        page.begin.click()
    assert finding.find(desk.store, Search()).total == 0
    assert navigator.names() == []
    page.begin.click()
    assert finding.find(desk.store, Search()).total == 1
    with refused(desk):
        page.begin.click()
    page.begin.click()
    assert finding.find(desk.store, Search()).total == 1


@pytest.mark.parametrize("size", [(1060, 640), (1060, 720), (804, 768)])
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_the_length_stays_on_one_line_and_the_trades_in_sight(
    page: StartPage, text_size: Callable[[float], None], scale: float, size: tuple[int, int]
) -> None:
    text_size(scale)
    fresh = StartPage(page._desk, page.parentWidget())
    fresh.resize(*size)
    fresh.show()
    fresh.open_new()
    audit(fresh)
    tiles = fresh.form.trades.tiles
    assert all(tile.toolTip() and "（" in tile.accessibleName() for tile in tiles)
    if scale == 1.0 and size != (1060, 640):
        area = fresh.other_length.visibleRegion().boundingRect()
        assert area.height() == fresh.other_length.height()
    fresh.form.kana.left.emit()
    QApplication.processEvents()
    shown = [tile.visibleRegion().boundingRect().height() >= 44 for tile in tiles]
    assert all(shown)
    fresh.form.sizes.tiles[5].click()
    QApplication.processEvents()
    assert not fresh.place.visibleRegion().isNull()
    words = fresh.date.fontMetrics().horizontalAdvance(fresh.date.text())
    assert words + 2 * 8 <= fresh.date.width()
    fresh.deleteLater()
