"""One table of hyphens for numbers, dates, codes and names."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain import check_code, hyphens, japanese, my_number
from app.domain.typed_numbers import parse_number
from app.domain.wareki import parse_date

CODE = check_code.check_code("q", "1", conducted_on=date(2026, 11, 22), answers={})


def test_only_those_between_digits_are_folded() -> None:
    assert hyphens.between_digits("コーヒー 03ー1234—5678 1ー") == "コーヒー 03-1234-5678 1ー"
    assert hyphens.between_digits("1ーー2") == "1-2"
    assert hyphens.plain_hyphens("ー1−2") == "-1-2"


@pytest.mark.parametrize("hyphen", hyphens.HYPHENS)
def test_every_one_is_read_wherever_hyphens_are(hyphen: str) -> None:
    assert japanese.narrow(f"03{hyphen}1234") == "03-1234"
    assert parse_number(f"{hyphen}3") == -3
    assert parse_date(f"2026{hyphen}11{hyphen}22", date(2026, 12, 1)) == date(2026, 11, 22)
    assert check_code.normalise(CODE.replace("-", hyphen)) == CODE
    assert my_number.find(f"6214{hyphen}9832{hyphen}0257")
