"""The 知恵袋: searched, read, kept at hand, told to a client, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication, QDialog

from app.domain.entries.simple import Note
from app.services import chiebukuro, entries
from app.ui.dialogs.pick_client import PickClient
from app.ui.pages.knowledge import (
    DROP,
    FAVOURITES,
    INTRODUCED,
    KEEP,
    NO_FAVOURITES,
    NOT_FOUND,
    LibraryPage,
)
from tests.ui.audit import audit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.domain.records import Client, ClientRow
    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator

SIZES = [(1068, 668), (780, 600)]


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> LibraryPage:
    made = LibraryPage(desk)
    qtbot.addWidget(made)
    made.resize(1068, 668)
    made.show()
    made.open()
    return made


def titles(page: LibraryPage) -> list[str]:
    model = page.list.model()
    return [str(model.index(place, 0).data()) for place in range(model.rowCount())]


def look_for(page: LibraryPage, text: str) -> None:
    page.field.setText(text)
    page._search()


def test_words_find_pages_and_say_when_there_are_none(page: LibraryPage) -> None:
    look_for(page, "クラウド")
    assert titles(page)[0].startswith("用語　クラウド")
    look_for(page, "そんな言葉はない")
    assert page.list.isHidden()
    assert page.empty.text() == NOT_FOUND


def test_typing_searches_by_itself(page: LibraryPage, qtbot: QtBot) -> None:
    before = page.list.model().rowCount()
    page.field.setText("引き継ぎ")
    qtbot.waitUntil(lambda: page.list.model().rowCount() < before)


def test_a_kind_narrows_the_list(page: LibraryPage) -> None:
    page.chips.chips["guide"].click()
    assert len(titles(page)) == 2
    page.chips.chips[""].click()
    assert len(titles(page)) > 100


def test_enter_reads_the_first_and_links_lead_on_and_back(page: LibraryPage) -> None:
    look_for(page, "クラウド")
    page.field.entered.emit()
    assert page.shown == "term.cloud"
    assert page.both.detail_open
    page.view.anchorClicked.emit(QUrl("term.saas"))
    assert page.shown == "term.saas"
    page.before.click()
    assert page.shown == "term.cloud"
    assert page.before.isHidden()


def test_enter_without_a_hit_reads_nothing(page: LibraryPage) -> None:
    look_for(page, "そんな言葉はない")
    page.field.entered.emit()
    assert page.shown == ""


def test_arrows_walk_in_the_list(page: LibraryPage) -> None:
    page.field.walked.emit(1)
    page.field.walked.emit(1)
    assert page.list.currentIndex().row() == 1


def test_a_page_is_kept_at_hand_and_let_go(page: LibraryPage, desk: Desk) -> None:
    page.turn(FAVOURITES)
    assert page.empty.text() == NO_FAVOURITES
    for name in ("term.cloud", "q2.finance"):
        page.read(name)
        assert page.keep.text() == KEEP
        page.keep.click()
    assert page.keep.text() == DROP
    assert [each.split("　")[1] for each in titles(page)] == ["お金まわりを良くする", "クラウド"]
    page.keep.click()
    assert chiebukuro.favourites(desk.store) == ("term.cloud",)


def test_a_client_was_told(
    page: LibraryPage,
    desk: Desk,
    client: Client,
    qtbot: QtBot,
    navigator: RecordingNavigator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def choose(dialog: PickClient) -> int:
        row: ClientRow = dialog.finder.list.model().index(0, 0).data(0x0100)
        dialog.chosen = row
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(PickClient, "exec", choose)
    page.read("term.cloud")
    page.introduce.click()
    qtbot.waitUntil(lambda: desk.tasks.idle)
    (entry,) = entries.of_client(desk.store, client.id)
    assert isinstance(entry.value, Note)
    assert "クラウド" in entry.value.text
    assert navigator.last[1][1] == INTRODUCED


def test_nobody_was_told(
    page: LibraryPage, desk: Desk, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PickClient, "exec", lambda _: QDialog.DialogCode.Rejected)
    page.read("term.cloud")
    page.introduce.click()
    assert desk.tasks.idle
    assert entries.of_client(desk.store, client.id) == ()


def test_a_page_is_printed(page: LibraryPage, navigator: RecordingNavigator) -> None:
    page.read("measure.jizokuka")
    page.print.click()
    assert navigator.last == ("page_paper", ("measure.jizokuka",))


def test_a_named_page_opens_at_once(page: LibraryPage) -> None:
    page.open("case.model.couple-plumber")
    assert page.shown == "case.model.couple-plumber"


@pytest.mark.parametrize("text_size", [1.0, 1.5], indirect=True)
@pytest.mark.parametrize("size", SIZES)
def test_every_face_can_be_read_and_reached(
    qtbot: QtBot, desk: Desk, text_size: float, size: tuple[int, int]
) -> None:
    page = LibraryPage(desk)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page.open()
    audit(page)
    page.read("q3.accounting")
    QApplication.processEvents()
    audit(page)
