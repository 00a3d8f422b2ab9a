"""The engine against a second reading of the rules, written down apart from the data."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from app.domain.scoring import score
from tests.domain import making

if TYPE_CHECKING:
    from app.domain.questionnaire import ItemSet

MATRIX = {
    "management": "accounting inventory_production data_use_bi cashless_pos file_sharing",
    "sales_channels": "website_sns ecommerce crm_sfa cashless_pos web_meeting",
    "finance": "accounting internet_banking invoicing_ordering inventory_production",
    "recruitment": "website_sns attendance_payroll groupware_chat rpa_automation file_sharing"
    " cashless_pos",
    "work_style": "attendance_payroll groupware_chat web_meeting file_sharing rpa_automation",
    "back_office": "accounting invoicing_ordering internet_banking edi file_sharing"
    " rpa_automation attendance_payroll",
    "succession": "accounting file_sharing crm_sfa inventory_production",
}
SHORT = [
    "internet_banking",
    "accounting",
    "edi",
    "ecommerce",
    "file_sharing",
    "groupware_chat",
    "web_meeting",
    "website_sns",
]
AXES = {
    "environment": "internet_ready internet_essential staff_devices",
    "awareness": "digital_effective voices_inside owner_learning",
    "budget": "budget cost_benefit",
    "people": "train_people hire_people digital_staff",
    "practice": "data_use paper_review",
}
POINTS = {"yes": 4, "rather_yes": 3, "rather_no": 2, "no": 1}
STRENGTH = {"a": (2, 0), "rather_a": (1, 0), "neither": (0, 0), "rather_b": (0, 1), "b": (0, 2)}


def counts(tool: str, industry: str | None) -> bool:
    """Whether a tool counts for an industry, by the table of the mask."""
    if industry is None:
        return True
    letter, number = industry[0], int(industry[1:] or 0)
    wholesale = letter == "I" and (number == 0 or 50 <= number <= 55)
    retail = letter == "I" and (number == 0 or 56 <= number <= 61)
    return {
        "ecommerce": letter in "ABEFGHIJMNR",
        "edi": letter in "DEH" or wholesale,
        "cashless_pos": letter in "MNOP" or retail,
        "inventory_production": letter in "ABCDEIM",
    }.get(tool, True)


def todo(answers: dict[str, str], issue: str, industry: str | None, tools: list[str]) -> Fraction:
    weight = {"now": 2, "later": 1}.get(answers[f"q2.{issue}"], 0)
    matching = [
        answers[f"q3.{tool}"]
        for tool in tools
        if answers[f"q3.{tool}"] != "not_needed"
        and (counts(tool, industry) or answers[f"q3.{tool}"] in {"using", "considering"})
    ]
    unused = [code for code in matching if code != "using"]
    gap = Fraction(len(unused), len(matching)) if matching else Fraction(0)
    return weight * (1 + gap / 2)


@given(making.answers(complete=True), making.INDUSTRIES, making.SETS)
def test_shares(answers: dict[str, str], industry: str | None, item_set: ItemSet) -> None:
    todos = {
        issue: todo(
            answers,
            issue,
            industry,
            [tool for tool in tools.split() if item_set == "full" or tool in SHORT],
        )
        for issue, tools in MATRIX.items()
    }
    total = sum(todos.values())
    result = score(making.QUESTIONNAIRE, answers, industry=industry, item_set=item_set)
    assert result.todo_share is not None
    assert result.todo_total == pytest.approx(float(total))
    for issue, each in todos.items():
        wanted = float(100 * each / total) if total else 0
        assert result.todo_share[f"q2.{issue}"] == pytest.approx(wanted)


@given(making.answers(complete=True))
def test_readiness_support_and_segment(answers: dict[str, str]) -> None:
    result = score(making.QUESTIONNAIRE, answers, industry=None)
    assert result.balance is not None
    for axis, names in AXES.items():
        points = [POINTS[answers[f"q4.{name}"]] for name in names.split()]
        mean = sum(Fraction(each - 1, 3) for each in points) / len(points)
        assert result.balance[axis] == pytest.approx(float(100 * mean))
    total = sum(POINTS[answers[name]] for name in making.ids("q4"))
    level = "high" if total >= 30 else "low"
    branch = making.ids("q6" if total >= 30 else "q5")
    company = sum(STRENGTH[answers[name]][0] for name in branch)
    alone = sum(STRENGTH[answers[name]][1] for name in branch)
    assert result.literacy is not None
    assert result.support is not None
    assert (result.literacy.points, result.literacy.level) == (total, level)
    assert result.literacy.borderline is (27 <= total <= 32)
    assert (result.support.accompany, result.support.independent) == (company, alone)
    assert result.support.borderline is (abs(company - alone) <= 1)
    assert result.segment == f"{level}-{'self' if alone > company else 'accompany'}"
