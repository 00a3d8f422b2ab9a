"""The actions of the storyboard, counted: N answers and no more than a handful besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.search import Search
from app.services import checks, finding
from app.ui.pages.result import ResultPage
from app.ui.pages.start import StartPage
from app.ui.pages.today import TodayPage
from tests.journeys.actions import Hand

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk

N = 41
SHORT = 15
PRINT = 2  # the last two actions of the storyboard: print, and the printer's own button


@pytest.fixture
def hand(qtbot: QtBot, desk: Desk) -> Hand:
    """A hand at 今日."""
    return Hand(qtbot, desk)


def _finished(desk: Desk, client_id: str) -> int:
    return sum(len(check.answers) for check in checks.history(desk.store, client_id))


def test_an_existing_client_takes_n_plus_four(hand: Hand, desk: Desk, client: Client) -> None:
    hand.shown.today()
    hand.click(hand.named(f"{client.fields.name}のチェックを始める"))
    page = hand.on(StartPage)
    hand.click(page.begin)
    hand.answer_by_taps()
    assert hand.actions + PRINT <= N + 4
    hand.on(ResultPage)
    assert _finished(desk, client.id) == N


def test_an_existing_client_takes_no_more_by_keys(hand: Hand, desk: Desk, client: Client) -> None:
    hand.shown.today()
    QApplication.processEvents()
    hand.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    hand.until(lambda: isinstance(hand.page, StartPage))
    hand.press(Qt.Key.Key_Return)
    hand.answer_by_keys()
    assert hand.actions + PRINT <= N + 4
    assert _finished(desk, client.id) == N


def test_a_new_client_takes_n_plus_seven_and_the_name(hand: Hand, desk: Desk) -> None:
    page = hand.on(TodayPage)
    hand.click(page.start)
    sheet = hand.on(StartPage)
    hand.click(sheet.new)
    hand.type("Minato")
    hand.click(sheet.form.trades.tiles[4])
    hand.click(sheet.form.sizes.tiles[0])
    hand.click(sheet.begin)
    hand.answer_by_taps(answer=3)
    assert hand.actions + PRINT <= N + 7
    made = hand.shown.desk.store

    (row,) = finding.find(made, Search("Minato")).rows
    assert (row.industry, row.checks) == ("M76", 1)
    assert _finished(desk, row.id) == N


def test_a_new_client_takes_no_more_by_keys(hand: Hand, desk: Desk) -> None:
    hand.press(Qt.Key.Key_Return)
    sheet = hand.on(StartPage)
    hand.press(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    hand.until(sheet.form.isVisible)
    hand.type("Minato")
    hand.press(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_E)
    hand.press(Qt.Key.Key_1)
    hand.press(Qt.Key.Key_Return)
    hand.answer_by_keys()
    assert hand.actions <= N + 7

    (row,) = finding.find(desk.store, Search("Minato")).rows
    assert (row.industry, _finished(desk, row.id)) == ("M76", N)


def test_the_short_check_takes_its_answers_only(hand: Hand, desk: Desk, client: Client) -> None:
    hand.shown.new_check(client.id)
    page = hand.on(StartPage)
    page.other_length.click()
    page.begin.click()
    hand.answer_by_taps()
    assert hand.actions == SHORT
    hand.on(ResultPage)


def test_paper_takes_its_digits_and_at_most_three_keys(
    hand: Hand, desk: Desk, client: Client
) -> None:
    hand.shown.karte(client.id)
    hand.click(hand.named("紙の回答を入力する"))
    for _ in range(N):
        hand.press(Qt.Key.Key_2)
    hand.press(Qt.Key.Key_Return)
    assert hand.actions - 1 <= N + 3
    hand.on(ResultPage)
    (check,) = checks.history(desk.store, client.id)
    assert (len(check.answers), check.context.source) == (N, "paper")
