"""A result is laid out for its reader: one by one or side by side, devices or people first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel

from app.ui.widgets.arrangement import AS_ANSWERED, EITHER, Arrangement
from app.ui.widgets.things import ThingsRow
from tests.ui import contents, finished, looking
from tests.ui.pages.results import Shown, arranged, opened, press, settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.reports.content import Content
    from app.ui.desk import Desk
    from app.ui.pages.result import ResultPage
    from tests.ui.fixtures import RecordingNavigator

ANSWERS = finished.answers()


@pytest.mark.parametrize(("answer", "seen"), [("a", 1), ("b", 3)])
def test_three_cards_or_the_first_of_them_are_seen_at_once(
    qtbot: QtBot, desk: Desk, client: Client, answer: str, seen: int
) -> None:
    given = {key: answer if key.startswith("q5") else code for key, code in ANSWERS.items()}
    ready = ("q4.internet_ready", "q4.staff_devices")
    check = finished.finish(desk.store, client.id, given={**given, **dict.fromkeys(ready, "yes")})
    page = opened(qtbot, desk, check)
    row = _row(page)
    assert len(row.cards) == 3
    assert [card.isVisible() for card in row.cards].count(True) == seen
    for card in row.cards[:seen]:
        heading = card.heading
        assert heading.mapTo(page, QPoint(0, heading.height())).y() <= page.height()


def test_the_advisor_arranges_the_three_things(
    shows: Callable[[Content], ResultPage],
) -> None:
    page = shows(arranged(contents.FIRST, one_by_one=True, either=True))
    assert not page.body.findChildren(Arrangement)
    press(page.advisor)
    (ways,) = page.body.findChildren(Arrangement)
    assert EITHER in looking.visible_text(ways)
    assert ways.ways[True].isChecked()
    ways.ways[False].click()
    assert _row(page).open
    QApplication.processEvents()
    top = ways.mapTo(page, QPoint(0, 0)).y()
    assert 0 <= top < page.height()  # what is above it changed its height
    press(page.advisor)
    press(page.advisor)
    again = page.body.findChildren(Arrangement)[-1]
    assert again.ways[False].isChecked()
    again.ways[True].click()
    assert not _row(page).open
    page.hand_over(True)
    assert not page.body.findChildren(Arrangement)
    assert not _row(page).open  # as it was chosen
    assert _row(page).cards[0].consult.isHidden()


def test_another_result_is_arranged_as_was_answered(shown: Shown, qtbot: QtBot, desk: Desk) -> None:
    shown.page._arrange(False)
    assert _row(shown.page).open
    shown.page.open(shown.check.id)
    shown.page._arrange(True)  # nothing shows yet
    shown.page.open(shown.check.id)
    settle(qtbot, desk)
    assert not _row(shown.page).open


def test_the_usual_words_stand_where_the_answers_are_clear(
    shows: Callable[[Content], ResultPage],
) -> None:
    page = shows(contents.FIRST)
    press(page.advisor)
    (ways,) = page.body.findChildren(Arrangement)
    assert AS_ANSWERED in looking.visible_text(ways)
    page = shows(replace(contents.FIRST, things=contents.FIRST.things[:1]))
    press(page.advisor)
    assert not page.body.findChildren(Arrangement)  # one thing needs no arrangement


def test_talking_about_the_first_thing_begins_a_consultation(
    shown: Shown, navigator: RecordingNavigator
) -> None:
    card = _row(shown.page).cards[0]
    press(card.consult)
    assert navigator.last == ("consult", (shown.check.client_id, shown.check.id, card.thing))


def test_people_and_tools_in_use_are_a_section_of_their_own(
    shows: Callable[[Content], ResultPage],
) -> None:
    reader = replace(contents.FIRST.reader, review=("教え合う。", "見直す。"))
    said = looking.visible_text(shows(replace(contents.FIRST, reader=reader)))
    assert "人と道具" in said
    assert "見直す。" in said
    assert "人と道具" not in looking.visible_text(shows(contents.FIRST))


def test_devices_come_first_with_or_without_their_step(
    shows: Callable[[Content], ResultPage],
) -> None:
    weak = replace(contents.FIRST, basics="つながる場所から。")
    assert weak.basics in looking.visible_text(shows(weak))
    step = replace(weak.reader, basics_step="12月に歩く。")
    page = shows(replace(weak, reader=step))
    QApplication.processEvents()
    first = next(each for each in page.body.findChildren(QLabel) if each.text() == "12月に歩く。")
    assert first.mapTo(page, QPoint(0, 0)).y() < _row(page).mapTo(page, QPoint(0, 0)).y()


def _row(page: ResultPage) -> ThingsRow:
    return next(each for each in page.body.findChildren(ThingsRow) if each.isVisible())
