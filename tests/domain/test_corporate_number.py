"""Tests of `app.domain.corporate_number`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.corporate_number import check_digit, fault, is_corporate_number, is_meant, normalise

BASE = st.text(alphabet="0123456789", min_size=12, max_size=12)


@pytest.mark.parametrize("number", ["7000012050002", "1180301018771"])
def test_known_numbers_pass(number: str) -> None:
    assert is_corporate_number(number)
    assert fault(number) == ""


@pytest.mark.parametrize(
    "number", ["7000012050003", "700001205000", "70000120500022", "", "７０００012050002", "a" * 13]
)
def test_other_numbers_do_not(number: str) -> None:
    assert not is_corporate_number(number)


@pytest.mark.parametrize(
    "typed",
    ["７０００ー０１２０５ー０００２", "T7000012050002", "7000 0120 5000 2", "000012050002"],
)
def test_normalise_takes_what_people_type(typed: str) -> None:
    assert normalise(typed) == "7000012050002"


@pytest.mark.parametrize(
    "text", ["1", "７０００ー０１２０", "T70", "t 7000 0120", " 12 ", "１２\u30003"]
)
def test_digits_alone_mean_a_number(text: str) -> None:
    assert is_meant(text)


@pytest.mark.parametrize("text", ["", "T", "-", "株式会社109", "24時間堂", "A1", "TT1", "山田"])
def test_names_mean_none(text: str) -> None:
    assert not is_meant(text)


def test_faults_say_what_is_wrong() -> None:
    assert fault("123") == "法人番号は13桁です。いま3桁あります。"
    assert "合いません" in fault("7000012050003")


def test_a_sole_proprietor_has_none() -> None:
    assert "法人番号はありません" in fault("7000012050002", "sole_proprietor")
    for kind in ("corporation", "other_corporation", "startup_planned", None):
        assert fault("7000012050002", kind) == ""


@given(BASE)
def test_check_digit_follows_the_rule(base: str) -> None:
    total = sum(int(char) * (1 + place % 2) for place, char in enumerate(reversed(base)))
    assert check_digit(base) == str(9 - total % 9)
    assert is_corporate_number(normalise(base))


@given(st.text(max_size=30))
def test_fault_is_total(text: str) -> None:
    assert bool(fault(text)) != is_corporate_number(normalise(text))
