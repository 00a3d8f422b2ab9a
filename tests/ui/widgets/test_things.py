"""The three cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import library
from app.ui.widgets.things import ThingsRow
from tests.ui import contents, looking
from tests.ui.audit import audit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_each_card_says_what_why_and_the_first_step(qtbot: QtBot) -> None:
    things = ThingsRow(contents.THINGS)
    qtbot.addWidget(things)
    things.resize(1000, 500)
    things.show()
    for card, thing in zip(things.cards, contents.THINGS, strict=True):
        said = looking.visible_text(card)
        for part in (thing.title, thing.why, thing.step, thing.other_step, thing.indicator):
            assert part in said
    titles = library.result_texts().titles
    first, last = (looking.visible_text(things.cards[place]) for place in (0, 2))
    for key in ("step", "other_step", "indicator"):
        assert titles[key] in first
    assert titles["other_step"] not in last
    assert len({card.y() for card in things.cards}) == 1
    audit(things)


def test_cards_stand_below_each_other_on_a_small_screen(qtbot: QtBot) -> None:
    things = ThingsRow(contents.THINGS)
    qtbot.addWidget(things)
    things.resize(500, things.heightForWidth(500))
    things.show()
    assert len({card.x() for card in things.cards}) == 1
    audit(things)
