"""Definition files: every fault is found, with its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.domain.definition import load
from app.errors import Faults

FILE = Path(__file__).parents[2] / "resources/questionnaires/keiei-check/1.json"
GONE = object()
OPTION = {"code": "now", "label": "また", "short": "また", "points": 0}


def edited(*edits: tuple[str, object]) -> list[str]:
    """The faults of the packaged definition after edits of `a/0/b` (GONE: taken out, +: added)."""
    document = json.loads(FILE.read_bytes())
    for path, value in edits:
        *steps, last = path.split("/")
        place: Any = document
        for step in steps:
            place = place[int(step) if isinstance(place, list) else step]
        if last == "+":
            place.append(value)
            continue
        key: Any = int(last) if isinstance(place, list) else last
        if value is GONE:
            del place[key]
        else:
            place[key] = value
    with pytest.raises(Faults) as caught:
        load(json.dumps(document).encode())
    return [str(fault) for fault in caught.value.faults]


def test_the_packaged_definition_loads() -> None:
    questionnaire = load(FILE.read_bytes())
    assert (questionnaire.id, questionnaire.version) == ("keiei-check", "1")
    assert len(questionnaire.items) == 47
    assert len(questionnaire.short_items) == 15
    assert questionnaire.section("q1").max_length == 800
    assert questionnaire.section("q5").when == "low"


@pytest.mark.parametrize(
    ("path", "value", "place", "part"),
    [
        ("title", GONE, "$", "「title」がありません"),
        ("$schema", 3, '$["$schema"]', "文字"),
        ("extra", 1, "$.extra", "この項目は使えません"),
        ("id", "Keiei Check", "$.id", "英小文字"),
        ("version", 1, "$.version", "文字"),
        ("title", " ", "$.title", "空です"),
        ("minutes/short", GONE, "$.minutes", "「short」がありません"),
        ("categories", [], "$.categories", "1個以上"),
        ("categories/+", {"id": "people", "label": "人"}, "$.categories", "people」が2回"),
        ("categories/+", {"id": "new", "label": "新"}, "$.categories[5]", "設問がありません"),
        ("thresholds/literacy", 13, "$.thresholds.literacy", "14から52"),
        ("thresholds/literacy", 53, "$.thresholds.literacy", "14から52"),
        ("thresholds/literacy", True, "$.thresholds.literacy", "整数"),
        ("thresholds/border_low", 31, "$.thresholds.border_low", "13から"),
        ("thresholds/border_high", 28, "$.thresholds.border_high", "29から52"),
        ("thresholds/support_margin", 11, "$.thresholds.support_margin", "10まで"),
        ("thresholds/support_margin", GONE, "$.thresholds", "support_margin"),
        ("short/+", "q3.nothing", "$.short[15]", "q3.nothing」は"),
        ("short/+", "q4.budget", "$.short[15]", "短い版に入れられる"),
        ("short/+", "q2.finance", "$.short", "q2.finance」が2回"),
        ("short/+", 3, "$.short[15]", "文字"),
        ("short/2", GONE, "$.short", "q2.finance」がありません"),
        ("short", {}, "$.short", "並び"),
        ("sections/5", GONE, "$.sections", "q1、q2、q3、q4、q5、q6 の順"),
        ("sections/+", 3, "$.sections[6]", "項目の集まり"),
        ("sections", 3, "$.sections", "並び"),
        ("sections/1/id", "q9", "$.sections[1].id", "q9」は使えません"),
        ("sections/1/id", "q3", "$.sections", "の順"),
        ("sections/1/kind", "text", "$.sections[1].kind", "「choice」です"),
        ("sections/1/kind", "radio", "$.sections[1].kind", "radio」は使えません"),
        ("sections/1/layout", "grid", "$.sections[1].layout", "single、matrix"),
        ("sections/1/when", "low", "$.sections[1].when", "いつも尋ねます"),
        ("sections/4/when", GONE, "$.sections[4]", "「when」がありません"),
        ("sections/4/when", "high", "$.sections[4].when", "「low」です"),
        ("sections/4/when", "middle", "$.sections[4].when", "middle」は使えません"),
        ("sections/0/max_length", GONE, "$.sections[0]", "max_length"),
        ("sections/0/max_length", 0, "$.sections[0].max_length", "1から"),
        ("sections/2/max_length", 9, "$.sections[2].max_length", "自由に書く章だけ"),
        ("sections/0/options/+", OPTION, "$.sections[0].options", "置けません"),
        ("sections/0/items/+", {}, "$.sections[0].items", "1つだけ"),
        ("sections/0/chips/+", "", "$.sections[0].chips[6]", "空です"),
        ("sections/0/followups/+", 1, "$.sections[0].followups[2]", "文字"),
        ("sections/5/options", GONE, "$.sections[5]", "「options」がありません"),
        ("sections/1/options/0/points", GONE, "$.sections[1].options[0]", "points"),
        ("sections/1/options/0/points", 3, "$.sections[1].options[0].points", "0から2"),
        ("sections/3/options/0/points", 5, "$.sections[3].options[0].points", "1から4"),
        ("sections/2/options/0/points", 1, "$.sections[2].options[0].points", "使えません"),
        ("sections/2/options/0", GONE, "$.sections[2].options", "「using」がありません"),
        ("sections/3/options", [], "$.sections[3].options", "2つ以上"),
        ("sections/1/options/+", OPTION, "$.sections[1].options", "now」が2回"),
        ("sections/1/options/1/code", "Later", "$.sections[1].options[1].code", "英小文字"),
        ("sections/1/options/1/code", GONE, "$.sections[1].options[1]", "code"),
        ("sections/4/options/0/code", "c", "$.sections[4].options", "「c」は、AとB"),
        ("sections/1/options/1/label", "", "$.sections[1].options[1].label", "空です"),
        ("sections/1/items", [], "$.sections[1].items", "1個以上"),
        ("sections/5/items", 3, "$.sections[5].items", "並び"),
        ("sections/5/items", GONE, "$.sections[5]", "「items」がありません"),
        ("sections/1/items/+", 3, "$.sections[1].items[7]", "項目の集まり"),
        ("sections/1/items/0/help", GONE, "$.sections[1].items[0]", "「help」がありません"),
        ("sections/1/items/0/short", "", "$.sections[1].items[0].short", "空です"),
        ("sections/1/items/0/id", "q3.x", "$.sections[1].items[0].id", "ような形"),
        ("sections/1/items/0/id", "q2.X", "$.sections[1].items[0].id", "ような形"),
        ("sections/1/items/0/id", "", "$.sections[1].items[0].id", "空です"),
        ("sections/1/items/0/id", GONE, "$.sections[1].items[0]", "「id」がありません"),
        ("sections/1/items/0/id", "q2.finance", "$.sections", "q2.finance」が2回"),
        ("sections/1/items/0/tools", GONE, "$.sections[1].items[0]", "「tools」がありません"),
        ("sections/1/items/0/tools", [], "$.sections[1].items[0].tools", "1個以上"),
        ("sections/1/items/0/tools/+", "q3.fax", "$.sections[1].items[0].tools[5]", "q3の設問"),
        ("sections/1/items/0/tools/+", "people", "$.sections[1].items[0].tools[5]", "q3の設問"),
        ("sections/1/items/0/tools/+", "", "$.sections[1].items[0].tools[5]", "空です"),
        ("sections/1/items/0/tools/1", "q3.accounting", "$.sections[1].items[0].tools", "2回"),
        (
            "sections/1/items/0/examples/0/industries",
            ["E", "Z"],
            "$.sections[1].items[0].examples[0].industries[1]",
            "業種「Z」",
        ),
        (
            "sections/1/items/0/examples/0/industries",
            [],
            "$.sections[1].items[0].examples[0]",
            "最後に置いてください",
        ),
        (
            "sections/1/items/0/examples/0/text",
            GONE,
            "$.sections[1].items[0].examples[0]",
            "「text」がありません",
        ),
        (
            "sections/1/items/0/examples/0/industries",
            GONE,
            "$.sections[1].items[0].examples[0]",
            "「industries」がありません",
        ),
        ("sections/2/items/2/industries/0", "E99", "$.sections[2].items[2].industries[0]", "E99"),
        ("sections/2/items/2/industries/0", 5, "$.sections[2].items[2].industries[0]", "文字"),
        ("sections/2/items/2/tools", [], "$.sections[2].items[2].tools", "使えません"),
        ("sections/3/items/0/category", GONE, "$.sections[3].items[0]", "category"),
        ("sections/3/items/0/category", "money", "$.sections[3].items[0].category", "区分にあり"),
        ("sections/3/items/0/category", "q3.edi", "$.sections[3].items[0].category", "区分にあり"),
        ("sections/3/items/0/category", "", "$.sections[3].items[0].category", "空です"),
        ("sections/5/items/0/b", GONE, "$.sections[5].items[0]", "「b」がありません"),
    ],
)
def test_a_fault_is_found_at_its_place(path: str, value: object, place: str, part: str) -> None:
    faults = edited((path, value))
    assert any(each.startswith(f"{place}: ") and part in each for each in faults), faults


def test_one_slip_is_one_fault() -> None:
    assert len(edited(("sections/1/options/0/points", GONE))) == 1
    assert len(edited(("sections/1/items/0/tools/0", "q3.fax"))) == 1
    assert len(edited(("title", ""))) == 1


def test_all_faults_are_reported_at_once() -> None:
    faults = edited(
        ("title", ""),
        ("thresholds/border_low", 99),
        ("sections/1/items/3/tools", ["q3.none"]),
        ("sections/5/when", "low"),
    )
    assert len(faults) == 4


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b"[]", b'{"id": 1}', b"3"])
def test_what_is_no_definition_at_all(data: bytes) -> None:
    with pytest.raises(Faults):
        load(data)


def test_duplicate_keys_are_faults() -> None:
    data = FILE.read_bytes().replace(b'"id": "keiei-check"', b'"id": "a", "id": "keiei-check"')
    with pytest.raises(Faults) as caught:
        load(data)
    assert [fault.place for fault in caught.value.faults] == ["$.id"]
