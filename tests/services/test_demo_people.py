"""Tests of `app.services.demo_people` and its names."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

import pytest

from app.domain import bands, channels, corporate_number, prefectures
from app.domain.industry import TILES, is_industry, tile_of
from app.domain.japanese import bare_name, kana_row
from app.services import demo_names as names
from app.services.client_fields import tidy
from app.services.demo_people import DAYS, Business, business

UNTIL = date(2026, 11, 22)
MANY = [business(7, place, UNTIL) for place in range(300)]


def test_the_same_arguments_give_the_same_business() -> None:
    again = business(7, 3, UNTIL)
    assert again.client == MANY[3].client
    assert again.days == MANY[3].days
    assert business(8, 3, UNTIL).client != MANY[3].client


def test_ids_are_unique_uuids_of_version_seven_with_their_time() -> None:
    ids = [uuid.UUID(one.client.id) for one in MANY]
    assert len(set(ids)) == len(MANY)
    assert {each.version for each in ids} == {7}
    assert {each.variant for each in ids} == {uuid.RFC_4122}
    for one, each in zip(MANY, ids, strict=True):
        assert each.int >> 80 == int(one.client.created_at.timestamp() * 1000)


@pytest.mark.parametrize("one", MANY[:60], ids=lambda one: one.client.fields.name)
def test_fields_are_what_a_person_could_have_typed(one: Business) -> None:
    fields = one.client.fields
    assert tidy(fields) == fields
    assert is_industry(fields.industry or "")
    assert prefectures.is_prefecture(fields.prefecture or "")
    assert channels.is_channel(fields.channel or "")
    assert kana_row(fields.kana) != "他"
    assert (fields.employees is None) != (fields.employees_band is None)
    assert fields.employees_band is None or bands.is_employees_band(fields.employees_band)
    assert (fields.corporate_number is None) == (fields.kind == "sole_proprietor") or (
        fields.kind == "other_corporation"
    )
    assert (bare_name(fields.name) == fields.name) == (fields.kind == "sole_proprietor")


def test_numbers_cannot_be_real() -> None:
    for one in MANY:
        number = one.client.fields.corporate_number
        if number is not None:
            assert corporate_number.is_corporate_number(number)
            assert number[1:7] == "999901"
        assert one.client.fields.phone.split("-")[1].startswith("0")


def test_checks_lie_in_the_two_years_before() -> None:
    for one in MANY:
        assert 2 <= len(one.days) <= 4
        assert UNTIL - timedelta(days=DAYS) <= one.days[0]
        assert one.days[-1] < UNTIL
        gaps = [later - day for day, later in zip(one.days, one.days[1:], strict=False)]
        assert all(gap >= timedelta(days=80) for gap in gaps)
        assert all(day.weekday() < 5 for day in one.days)
        assert one.client.created_at.date() <= one.days[0]
        assert one.client.created_at <= one.client.updated_at


def test_every_kind_of_business_and_size_is_there() -> None:
    tiles = {tile_of(one.client.fields.industry) for one in MANY}
    assert len(tiles) >= len(TILES) - 1
    assert {one.client.fields.kind for one in MANY} >= {"corporation", "sole_proprietor"}
    assert {len(one.days) for one in MANY} == {2, 3, 4}
    assert len({one.client.fields.name for one in MANY}) > 250


def test_tables_of_names_are_whole() -> None:
    assert len(names.SURNAMES) % 2 == len(names.WORDS) % 2 == 0
    for kana in (*names.SURNAMES[1::2], *names.WORDS[1::2]):
        assert kana_row(kana) != "他"
    tails = {tail for pairs in names.TAILS.values() for tail, _ in pairs}
    assert tails == set(names.TAIL_CODES)
    assert set(names.TAILS) == {tile.id for tile in TILES} == set(names.VISIONS)
    assert all(prefectures.is_prefecture(code) for code, _, _, _ in names.PLACES)
