"""Own measures and cases between the form and what is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain.own_knowledge import CASE_KIND, MEASURE
from app.domain.records import Advisor
from app.ui.own import parts, values
from app.ui.own.values import CaseForm, MeasureForm
from tests.domain import own_items

RATED = {**own_items.MEASURE, "rates": {"text": "半分", "source": "要領", "date": "2026-10"}}


def places(value: values.OwnForm) -> set[str]:
    return {fault.place.split("[")[0] for fault in values.faults(value)}


def test_a_form_gives_back_what_is_kept() -> None:
    for kind, body in (
        (MEASURE, own_items.MEASURE), (MEASURE, RATED), (CASE_KIND, own_items.CASE),
    ):  # fmt: skip
        form = values.form(kind, body)
        assert values.kind_of(form) == kind
        assert values.body(form) == body
        assert values.faults(form) == ()


def test_faults_are_at_the_fields_of_the_form() -> None:
    form = values.form(MEASURE, RATED)
    assert isinstance(form, MeasureForm)
    bad = replace(
        form, name="", employees_max=0, rate_source="", rate_date=None, prepare="", expires=None,
        checked_on=None, deadline=None,
    )  # fmt: skip
    assert places(bad) == {
        "name", "employees_max", "rate_source", "rate_date", "prepare", "expires", "checked_on",
    }  # fmt: skip
    assert "background" in places(CaseForm())


def test_a_new_measure_is_asked_here_and_looked_at_until_the_end_of_march() -> None:
    blank = parts.new_measure(Advisor("花子", "みほん商工会", "053-1"), date(2026, 11, 22))
    assert (blank.ask, blank.expires) == ("みほん商工会（053-1）", date(2027, 3, 31))
    assert places(blank) == {"name", "purpose", "who", "prepare"}
    spring = parts.new_measure(Advisor("花子", "", ""), date(2027, 2, 1))
    assert (spring.ask, spring.expires) == ("", date(2027, 3, 31))


def test_lines_are_tidied() -> None:
    form = values.form(CASE_KIND, own_items.CASE)
    assert isinstance(form, CaseForm)
    body = values.body(replace(form, support="一つめ\n\n 二つめ ", background="上\n下"))
    assert body["support"] == ["一つめ", "二つめ"]
    assert body["background"] == "上 下"
