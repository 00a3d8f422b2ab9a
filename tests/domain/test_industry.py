"""Tests of `app.domain.industry` and its tables in `app.domain.jsic`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import industry, jsic


def test_the_tables_are_complete() -> None:
    assert list(jsic.SECTIONS) == list("ABCDEFGHIJKLMNOPQRST")
    assert [code[1:] for code in jsic.DIVISIONS] == [f"{number:02d}" for number in range(1, 100)]
    assert all(name for name in jsic.DIVISIONS.values())
    assert {code[:3] for code in jsic.GROUPS} == {"G41", "K69", "N79"}
    assert jsic.REVISION == "14"


@pytest.mark.parametrize(
    ("first", "last", "section"),
    [(6, 8, "D"), (9, 32, "E"), (37, 41, "G"), (50, 61, "I"), (75, 77, "M"), (88, 96, "R")],
)
def test_divisions_lie_in_their_sections(first: int, last: int, section: str) -> None:
    found = [int(each.code[1:]) for each in industry.divisions_of(section)]
    assert found == list(range(first, last + 1))


@pytest.mark.parametrize("code", ["E09", "E", "I", "G411", "K693", "N799", "T99"])
def test_codes(code: str) -> None:
    assert industry.is_industry(code)
    assert industry.section_of(code) == code[0]
    assert industry.industry_name(code)


@pytest.mark.parametrize("code", ["", "09", "D09", "e09", "E091", "E9", "U01", "Ｅ09"])
def test_no_codes(code: str) -> None:
    assert not industry.is_industry(code)
    assert industry.industry_name(code) == ""
    with pytest.raises(KeyError):
        industry.section_of(code)


def test_names() -> None:
    assert industry.industry_name(None) == ""
    assert industry.short_name("E18") == "プラスチック製品製造業"
    assert [each.code for each in industry.groups_of("K69")][1:] == ["K691", "K692", "K693", "K694"]
    assert industry.groups_of("E09") == ()


def test_tiles_are_twelve_and_lead_to_codes() -> None:
    assert len({tile.id for tile in industry.TILES}) == 12
    for tile in industry.TILES[:-1]:
        assert tile.code is not None
        assert industry.tile_of(tile.code) == tile


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("I50", "卸売"), ("I", "小売"), ("I58", "小売"), ("M", "飲食"), ("M77", "飲食"),
        ("M75", "宿泊"), ("G411", "IT・情報"), ("N80", "生活サービス"), ("L72", "専門サービス"),
        ("R89", "その他"), ("A01", "その他"), ("E24", "製造"), ("T99", "その他"),
    ],
)  # fmt: skip
def test_every_code_has_a_tile(code: str, label: str) -> None:
    tile = industry.tile_of(code)
    assert tile is not None
    assert tile.label == label


def test_no_code_no_tile() -> None:
    assert industry.tile_of(None) is None
    assert industry.tile_of("X") is None


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("ラーメン", "M76"), ("らーめん屋", "M76"), ("美容", "N78"), ("豆腐", "E09"),
        ("e09", "E09"), ("09", "E09"), ("大工", "D07"), ("旅館", "M75"), ("金属製品", "E24"),
        ("運送", "H44"),
    ],
)  # fmt: skip
def test_search_by_plain_words(word: str, code: str) -> None:
    assert code in [each.code for each in industry.search(word)]


def test_search_without_a_word_or_hit() -> None:
    assert industry.search(" ") == ()
    assert industry.search("宇宙人") == ()
    assert len(industry.search("業", limit=5)) == 5


@given(st.text(max_size=10))
def test_search_is_total(word: str) -> None:
    assert all(industry.is_industry(each.code) for each in industry.search(word))


@pytest.mark.parametrize(
    ("code", "has", "lacks"),
    [
        ("E10", ("飲料・たばこ・飼料製造業", "製造業", "製造", "酒造・日本酒・酒蔵・製茶"), ()),
        ("I58", ("飲食料品小売業", "小売"), ("卸売業，小売業", "卸売")),
        ("M76", ("飲食店", "飲食"), ("宿泊業，飲食サービス業",)),
        ("M", ("宿泊業，飲食サービス業",), ()),
        ("G411", ("映像・音声・文字情報制作業", "情報通信業", "IT・情報", "映像・動画"), ()),
        ("A01", ("農業", "農業，林業"), ("その他",)),
    ],
)
def test_words_of_a_trade(code: str, has: tuple[str, ...], lacks: tuple[str, ...]) -> None:
    found = industry.words(code)
    assert set(has) <= set(found)
    assert not set(lacks) & set(found)


@pytest.mark.parametrize("code", [None, "", "Z99"])
def test_no_trade_has_no_words(code: str | None) -> None:
    assert industry.words(code) == ()
