"""Tests of `app.domain.prefectures`."""

from __future__ import annotations

from app.domain.prefectures import PREFECTURES, find_prefecture, is_prefecture, prefecture_name


def test_there_are_47_in_their_order() -> None:
    assert len(set(PREFECTURES.values())) == 47
    assert [PREFECTURES[code] for code in ("01", "13", "22", "26", "27", "47")] == [
        "北海道", "東京都", "静岡県", "京都府", "大阪府", "沖縄県",
    ]  # fmt: skip


def test_codes_are_two_digits() -> None:
    assert is_prefecture("01")
    assert not any(map(is_prefecture, ("1", "00", "48", "静岡県", "")))


def test_names_by_code() -> None:
    assert prefecture_name("22") == "静岡県"
    assert prefecture_name(None) == ""
    assert prefecture_name("99") == ""


def test_addresses_tell_their_prefecture() -> None:
    assert find_prefecture(" 静岡県浜松市中央区1-1") == "22"
    assert find_prefecture("京都") == "26"
    assert find_prefecture("浜松市") is None
