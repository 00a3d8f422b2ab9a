"""The kinds of entries: each under its own name, with a noun, and fit for JSON."""

from __future__ import annotations

import pytest

from app.domain.entries.kinds import KINDS
from app.domain.entries.nouns import NOUNS, noun
from app.services import bodies


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_name_a_noun_and_goes_to_json_and_back(kind: str) -> None:
    shape = KINDS[kind]
    assert shape.kind == kind
    assert kind in NOUNS
    assert bodies.entry(kind, bodies.dump(shape())) == shape()


def test_what_has_no_noun_is_a_record() -> None:
    assert noun("note") == "メモ"
    assert noun("made later") == "記録"
