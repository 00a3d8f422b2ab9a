"""Words of the glossary, explained in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app import library
from app.ui.knowledge.term_chips import MOST, TermChips
from tests.ui.audit import audit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def chips(qtbot: QtBot) -> TermChips:
    made = TermChips()
    qtbot.addWidget(made)
    made.resize(500, 400)
    return made


def test_nothing_shows_without_such_a_word(chips: TermChips) -> None:
    chips.show_texts(["きょうは晴れです。"])
    assert chips.isHidden()


def test_a_word_is_explained_and_closed_again(chips: TermChips) -> None:
    chips.show_texts(["クラウドの会計を、お試し版で。", "クラウド"])
    chips.show()
    assert next(iter(chips.chips.chips)) == "term.cloud"
    chip = chips.chips.chips["term.cloud"]
    chip.click()
    term = library.knowledge().terms["term.cloud"]
    assert term.short in chips.short.text()
    assert chips.long.text() == term.long
    assert chip.isChecked()
    audit(chips)
    chip.click()
    assert not chips.long.isVisible()
    assert not chip.isChecked()


def test_its_page_is_asked_for(chips: TermChips, qtbot: QtBot) -> None:
    chips.show_texts(["クラウド"])
    chips.chips.chips["term.cloud"].click()
    with qtbot.waitSignal(chips.read) as asked:
        chips.more.click()
    assert asked.args == ["term.cloud"]


def test_other_texts_close_what_was_open(chips: TermChips) -> None:
    chips.show_texts(["クラウド"])
    chips.show()
    chips.chips.chips["term.cloud"].click()
    chips.show_texts(["SNSの写真"])
    assert "term.cloud" not in chips.chips.chips
    assert not chips.long.isVisible()


def test_a_place_explains_only_so_many(chips: TermChips) -> None:
    names = [term.name for term in library.knowledge().terms.values()]
    chips.show_texts(names)
    assert len(chips.chips.chips) == MOST
