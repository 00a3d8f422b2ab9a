"""Which tools count for which industry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import library
from app.domain.industry_mask import industry_matches, is_known

TOOLS = {item.id: item.industries for item in library.questionnaire().section("q3").items}


@pytest.mark.parametrize(
    ("tool", "inside", "outside"),
    [
        ("q3.ecommerce", "A B E F G H I J M N R", "C D K L O P Q"),
        ("q3.edi", "D E H I I50 I55 D06 E09", "A I56 I61 M N G"),
        ("q3.cashless_pos", "I I56 I61 M M76 N O P", "A D E H I50 I55 G K L"),
        ("q3.inventory_production", "A B C D E I I50 I60 M", "F G H J K L N O P Q R"),
    ],
)
def test_masks_follow_the_table(tool: str, inside: str, outside: str) -> None:
    assert all(industry_matches(code, TOOLS[tool]) for code in inside.split())
    assert not any(industry_matches(code, TOOLS[tool]) for code in outside.split())


def test_all_other_tools_have_no_mask() -> None:
    masked = {name for name, masks in TOOLS.items() if masks}
    assert masked == {
        "q3.ecommerce",
        "q3.edi",
        "q3.cashless_pos",
        "q3.inventory_production",
    }


@pytest.mark.parametrize("unknown", [None, "", "e09", "E9", "U", "Z99", "E09 ", "E0911", "Ｅ"])
def test_an_unknown_industry_has_no_mask(unknown: str | None) -> None:
    assert industry_matches(unknown, ("D",))
    assert not is_known(unknown)


def test_a_small_group_belongs_to_its_division() -> None:
    assert industry_matches("G411", ("G41",))
    assert industry_matches("G411", ("G",))
    assert not industry_matches("G412", ("G411",))
    assert not industry_matches("I58", ("I50", "D"))


@given(st.text())
def test_no_mask_counts_everywhere(industry: str) -> None:
    assert industry_matches(industry, ())
