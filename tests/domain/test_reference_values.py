"""Tests of `app.domain.reference_values`."""

from __future__ import annotations

import json

import pytest

from app import library
from app.domain.reference_values import load
from app.errors import Faults


def test_the_packaged_values_are_those_of_the_report() -> None:
    values = library.reference_values()
    said = {value.item: value.text for value in values.values}
    assert "78.5%" in said["q2.back_office"]
    assert "84.5%" in said["q4.digital_effective"]
    assert "77.5%" in said["q4.voices_inside"]
    assert "参考値" in values.who
    codes = library.questionnaire().codes_of
    assert all(set(value.codes) <= codes[value.item] for value in values.values)


def test_every_fault_is_told() -> None:
    wrong = {"who": "", "note": "x", "values": [{"item": "x", "codes": [], "text": "y"}]}
    with pytest.raises(Faults) as caught:
        load(json.dumps(wrong).encode())
    assert [fault.place for fault in caught.value.faults] == [
        "$.who", "$.values[0].item", "$.values[0].codes",
    ]  # fmt: skip
