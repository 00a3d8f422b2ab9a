"""The fields of a client as they are stored, and every fault of them."""

from __future__ import annotations

import pytest

from app.domain.records import ClientFields, Contact, Supporter
from app.errors import Faults
from app.services.client_fields import tidy


def _places(fields: ClientFields) -> list[str]:
    with pytest.raises(Faults) as caught:
        tidy(fields)
    return [fault.place for fault in caught.value.faults]


def test_numbers_get_one_spelling() -> None:
    tidied = tidy(
        ClientFields(
            " 株式会社みほん ",
            postal_code="〒４３０－0901",
            municipality="22131",
            invoice_number="ｔ７０００012050002",
            phone="０５３-111",
            corporate_number="7000-0120-50002",
        )
    )
    assert tidied.name == "株式会社みほん"
    assert (tidied.postal_code, tidied.municipality) == ("4300901", "22131")
    assert tidied.invoice_number == "T7000012050002"
    assert (tidied.phone, tidied.corporate_number) == ("053-111", "7000012050002")
    assert tidy(ClientFields("a", invoice_number=" ")).invoice_number is None


def test_lists_lose_what_is_empty_and_what_stands_twice() -> None:
    tidied = tidy(
        ClientFields(
            "a",
            tags=(" 組合 ", "", "組合", "後継者"),
            contacts=(Contact(" 山田 ", phone="０５３"), Contact("")),
            supporters=(Supporter("みほん銀行", "bank"), Supporter(" ")),
        )
    )
    assert tidied.tags == ("組合", "後継者")
    assert tidied.contacts == (Contact("山田", phone="053"),)
    assert tidied.supporters == (Supporter("みほん銀行", "bank"),)


def test_a_row_without_a_name_is_kept_for_what_stands_in_it() -> None:
    tidied = tidy(
        ClientFields(
            "a",
            email="a@example.jp\nb@example.jp",
            contacts=(Contact("", phone="053-1\n053-2"), Contact(" ", note=" ")),
            supporters=(Supporter("", "bank"), Supporter("", note="融資の相談")),
        )
    )
    assert tidied.email == "a@example.jp b@example.jp"
    assert tidied.contacts == (Contact("ご担当", phone="053-1 053-2"),)
    assert tidied.supporters == (
        Supporter("金融機関・信用保証協会", "bank"),
        Supporter("支援機関", note="融資の相談"),
    )


def test_empty_codes_are_none() -> None:
    empty = ClientFields("a", representative_age="", successor="", registration="", owner="")
    assert tidy(empty) == ClientFields("a")


def test_every_fault_is_told_at_once() -> None:
    assert _places(
        ClientFields(
            "",
            representative_age="ancient",
            successor="maybe",
            registration="x",
            stage=5,
            supporters=(Supporter("a", "stranger"),),
            closing_month=13,
            postal_code="123",
            municipality="1",
            invoice_number="T123",
        )
    ) == [
        "representative_age",
        "successor",
        "registration",
        "stage",
        "supporters",
        "name",
        "closing_month",
        "postal_code",
        "municipality",
        "invoice_number",
    ]


def test_what_is_too_long_or_too_much() -> None:
    assert _places(ClientFields("あ" * 201, tags=("い" * 41,))) == ["name", "tags"]
    many = tuple(Contact(f"人{at}") for at in range(101))
    long = (Supporter("あ" * 201),)
    assert _places(ClientFields("a", contacts=many, supporters=long)) == ["contacts", "supporters"]
