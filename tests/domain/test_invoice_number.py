"""登録番号: one spelling, and a check only where there is one."""

from __future__ import annotations

import pytest

from app.domain.invoice_number import fault, normalise


@pytest.mark.parametrize(
    "text", ["T7000012050002", "ｔ７０００−０１２０−５０００２", " 7000012050002"]
)
def test_one_spelling(text: str) -> None:
    assert normalise(text) == "T7000012050002"
    assert fault(text, "corporation") == ""


def test_nothing_is_no_number() -> None:
    assert normalise("") == ""


def test_twelve_digits_are_not_completed() -> None:
    assert "いま12桁" in fault("T000012050002")


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("corporation", True),
        ("sole_proprietor", False),
        ("other_corporation", False),
        (None, False),
    ],
)
def test_only_numbers_of_corporations_have_a_check(kind: str | None, *, wrong: bool) -> None:
    assert bool(fault("T7000012050003", kind)) is wrong
