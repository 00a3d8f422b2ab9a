"""What is missing of a client's facts."""

from __future__ import annotations

import pytest

from app.domain.completeness import FACTS, missing, tidy
from app.domain.records import ClientFields


def test_everything_is_missing_at_first() -> None:
    assert missing(ClientFields(name="a")) == FACTS
    assert tidy(ClientFields(name="a")) == (0, 8)


def test_an_individual_needs_no_number_and_no_capital() -> None:
    assert tidy(ClientFields(name="a", kind="sole_proprietor")) == (3, 8)


def test_a_way_to_reach_them_and_a_whole_place() -> None:
    known = ClientFields(
        name="a",
        kind="corporation",
        corporate_number="7000012050002",
        representative="港 花子",
        email="a@example.jp",
        prefecture="14",
        industry="M76",
        employees=0,
        capital_yen=0,
    )
    assert missing(known) == ("town",)


@pytest.mark.parametrize("name", ["NPO法人みなと", "医療法人青葉会"])
def test_who_has_no_capital_can_be_complete(name: str) -> None:
    known = ClientFields(
        name,
        kind="other_corporation",
        corporate_number="7000012050002",
        representative="港 花子",
        phone="045",
        prefecture="14",
        town="横浜市",
        industry="P83",
        employees=3,
    )
    assert missing(known) == ()
