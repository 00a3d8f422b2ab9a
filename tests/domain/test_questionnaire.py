"""The questionnaire as values."""

from __future__ import annotations

import pytest

from tests.domain.making import QUESTIONNAIRE as Q


def test_items_in_definition_order_with_their_sections() -> None:
    names = [item.id for section in Q.sections for item in section.items]
    assert list(Q.items) == names
    assert all(Q.section_of[name].id == name.split(".")[0] for name in names)


def test_codes() -> None:
    assert Q.codes_of["q1.vision"] == frozenset()
    assert Q.codes_of["q4.budget"] == {"yes", "rather_yes", "rather_no", "no"}


def test_sections_by_id() -> None:
    assert Q.section("q6").when == "high"
    with pytest.raises(KeyError):
        Q.section("q7")
