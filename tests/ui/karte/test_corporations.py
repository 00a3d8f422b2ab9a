"""法人番号: whose it is, and which corporation the typed name may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtTest import QTest

from app.domain.records import ClientFields
from app.services import clients, reference
from app.ui import qt
from app.ui.karte.profile import ProfileSection
from app.ui.widgets.basic import Button
from app.ui.widgets.tiles import Tile
from tests.services import houjin_files
from tests.services.houjin_files import number
from tests.ui.looking import show, visible_text

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk
    from app.ui.forms.offers import Offers

LINE = houjin_files.line


@pytest.fixture
def section(qtbot: QtBot, desk: Desk, tmp_path: Path) -> ProfileSection:
    lines = (
        LINE(1, name="株式会社山田製作所", furigana="ヤマダセイサクショ"),
        LINE(2, name="山田食品有限会社", furigana="ヤマダショクヒン", closeDate="2020-01-01"),
        LINE(3, name="医療法人髙木歯科", furigana="タカギシカ", kind="399"),
        LINE(4, name="みかん町", furigana="ミカンマチ", kind="201"),
    )
    reference.import_file(desk.store, houjin_files.write(tmp_path / "a.csv", *lines))
    client, _ = clients.create(desk.store, ClientFields(name="山"))
    made = ProfileSection(desk)
    made.open(client.id)
    show(qtbot, made, 1000, 700)
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def tiles(offers: Offers) -> list[Tile]:
    """What is offered."""
    return [tile for tile in offers.findChildren(Tile) if not tile.isHidden()]


def field(section: ProfileSection, name: str) -> Any:
    """The field of an editor."""
    editor: Any = section.form.editor(name)
    return editor.field


def number_offers(section: ProfileSection) -> Offers:
    """What the number offers."""
    editor: Any = section.form.editor("corporate_number")
    offers: Offers = editor.offers
    return offers


def test_the_name_of_a_number_is_said_and_fills_what_is_empty(section: ProfileSection) -> None:
    field(section, "corporate_number").setText(number(1)[1:])
    words = visible_text(section)
    assert "この番号の名称：株式会社山田製作所（静岡県浜松市中央区元城町" in words
    (tile,) = tiles(number_offers(section))
    tile.click()
    value = section.form.value
    assert value.name == "山"  # what was typed stays
    assert (value.corporate_number, value.kind) == (number(1), "corporation")
    assert (value.prefecture, value.town, value.postal_code) == ("22", "浜松市中央区", "4308652")
    assert (value.kana, value.municipality) == ("ヤマダセイサクショ", "22138")
    assert section.saving.words.text().startswith("保存しました")
    assert tiles(number_offers(section)) == []


def test_a_closed_register_is_said(section: ProfileSection) -> None:
    field(section, "corporate_number").setText(number(2))
    assert "登記は2020/01/01に閉じています。" in visible_text(section)


def test_an_address_that_stands_is_kept_whole(section: ProfileSection) -> None:
    field(section, "street").setText("1-2-3")
    field(section, "corporate_number").setText(number(3))
    tiles(number_offers(section))[0].click()
    value = section.form.value
    assert (value.street, value.town, value.prefecture) == ("1-2-3", "", None)
    assert value.kind == "other_corporation"


def test_a_town_is_no_company(section: ProfileSection) -> None:
    field(section, "corporate_number").setText(number(4))
    tiles(number_offers(section))[0].click()
    assert section.form.value.kind is None


def test_an_unknown_number_says_nothing(section: ProfileSection) -> None:
    field(section, "corporate_number").setText(number(99))
    assert "この番号の名称" not in visible_text(section)
    assert tiles(number_offers(section)) == []


def test_the_typed_name_offers_corporations(section: ProfileSection, qtbot: QtBot) -> None:
    offers = section.corporations.offers
    section.form.start()
    QTest.keyClicks(field(section, "name"), "x")
    field(section, "name").setText("山田")
    qtbot.waitUntil(lambda: bool(tiles(offers)))
    assert [tile.words for tile in tiles(offers)] == ["株式会社山田製作所", "山田食品有限会社"]
    QTest.keyClick(tiles(offers)[0], qt.KEY.Key_Return)
    value = section.form.value
    assert (value.name, value.corporate_number) == ("株式会社山田製作所", number(1))
    assert value.town == "浜松市中央区"
    assert tiles(offers) == []


@pytest.mark.parametrize("known", ["number", "individual", "short"])
def test_nothing_is_offered_where_it_would_disturb(section: ProfileSection, known: str) -> None:
    field(section, "name").setText("山" if known == "short" else "山田")
    if known == "number":
        field(section, "corporate_number").setText(number(99))
    kind: Any = section.form.editor("kind")
    if known == "individual":
        kind.chips["sole_proprietor"].click()
    section.corporations.look()
    assert tiles(section.corporations.offers) == []


def test_offers_can_be_closed(section: ProfileSection) -> None:
    field(section, "name").setText("山田")
    section.corporations.look()
    (shut,) = section.corporations.offers.findChildren(Button)
    shut.click()
    assert tiles(section.corporations.offers) == []
    assert field(section, "name").hasFocus()


def test_another_client_has_no_offers(section: ProfileSection, desk: Desk) -> None:
    field(section, "name").setText("山田")
    section.corporations.look()
    assert tiles(section.corporations.offers)
    other, _ = clients.create(desk.store, ClientFields(name="海"))
    section.open(other.id)
    assert tiles(section.corporations.offers) == []
