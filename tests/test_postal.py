"""The packaged postal codes: real places, every municipality, a month."""

from __future__ import annotations

import re
import zipfile

import pytest

from app import paths, postal
from app.domain.prefectures import PREFECTURES


def test_a_code_of_one_town() -> None:
    (place,) = postal.places("〒154-0023")
    assert place.address == "東京都世田谷区若林"
    assert (place.code, place.municipality, place.kana) == ("1540023", "13112", "ワカバヤシ")
    assert place.note == place.office == place.street == ""


def test_every_place_of_a_code_is_offered() -> None:
    assert [place.address for place in postal.places("498-0000")] == [
        "愛知県弥富市",
        "三重県桑名郡木曽岬町",
    ]
    towns = [place.town for place in postal.places("4520961")]
    assert len(towns) == len(set(towns)) > 50


def test_a_code_of_a_large_business_names_it() -> None:
    (place,) = postal.places("060-8621")
    assert place.office == "株式会社 日本経済新聞社 札幌支社"
    assert place.address.startswith("北海道札幌市中央区北一条西6丁目")


@pytest.mark.parametrize("text", ["0000000", "9999999", "154", "", "いごよん"])
def test_an_unknown_code_has_no_places(text: str) -> None:
    assert postal.places(text) == ()


def test_municipalities_of_all_prefectures_have_names() -> None:
    known = postal.municipalities()
    assert len(known) > 1_850
    assert {each.prefecture for each in known.values()} == set(PREFECTURES)
    assert all(re.fullmatch(r"\d{5}", code) and each.name for code, each in known.items())
    assert postal.municipality_name("13112") == "世田谷区"
    assert postal.municipality_name("99999") == postal.municipality_name(None) == ""


def test_the_data_have_a_month_and_cover_the_country() -> None:
    assert re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", postal.month())
    file = paths.resources() / "reference/postal.zip"
    assert file.stat().st_size < 3_000_000
    with zipfile.ZipFile(file) as archive:
        blocks = [name for name in archive.namelist() if name.isdecimal()]
    assert sum(len(postal._lines(block)) for block in blocks) > 140_000
