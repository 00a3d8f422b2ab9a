"""Two records made one."""

from __future__ import annotations

from app.domain import merging
from app.domain.records import ClientFields, Contact

ONE = ClientFields("山田商店", kana="ヤマダ", phone="1", tags=("a",), note="古い", employees=0)
OTHER = ClientFields(
    "山田商店", phone="2", email="x@y", tags=("b", "a"), contacts=(Contact("鈴木"),), note="新しい",
    employees=5,
)  # fmt: skip


def test_empty_fields_are_filled_and_nothing_else_changes() -> None:
    found = merging.fill(ONE, OTHER)
    assert (found.phone, found.email, found.kana) == ("1", "x@y", "ヤマダ")
    assert found.employees == 0
    assert found.tags == ("a", "b")
    assert found.contacts == (Contact("鈴木"),)
    assert found.note == "古い\n新しい"


def test_what_differs_may_be_chosen_and_the_rest_is_told() -> None:
    assert merging.differing(ONE, OTHER) == (("employees",), ("phone",))
    found = merging.merged(ONE, OTHER, {"phone": "other"})
    assert (found.phone, found.employees) == ("2", 0)
    assert merging.lost(ONE, OTHER, {"phone": "other"}) == (("employees", 5), ("phone", "1"))


def test_a_sole_proprietor_does_not_come_by_a_corporate_number() -> None:
    person = ClientFields("山田商店", kind="sole_proprietor")
    company = ClientFields("山田商店", corporate_number="7000012050002")
    assert merging.fill(person, company) == person
    assert merging.fill(company, person) == company
    assert merging.differing(person, company) == (("kind", "corporate_number"),)
    assert merging.merged(person, company, {"kind": "other"}) == company
    assert merging.lost(person, company, {"kind": "other"}) == (("kind", "sole_proprietor"),)
    assert merging.lost(person, company, {}) == (("corporate_number", "7000012050002"),)
    kind = ClientFields("山田商店", kind="corporation")
    assert merging.fill(kind, company).corporate_number == "7000012050002"
    assert merging.differing(kind, person) == (("kind",),)


def test_notes_are_not_doubled() -> None:
    assert merging.fill(ONE, ONE) == ONE
    assert merging.fill(ClientFields("a"), ClientFields("a", note="x")).note == "x"
    assert merging.differing(ONE, ONE) == ()
