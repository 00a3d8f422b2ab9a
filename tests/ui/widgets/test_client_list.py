"""The list of clients: which one is chosen, which is opened, and what is read when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QAbstractItemModelTester, QTest

from app.domain.records import ClientRow, Page
from app.ui import qt
from app.ui.widgets.client_list import CHUNK, ClientList, ClientModel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def row(number: int, name: str = "") -> ClientRow:
    return ClientRow(
        id=str(number),
        name=name or f"会社{number}",
        kana="",
        industry="M76",
        town="はま町",
        prefecture="14",
        checks=1,
        last_check_on=date(2026, 11, 22),
    )


@pytest.fixture
def shown(qtbot: QtBot) -> ClientList:
    """Three clients."""
    made = ClientList("お客様")
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    made.rows.show_rows((row(1), row(2), row(3)))
    return made


def test_the_first_is_chosen_and_steps_stay_inside(shown: ClientList) -> None:
    assert shown.chosen == row(1)
    for delta, number in ((1, 2), (5, 3), (-1, 2), (-9, 1)):
        shown.step(delta)
        assert shown.chosen == row(number)


def test_without_clients_nothing_is_chosen_stepped_to_or_opened(
    shown: ClientList, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(shown.touched) as told:
        shown.rows.show_rows(())
    assert told.args == [None]
    with qtbot.assertNotEmitted(shown.opened):
        shown.step(1)
        QTest.keyClick(shown, qt.KEY.Key_Return)
    assert shown.chosen is None


def test_a_step_touches_another_client(shown: ClientList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.touched) as told:
        QTest.keyClick(shown, qt.KEY.Key_Down)
    assert told.args == [row(2)]


def test_enter_opens_once_and_so_does_an_activation(shown: ClientList) -> None:
    opened: list[ClientRow] = []
    shown.opened.connect(opened.append)
    QTest.keyClick(shown, qt.KEY.Key_Return)
    assert opened == [row(1)]
    shown.activated.emit(shown.rows.index(2))
    assert opened == [row(1), row(3)]


def test_a_row_speaks_with_its_name_and_its_last_check(shown: ClientList) -> None:
    words = shown.rows.index(0).data(qt.ACCESSIBLE_ROLE)
    assert words.startswith("会社1　")
    assert "はま町" in words
    assert shown.rows.data(shown.rows.index(-1)) is None


def test_the_chosen_row_stands_on_another_ground(shown: ClientList) -> None:
    def look() -> object:
        area = shown.visualRect(shown.rows.index(0))
        return shown.viewport().grab(area).toImage()

    chosen = look()
    shown.step(1)
    assert look() != chosen


def test_more_is_read_until_nothing_more_comes() -> None:
    """A client deleted meanwhile must not let the list ask for ever."""
    there = CHUNK + 5
    asked: list[int] = []

    def fetch(offset: int, limit: int) -> Page:
        asked.append(offset)
        numbers = range(offset, min(there, offset + limit))
        return Page(tuple(row(number) for number in numbers), there + 1)

    model = ClientModel()
    nowhere = model.index(-1)
    model.show(fetch)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    while model.canFetchMore(nowhere):
        model.fetchMore(nowhere)
    assert model.rowCount() == there == model.total
    model.fetchMore(nowhere)
    assert asked == [0, CHUNK, there]
