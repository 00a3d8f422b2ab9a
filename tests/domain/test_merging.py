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


ADDRESS = ("postal_code", "prefecture", "municipality", "town", "street")
PERSON = ("representative", "representative_kana", "representative_age")


def test_an_address_is_taken_whole_or_not_at_all() -> None:
    iwata = ClientFields("a", postal_code="4380078", prefecture="22", municipality="22211")
    hamamatsu = ClientFields("a", prefecture="22", town="浜松市中央区", street="1-2")
    assert merging.fill(iwata, hamamatsu) == iwata
    assert merging.differing(iwata, hamamatsu) == (ADDRESS,)
    assert merging.merged(iwata, hamamatsu, {"postal_code": "other"}) == hamamatsu
    assert merging.lost(iwata, hamamatsu, {}) == (
        ("prefecture", "22"), ("town", "浜松市中央区"), ("street", "1-2"),
    )  # fmt: skip
    known = ClientFields("a", prefecture="22")
    assert merging.fill(known, hamamatsu) == hamamatsu
    assert merging.fill(hamamatsu, known) == hamamatsu
    assert merging.fill(ClientFields("a"), hamamatsu) == hamamatsu
    assert merging.differing(known, hamamatsu) == ()


def test_a_person_keeps_the_own_reading_and_age() -> None:
    taro = ClientFields("a", representative="山田太郎", representative_age="60s")
    hanako = ClientFields("a", representative="山田花子", representative_kana="ヤマダハナコ")
    assert merging.fill(taro, hanako) == taro
    assert merging.differing(taro, hanako) == (PERSON,)
    assert merging.merged(taro, hanako, {"representative": "other"}) == hanako
    reading = ClientFields("a", representative_kana="ヤマダハナコ")
    assert merging.fill(taro, reading) == taro


def test_what_speaks_of_the_same_one_completes_it() -> None:
    taro = ClientFields("a", representative="山田太郎", representative_age="60s")
    again = ClientFields("a", representative="山田太郎", representative_kana="ヤマダタロウ")
    found = merging.fill(taro, again)
    assert (found.representative_kana, found.representative_age) == ("ヤマダタロウ", "60s")
    coded = ClientFields("a", postal_code="4380078", town="磐田市中泉")
    street = ClientFields("a", town="磐田市中泉", street="1-2")
    assert merging.fill(coded, street).street == "1-2"
    older = ClientFields("a", representative="山田太郎", representative_age="70s")
    assert merging.differing(taro, older) == (PERSON,)


def test_notes_are_not_doubled() -> None:
    assert merging.fill(ONE, ONE) == ONE
    assert merging.fill(ClientFields("a"), ClientFields("a", note="x")).note == "x"
    assert merging.differing(ONE, ONE) == ()
