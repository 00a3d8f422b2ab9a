"""郵便番号: the places of a code go into the address; another town has another number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtTest import QTest

from app import postal as table
from app.domain.records import ClientFields
from app.ui import qt
from app.ui.forms import parts
from app.ui.forms.form import Form
from app.ui.karte.addresses import NO_POSTAL, PostalCode
from app.ui.widgets.tiles import Tile
from tests.ui.looking import show, visible_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ONE, MANY, OFFICE = "2310021", "4980000", "1008950"
EMPTY = ClientFields(name="みなと")


@pytest.fixture
def form(qtbot: QtBot) -> Form[ClientFields]:
    asked = parts.section(
        "",
        parts.part("postal_code", "郵便番号", PostalCode),
        parts.text("prefecture", "都道府県"),
        parts.text("town", "市区町村"),
        parts.text("street", "番地"),
        parts.silent("municipality"),
    )
    made: Form[ClientFields] = Form((asked,))
    made.show_value(EMPTY)
    show(qtbot, made, 700, 500)
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def code(form: Form[ClientFields]) -> PostalCode:
    """The editor of the code."""
    editor = form.editor("postal_code")
    assert isinstance(editor, PostalCode)
    return editor


def offered(form: Form[ClientFields]) -> list[Tile]:
    """The places that are offered."""
    return [tile for tile in code(form).offers.findChildren(Tile) if not tile.isHidden()]


def test_one_place_goes_into_an_empty_address_at_once(form: Form[ClientFields]) -> None:
    code(form).field.setText("２３１−００２１")
    (place,) = table.places(ONE)
    value = form.value
    assert (value.postal_code, value.prefecture) == (ONE, "14")
    assert value.town == f"{place.city}{place.town}"
    assert value.municipality == place.municipality
    assert offered(form) == []


def test_an_address_that_stands_is_replaced_only_on_demand(form: Form[ClientFields]) -> None:
    town: Any = form.editor("town")
    town.field.setText("みなと町")
    code(form).field.setText(ONE)
    assert form.value.town == "みなと町"
    (tile,) = offered(form)
    tile.click()
    assert form.value.town != "みなと町"
    street: Any = form.editor("street")
    assert street.field.hasFocus()
    assert offered(form) == []


def test_every_place_is_offered_and_reached_by_keys(form: Form[ClientFields]) -> None:
    found = table.places(MANY)
    town: Any = form.editor("town")
    town.field.setText("x")
    code(form).start()
    QTest.keyClicks(code(form).field, MANY)
    assert [tile.words for tile in offered(form)] == [place.address for place in found]
    QTest.keyClick(code(form).field, qt.KEY.Key_Tab)
    QTest.keyClick(offered(form)[0], qt.KEY.Key_Return)
    assert form.value.municipality == found[0].municipality


def test_a_large_business_brings_its_street(form: Form[ClientFields]) -> None:
    place = next(each for each in table.places(OFFICE) if each.street)
    code(form)._take(place)
    assert form.value.street.startswith(place.street)
    street: Any = form.editor("street")
    street.field.setText("9-9")
    code(form)._take(place)
    assert form.value.street == "9-9"


def test_another_town_has_no_number_yet(form: Form[ClientFields]) -> None:
    code(form).field.setText(ONE)
    known = form.value
    town: Any = form.editor("town")
    town.field.setText(f"{known.town}1丁目")
    assert form.value.municipality == known.municipality
    town.field.setText("うみ町")
    assert form.value.municipality is None
    code(form)._take(table.places(ONE)[0])
    prefecture: Any = form.editor("prefecture")
    prefecture.field.setText("13")
    assert form.value.municipality is None


def test_the_month_of_the_data_is_said(form: Form[ClientFields]) -> None:
    year, month = table.month().split("-")
    when = f"{year}年{int(month)}月"
    code(form).field.setText(ONE)
    assert f"{when}の一覧から" in visible_text(form)
    code(form).field.setText("9999999")
    assert f"この番号は、{when}の一覧にはありません。" in visible_text(form)
    code(form).field.setText("99")
    assert form.boxes["postal_code"].field.trouble() == NO_POSTAL
