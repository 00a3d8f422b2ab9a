"""Postal codes: what is accepted, how a place is packed into its line and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import postal
from app.domain.postal import Municipality, PostalPlace

CITIES = {"13112": "世田谷区"}
WORDS = st.text(st.characters(exclude_characters="\t\n", codec="utf-8"), max_size=9)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [("154-0023", "1540023"), ("〒１５４－００２３", "1540023"), (" 154 0023", "1540023")],
)
def test_a_code_may_be_typed_in_many_ways(typed: str, plain: str) -> None:
    assert postal.normalise(typed) == plain
    assert postal.is_postal_code(plain)
    assert postal.written(plain) == "154-0023"


@pytest.mark.parametrize("text", ["", "154002", "15400233", "154-023", "１５４００２３", "154002a"])
def test_what_is_no_code_stays_as_it_is(text: str) -> None:
    assert not postal.is_postal_code(text)
    assert postal.written(text) == text


def test_an_address_names_prefecture_municipality_town_and_street() -> None:
    place = PostalPlace("1540023", "13112", "世田谷区", "若林", street="4丁目22-13")
    assert place.prefecture == "13"
    assert place.address == "東京都世田谷区若林4丁目22-13"


@given(WORDS, WORDS, WORDS, WORDS, WORDS)
def test_a_place_comes_back_from_its_line(
    town: str, kana: str, note: str, street: str, office: str
) -> None:
    place = PostalPlace("1540023", "13112", "世田谷区", town, kana, note, street, office)
    assert postal.unpack(postal.pack(place), postal.block(place.code), CITIES) == place


def test_a_municipality_comes_back_from_its_line() -> None:
    made = Municipality("24303", "桑名郡木曽岬町", "クワナグンキソサキチョウ")
    assert postal.unpack_municipality(postal.pack_municipality(made)) == made
    assert made.prefecture == "24"
