"""Tests of `app.domain.channels`."""

from __future__ import annotations

from app.domain.channels import CHANNELS, channel_name, is_channel


def test_the_eleven_ways_to_the_advisor() -> None:
    assert list(CHANNELS.values()) == [
        "訪問", "窓口", "電話", "セミナー・体験会", "展示会", "金融機関の紹介", "商工団体の紹介",
        "他の支援機関の紹介", "補助金の案内", "Web", "その他",
    ]  # fmt: skip


def test_codes_and_names() -> None:
    assert is_channel("visit")
    assert not is_channel("訪問")
    assert channel_name("bank") == "金融機関の紹介"
    assert channel_name(None) == ""
