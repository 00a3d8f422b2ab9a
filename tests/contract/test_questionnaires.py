"""Every packaged questionnaire: loads, fits its schema, keeps the ids and rules of version 1."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from app import library
from app.domain.definition import load

FOLDER = Path(__file__).parents[2] / "resources/questionnaires"
FILES = sorted(FOLDER.glob("*/*.json"))
LONGEST_SENTENCE = 40
OWNER_NEVER_READS = (
    "低リテラシー",
    "高リテラシー",
    "リテラシー",
    "自走",
    "伴走",
    "占有率",
    "公式",
    "みらデジ",
)


@pytest.fixture(name="schema")
def read_schema() -> dict[str, object]:
    schema: dict[str, object] = json.loads((FOLDER / "schema.json").read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    return schema


def test_there_is_one() -> None:
    assert FOLDER / "keiei-check/1.json" in FILES


@pytest.mark.parametrize("file", FILES, ids=str)
def test_files_load_and_are_where_their_name_says(file: Path) -> None:
    questionnaire = load(file.read_bytes())
    assert (questionnaire.id, questionnaire.version) == (file.parent.name, file.stem)
    assert library.questionnaire(questionnaire.id, questionnaire.version) == questionnaire


@pytest.mark.parametrize("file", FILES, ids=str)
def test_files_fit_the_schema_that_editors_use(file: Path, schema: dict[str, object]) -> None:
    document = json.loads(file.read_bytes())
    assert document["$schema"] == "../schema.json"
    jsonschema.Draft202012Validator(schema).validate(document)


def test_the_schema_refuses_a_slip(schema: dict[str, object]) -> None:
    document = json.loads(FILES[0].read_bytes())
    del document["sections"][1]["options"][0]["points"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate(document)


def test_version_1_keeps_its_ids() -> None:
    items = {
        "q1": "vision",
        "q2": "management sales_channels finance recruitment work_style back_office succession",
        "q3": "internet_banking accounting edi ecommerce file_sharing groupware_chat web_meeting"
        " website_sns cashless_pos attendance_payroll crm_sfa inventory_production"
        " invoicing_ordering rpa_automation security data_use_bi",
        "q4": "internet_ready internet_essential staff_devices digital_effective voices_inside"
        " owner_learning budget cost_benefit train_people hire_people digital_staff data_use"
        " paper_review",
        "q5": "introduction problem_solving vision_link resource_use effect",
        "q6": "introduction fit merit_effect information review_introduced",
    }
    wanted = [f"{section}.{name}" for section, names in items.items() for name in names.split()]
    questionnaire = library.questionnaire("keiei-check", "1")
    assert list(questionnaire.items) == wanted
    assert questionnaire.short_items == frozenset(wanted[1:16])
    assert [category.id for category in questionnaire.categories] == (
        ["environment", "awareness", "budget", "people", "practice"]
    )


def test_version_1_keeps_its_codes_and_points() -> None:
    questionnaire = library.questionnaire("keiei-check", "1")
    codes = {
        section.id: {option.code: option.points for option in section.options}
        for section in questionnaire.sections
    }
    statements = {"a": 2, "rather_a": 1, "neither": 0, "rather_b": 1, "b": 2}
    assert codes == {
        "q1": {},
        "q2": {"now": 2, "later": 1, "solved": 0, "none": 0, "unknown": 0},
        "q3": dict.fromkeys(["using", "considering", "not_using", "not_needed", "unknown"], 0),
        "q4": {"yes": 4, "rather_yes": 3, "rather_no": 2, "no": 1},
        "q5": statements,
        "q6": statements,
    }


def test_version_1_keeps_its_matrix() -> None:
    questionnaire = library.questionnaire("keiei-check", "1")
    tools = {
        item.id.removeprefix("q2."): " ".join(tool.removeprefix("q3.") for tool in item.tools)
        for item in questionnaire.section("q2").items
    }
    assert tools == {
        "management": "accounting inventory_production data_use_bi cashless_pos file_sharing",
        "sales_channels": "website_sns ecommerce crm_sfa cashless_pos web_meeting",
        "finance": "accounting internet_banking invoicing_ordering inventory_production",
        "recruitment": "website_sns attendance_payroll groupware_chat rpa_automation file_sharing "
        "cashless_pos",
        "work_style": "attendance_payroll groupware_chat web_meeting file_sharing rpa_automation",
        "back_office": "accounting invoicing_ordering internet_banking edi file_sharing "
        "rpa_automation attendance_payroll",
        "succession": "accounting file_sharing crm_sfa inventory_production",
    }


@pytest.mark.parametrize("file", FILES, ids=str)
def test_texts_are_short_and_plain(file: Path) -> None:
    questionnaire = load(file.read_bytes())
    assert questionnaire.minutes["full"] == "約10分"
    assert "5分" not in file.read_text(encoding="utf-8")
    for section in questionnaire.sections:
        texts = [section.title, section.prompt, section.note, *section.chips, *section.followups]
        for item in section.items:
            texts += [item.label, item.help, item.a, item.b]
            texts += [example.text for example in item.examples]
            assert item.help.endswith("。")
            assert item.help != item.label
        for text in texts:
            assert not any(word in text for word in OWNER_NEVER_READS)
            assert all(len(each) <= LONGEST_SENTENCE for each in re.split("(?<=。)", text)), text
