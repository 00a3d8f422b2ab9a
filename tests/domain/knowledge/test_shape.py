"""Tests of `app.domain.knowledge.shape`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

import jsonschema
import pytest

from app.domain.knowledge import shape
from app.domain.strict_json import decode


@dataclass(frozen=True)
class Pair:
    """What the record shape makes."""

    one: str
    two: int = 0


PAIR = shape.record(Pair, optional=("two",), one=shape.text(5), two=shape.integer(1, 9))
TEXT, BOTH = shape.text(2), ("a", "b")
FEW = shape.several(TEXT, least=1, most=2)
SHAPES: dict[str, tuple[shape.Shape[Any], Any, Any, list[Any]]] = {
    "text": (shape.text(3), "あいう", "あいう", ["あいうえ", "", 1]),
    "ident": (shape.ident(r"term\.[a-z]+"), "term.cloud", "term.cloud", ["term.", "x", 3]),
    "choice": (shape.choice("a", "b"), "b", "b", ["c", None]),
    "integer": (shape.integer(1, 3), 3, 3, [0, 4, "1", True]),
    "month": (shape.month(), "2026-11", "2026-11", ["2026-13", "2026", 202611]),
    "day": (shape.day(), "2026-11-30", date(2026, 11, 30), ["2026-1-1", "x", 1]),
    "maybe": (shape.maybe(shape.integer(1, 3)), None, None, [0]),
    "several": (FEW, ["あ"], ("あ",), [[], ["あ", "い", "う"]]),
    "keyed": (shape.keyed(TEXT, BOTH), dict.fromkeys(BOTH, "x"), dict.fromkeys(BOTH, "x"), [[]]),
    "part": (shape.keyed(TEXT, BOTH, whole=False), {"a": "x"}, {"a": "x"}, [{"c": "x"}]),
    "answers": (shape.answers(), {"q2.x": "now"}, {"q2.x": "now"}, [{"x": "now"}, 1]),
    "record": (PAIR, {"one": "x"}, Pair("x"), [{"two": 3}, {"one": "x", "three": 1}]),
}


@pytest.mark.parametrize("name", SHAPES)
def test_reads_what_fits_and_so_says_the_schema(name: str) -> None:
    form, given, wanted, _ = SHAPES[name]
    node = decode(json.dumps({"x": given}).encode()).members()
    assert node is not None
    assert form.read(node["x"]) == wanted
    assert not node["x"].faults
    jsonschema.Draft202012Validator(form.schema).validate(given)


@pytest.mark.parametrize(
    ("name", "wrong"), [(name, wrong) for name, each in SHAPES.items() for wrong in each[3]]
)
def test_refuses_what_does_not_fit_and_so_does_the_schema(name: str, wrong: object) -> None:
    form = SHAPES[name][0]
    node = decode(json.dumps({"x": wrong}).encode()).members()
    assert node is not None
    form.read(node["x"])
    assert node["x"].faults
    assert not jsonschema.Draft202012Validator(form.schema).is_valid(wrong)


def test_a_day_that_does_not_exist_and_a_thing_said_twice() -> None:
    node = decode(b'{"x": "2026-02-30", "y": ["a", "a"]}').members()
    assert node is not None
    assert shape.day().read(node["x"]) == date.min
    shape.several(shape.text(5)).read(node["y"])
    assert [fault.place for fault in node["x"].faults] == ["$.x", "$.y[1]"]
