"""The company facts of an answer file."""

from __future__ import annotations

import json

import pytest

from app.domain.answer_business import business
from app.domain.records import ClientFields
from app.domain.strict_json import decode

WHOLE = {
    "name": "株式会社ためし",
    "kana": "タメシ",
    "industry": "E09",
    "employees": 12,
    "capital_yen": 10_000_000,
    "kind": "corporation",
    "prefecture": "22",
    "town": "浜松市",
    "corporate_number": "7000012050002",
    "representative": "試野 太郎",
    "phone": "053-000-0000",
    "email": "a@example.jp",
    "channel": "visit",
    "note": "一行目\n二行目",
}


def read(value: object) -> tuple[ClientFields, list[str]]:
    node = decode(json.dumps(value).encode())
    fields = business(node)
    return fields, [str(fault) for fault in node.faults]


def test_all_fields() -> None:
    assert read(WHOLE) == (ClientFields(**WHOLE), [])  # type: ignore[arg-type]


def test_only_the_name_is_required() -> None:
    assert read({"name": " 豆腐店　"}) == (ClientFields(name="豆腐店"), [])
    assert read({"kana": ""})[1] == ["$: 「name」がありません。書き足してください。"]


@pytest.mark.parametrize("industry", ["E", "I", "I58", "G411"])
def test_industries(industry: str) -> None:
    assert read({"name": "x", "industry": industry})[0].industry == industry


def test_a_band_stands_for_the_number() -> None:
    assert read({"name": "x", "employees_band": "6-20"})[0].employees_band == "6-20"
    (fault,) = read({"name": "x", "employees": 7, "employees_band": "6-20"})[1]
    assert fault.startswith("$.employees_band: ")


@pytest.mark.parametrize(
    ("key", "value", "part"),
    [
        ("name", "", "空です"),
        ("name", "　", "空です"),
        ("name", "あ" * 151, "150文字まで"),
        ("name", "a\0", "U+0000"),
        ("name", "\udfff", "サロゲート"),
        ("name", "一行目\n二行目", "U+000A"),
        ("name", 3, "文字"),
        ("kana", None, "null"),
        ("industry", "E99", "業種「E99」"),
        ("industry", "09", "業種「09」"),
        ("industry", 9, "文字"),
        ("prefecture", "48", "都道府県「48」"),
        ("prefecture", "静岡県", "都道府県「静岡県」"),
        ("prefecture", 22, "文字"),
        ("corporate_number", "7000012050003", "法人番号"),
        ("corporate_number", "７０００012050002", "法人番号"),
        ("corporate_number", 7000012050002, "文字"),
        ("employees", -1, "0から"),
        ("employees", True, "整数"),
        ("employees", 12.0, "整数"),
        ("employees", 10**30, "0から"),
        ("employees_band", "5-6", "使えません"),
        ("capital_yen", "1000万", "整数"),
        ("kind", "company", "使えません"),
        ("channel", "fax", "使えません"),
        ("phone", "0" * 41, "40文字まで"),
        ("my_number", "123456789018", "使えません"),
    ],
)
def test_a_fault_is_found_at_its_place(key: str, value: object, part: str) -> None:
    _, faults = read({"name": "x"} | {key: value})
    (fault,) = faults
    assert fault.startswith(f"$.{key}: ")
    assert part in fault
