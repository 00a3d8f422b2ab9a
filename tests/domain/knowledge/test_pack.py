"""Tests of `app.domain.knowledge.pack`."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.knowledge import pack
from app.domain.knowledge.shapes import KINDS_OF_FILES
from app.errors import Fault, Faults

TERM = {
    "id": "term.cloud",
    "name": "クラウド",
    "reading": "くらうど",
    "aliases": [],
    "short": "ネットの向こうの置き場です。",
    "long": "店のパソコンが壊れても、写しが残ります。",
    "see": [],
}
INFO = {"id": "own", "version": "2026.11", "title": "見本", "as_of": "2026-11"}


def files(**kinds: object) -> dict[str, bytes]:
    named = {"pack": INFO, **kinds}
    return {f"{name}.json": json.dumps(value).encode() for name, value in named.items()}


def places(given: dict[str, bytes]) -> list[str]:
    with pytest.raises(Faults) as caught:
        pack.load(given)
    return [fault.place for fault in caught.value.faults]


def test_reads_items_by_kind_from_any_number_of_files() -> None:
    more = {
        **files(terms=[TERM]),
        "terms.more.json": json.dumps([{**TERM, "id": "term.b"}]).encode(),
    }
    found = pack.load(more)
    assert found.info.id == "own"
    assert [item.id for item in found.items["terms"]] == ["term.cloud", "term.b"]
    assert found.items["cases"] == ()


def test_names_every_fault_of_every_file_at_once() -> None:
    wrong = {**TERM, "name": "", "colour": "red"}
    given = {**files(terms=[wrong], sounds=[]), "cases.json": b"{"}
    del given["pack.json"]
    assert places(given) == [
        "cases.json: $", "sounds.json: $", "terms.json: $[0].colour", "terms.json: $[0].name",
        "pack.json",
    ]  # fmt: skip


def test_an_id_stands_only_once() -> None:
    assert places({**files(terms=[TERM]), "terms.b.json": json.dumps([TERM]).encode()}) == [
        "terms: term.cloud"
    ]


def test_the_schema_is_sound_and_takes_what_the_loader_takes() -> None:
    schema = pack.schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    terms: dict[str, Any] = schema["$defs"]["terms"]
    jsonschema.Draft202012Validator(terms).validate([TERM])
    assert not jsonschema.Draft202012Validator(terms).is_valid([{**TERM, "see": "term.x"}])


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*TERM, "fits", "turns"]), inner, max_size=5)
    ),
    max_leaves=12,
)


@given(
    st.dictionaries(
        st.sampled_from([f"{kind}.json" for kind in (*KINDS_OF_FILES, "pack", "odd")]),
        _JSON.map(lambda value: json.dumps(value).encode()) | st.binary(max_size=20),
        max_size=4,
    )
)
def test_anything_else_is_refused_with_its_faults(given: dict[str, bytes]) -> None:
    refused = _faults(given)
    assert all(fault.place and fault.sentence for fault in refused)
    assert refused or "pack.json" in given


@given(st.sampled_from(sorted(TERM)), _JSON)
def test_a_term_with_one_member_changed_is_read_or_refused(name: str, value: object) -> None:
    refused = _faults(files(terms=[{**TERM, name: value}]))
    assert all(f"$[0].{name}" in fault.place for fault in refused)


def _faults(given: dict[str, bytes]) -> tuple[Fault, ...]:
    try:
        pack.load(given)
    except Faults as refused:
        return refused.faults
    return ()
