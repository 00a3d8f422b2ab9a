"""The three cards."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app import library
from app.ui.widgets.things import READ_ON, ThingCard, ThingsRow, texts
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


def test_the_first_stands_alone_and_the_others_come_by_a_key(qtbot: QtBot) -> None:
    row = ThingsRow(contents.THINGS, one_by_one=True)
    qtbot.addWidget(row)
    row.resize(1000, 700)
    row.show()
    first, second, _ = row.cards
    assert first.isVisible()
    assert not second.isVisible()
    assert not row.open
    assert row.later.text() == "そのあとで（2つ）"
    assert row.later.accessibleName() == "そのあとで（2つ）：閉じています"
    audit(row)
    row.later.setFocus()
    with qtbot.waitSignal(row.folded) as caught:
        QTest.keyClick(row.later, Qt.Key.Key_Return)
    assert caught.args == [False]
    assert second.isVisible()
    assert row.later.accessibleName() == "そのあとで（2つ）：開いています"
    row.resize(1000, row.heightForWidth(1000))
    audit(row)
    QTest.keyClick(row.later, Qt.Key.Key_Space)
    assert not second.isVisible()


def test_one_thing_has_nothing_to_come_after(qtbot: QtBot) -> None:
    row = ThingsRow(contents.THINGS[:1], one_by_one=True)
    qtbot.addWidget(row)
    row.show()
    assert row.later.isHidden()


def test_a_short_card_says_the_step_and_leaves_the_rest(qtbot: QtBot) -> None:
    thing = contents.THINGS[0]
    full = replace(thing, effect="近くの人が来られます。", step="見る。直す。")
    for each in (full, thing):
        card = ThingCard(0, each, brief=True)
        qtbot.addWidget(card)
        card.show()
        assert each.indicator not in looking.visible_text(card)
        assert card.more.text() == READ_ON
        assert not card.more.isHidden()
    short = ThingCard(0, full, brief=True)
    qtbot.addWidget(short)
    short.show()
    assert "見る。\n直す。" in looking.visible_text(short)
    assert full.other_step not in looking.visible_text(short)
    assert full.effect in texts(full, brief=True)
    assert full.other_step not in texts(full, brief=True)
    assert full.other_step in texts(full)


def test_cards_stand_below_each_other_on_a_small_screen(qtbot: QtBot) -> None:
    things = ThingsRow(contents.THINGS)
    qtbot.addWidget(things)
    things.resize(500, things.heightForWidth(500))
    things.show()
    assert len({card.x() for card in things.cards}) == 1
    audit(things)
