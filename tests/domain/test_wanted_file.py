"""Tests of `app.domain.wanted_file`."""

from __future__ import annotations

import json
from datetime import date

import pytest

from app.domain import wanted_file
from app.domain.knowledge.items import Fits
from app.domain.seeking import Wanted
from app.errors import Faults

WHOLE = {
    "name": "市のキャッシュレス補助金",
    "deadline": "2027-01-31",
    "prefectures": ["22"],
    "municipality": "浜松市",
    "industries": ["I", "M76"],
    "sizes": ["small"],
    "kinds": ["corporation"],
    "employees_max": 20,
    "issues": ["q2.sales_channels"],
    "tools": ["q3.cashless_pos"],
    "note": "レジの費用の一部",
}


def load(value: object) -> Wanted:
    return wanted_file.load(json.dumps(value).encode(), "m.json: ")


def test_everything_that_may_be_said() -> None:
    assert load(WHOLE) == Wanted(
        "市のキャッシュレス補助金",
        ("q2.sales_channels",),
        ("q3.cashless_pos",),
        Fits(("22",), ("I", "M76"), ("small",), ("corporation",), 20),
        "浜松市",
        date(2027, 1, 31),
        "レジの費用の一部",
    )


def test_a_name_is_enough() -> None:
    assert load({"name": "交流会"}) == Wanted("交流会")


def test_every_fault_at_once() -> None:
    wrong = {
        **WHOLE,
        "name": " ",
        "deadline": "1/31",
        "sizes": ["huge"],
        "issues": ["q2.x"],
        "a": 1,
    }
    with pytest.raises(Faults) as caught:
        load(wrong)
    assert [fault.place for fault in caught.value.faults] == [
        "m.json: $.a", "m.json: $.name", "m.json: $.deadline", "m.json: $.issues[0]",
        "m.json: $.sizes[0]",
    ]  # fmt: skip


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"name": 3}'])
def test_what_is_no_measure(content: bytes) -> None:
    with pytest.raises(Faults):
        wanted_file.load(content)
