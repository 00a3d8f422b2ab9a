"""How clients are found: keys and the words of the search index."""

from __future__ import annotations

import pytest

from app.domain.records import ClientFields
from app.services import lookup


def test_the_reading_sorts_and_the_name_stands_in() -> None:
    fields = ClientFields(name="株式会社山田", kana="やまだ")
    assert lookup.row(fields) == "や"
    assert lookup.sort_key(fields).startswith("ヤマタ")
    assert lookup.row(ClientFields(name="カフェみほん")) == "か"
    assert lookup.row(ClientFields(name="山田")) == "他"


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("株式会社山田製作所", "㈱山田製作所", True),
        ("株式会社 山田 製作所", "（株）山田製作所", True),
        ("株式会社髙橋", "株式会社高橋", True),
        ("ヤマダ商店", "ﾔﾏﾀﾞ商店", True),
        ("NPO法人みほん", "特定非営利活動法人みほん", True),
        ("株式会社山田", "有限会社山田", False),
        ("株式会社山田", "山田株式会社", False),
        ("株式会社山田", "山田", False),
        ("山田商店", "山口商店", False),
    ],
)
def test_spellings_of_one_name(left: str, right: str, *, same: bool) -> None:
    assert (lookup.name_key(left) == lookup.name_key(right)) is same


def test_grams_hold_every_field() -> None:
    fields = ClientFields(
        name="株式会社青空",
        kana="アオゾラ",
        town="北区",
        representative="空野",
        phone="03-1234",
        corporate_number="7000012050002",
    )
    words = lookup.grams(fields).split()
    assert words[:2] == ["^青", "青空"]
    assert {"^あ", "あお", "ぞら", "^北", "北区", "空野", "^0", "34", "70"} <= set(words)


@pytest.mark.parametrize(
    ("query", "expression"),
    [
        ("", ""),
        ("　 ", ""),
        ("山", '"^山"'),
        ("ヤマダ", '"やま まだ"'),
        ("山田　豊田", '"山田" AND "豊田"'),
        ("株式会社", ""),
        ("㈱ 山田", '"山田"'),
        ("株式会社山田", '"山田"'),
        ("０３−１２３４", '"03 31 12 23 34"'),
        ('a"b', '"ab"'),
        ('"', None),
        ('" 山田', '"山田"'),
        ("NEAR(", '"ne ea ar"'),
    ],
)
def test_what_was_typed_as_a_query(query: str, expression: str | None) -> None:
    assert lookup.expression(query) == expression
