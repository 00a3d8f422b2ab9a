"""Tests of `app.domain.own_knowledge`."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain import own_knowledge
from app.domain.knowledge.items import Case
from app.domain.own_knowledge import CASE_KIND, OwnMeasure
from app.errors import Faults
from tests.domain.own_items import CASE, MEASURE


def measure(**given: object) -> OwnMeasure:
    found = own_knowledge.read(own_knowledge.MEASURE, "1", {**MEASURE, **given})
    assert isinstance(found, OwnMeasure)
    return found


def test_an_own_measure_has_an_id_of_its_own_a_deadline_and_a_municipality() -> None:
    found = measure()
    assert found.measure.id == "measure.own-1"
    assert (found.municipality, found.deadline) == ("浜松市", date(2027, 1, 31))
    assert [found.is_open(date(2027, 1, day)) for day in (31,)] == [True]
    assert not found.is_open(date(2027, 2, 1))
    assert measure(deadline=None).is_open(date(2099, 1, 1))


@pytest.mark.parametrize(
    ("municipality", "town", "fits"),
    [("浜松市", "浜松市中央区", True), ("浜松市", "磐田市", False), ("浜松市", "", True),
     ("", "磐田市", True)],
)  # fmt: skip
def test_where_a_measure_is_for(municipality: str, town: str, *, fits: bool) -> None:
    assert measure(municipality=municipality).is_for(town) is fits


def test_what_is_looked_for_with_a_measure() -> None:
    wanted = measure().wanted()
    assert (wanted.name, wanted.municipality) == ("市のキャッシュレス補助金", "浜松市")
    assert (wanted.issues, wanted.tools) == (("q2.sales_channels",), ("q3.cashless_pos",))
    assert wanted.fits.prefectures == ("22",)
    assert wanted.deadline == date(2027, 1, 31)


def test_an_own_case_says_so() -> None:
    found = own_knowledge.read(CASE_KIND, "1", CASE)
    assert isinstance(found, Case)
    assert (found.id, found.source.kind) == ("case.own-1", "own")


def test_every_fault_at_once_by_its_field() -> None:
    wrong = {**MEASURE, "name": "", "kind": "gift", "deadline": "1/31", "colour": "red"}
    del wrong["ask"]
    with pytest.raises(Faults) as caught:
        own_knowledge.read(own_knowledge.MEASURE, "1", wrong)
    places = [fault.place for fault in caught.value.faults]
    assert places == ["colour", "$", "name", "kind", "deadline"]


def test_what_may_be_a_my_number_is_named_without_its_digits() -> None:
    (fault,) = own_knowledge.number_faults({"support": ["番号は621498320257です"]})
    assert fault.place == "support[0]"
    assert "「●●●●●●●●●●●●」はマイナンバー" in fault.sentence
    assert own_knowledge.number_faults(CASE) == ()


@pytest.mark.parametrize(
    ("name", "line", "found"),
    [
        ("株式会社みほん製作所", "（株）みほん製作所の例", True),
        ("㈱みほん製作所", "ミホン製作所では", True),
        ("㈱みほん製作所", "みほん製麺所では", False),
        ("丸屋", "丸屋さん", True),
        ("丸屋", "角屋さん", False),
        ("丸", "丸い机", False),
        ("見本　太郎", "社長の見本太郎さん", True),
    ],
)
def test_names_in_texts(name: str, line: str, *, found: bool) -> None:
    faults = own_knowledge.name_faults({"title": line, "fits": {"note": 3}}, [name])
    assert [each.place for each in faults] == (["title"] if found else [])
    assert all(f"「{name}」" in each.sentence for each in faults)
