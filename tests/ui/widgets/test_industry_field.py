"""Choosing an industry by everyday words, and what does not stay in the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from app.domain.industry import industry_name
from app.ui import qt
from app.ui.widgets.industry_field import MOST, IndustryField

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def industry(qtbot: QtBot) -> IndustryField:
    made = IndustryField()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitActive(made)
    made.setFocus(qt.OTHER_REASON)
    return made


def offered(industry: IndustryField) -> list[str]:
    return [tile.code for tile in industry.hits if tile.isVisible()]


def leave(industry: IndustryField, text: str) -> None:
    industry.field.setText(text)
    industry.field.left.emit()


def test_typing_offers_hits_of_which_one_is_taken(industry: IndustryField, qtbot: QtBot) -> None:
    QTest.keyClicks(industry.field, "09")
    assert offered(industry) == []
    qtbot.waitUntil(lambda: offered(industry) == ["E09"])
    with qtbot.waitSignal(industry.chosen) as told:
        industry.hits[0].click()
    assert told.args == ["E09"]
    assert industry.code == "E09"
    assert industry.field.text() == industry_name("E09")
    assert offered(industry) == []


def test_no_more_hits_than_there_are_tiles(industry: IndustryField) -> None:
    industry.field.setText("業")
    industry._look()
    assert len(offered(industry)) == MOST
    industry.field.setText("どこにもない業")
    industry._look()
    assert offered(industry) == []


def test_an_emptied_field_clears_the_industry(industry: IndustryField) -> None:
    industry.show_code("M76")
    leave(industry, " ")
    assert industry.code is None


def test_words_that_are_no_industry_go_back(industry: IndustryField) -> None:
    industry.show_code("M76")
    leave(industry, "どこにもない業")
    assert industry.code == "M76"
    assert industry.field.text() == industry_name("M76")


def test_words_with_hits_wait_for_the_choice(industry: IndustryField) -> None:
    industry.field.setText("ラーメン")
    industry._look()
    assert "M76" in offered(industry)
    industry.field.left.emit()
    assert industry.field.text() == "ラーメン"
    assert industry.code is None
