"""Taking back a change after which others may have come."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.taking_back import taken_back

ADDRESS = (("town", "street"),)


def test_only_what_is_as_it_was_left_goes_back() -> None:
    before, after = {"mail": "", "phone": "1", "same": 1}, {"mail": "a", "phone": "2", "same": 1}
    now = {"mail": "a@example.jp", "phone": "2", "same": 5}
    assert taken_back(now, before, after) == {"mail": "a@example.jp", "phone": "1", "same": 5}


def test_a_field_that_came_with_the_change_goes_and_one_that_went_comes() -> None:
    assert taken_back({"a": 1, "new": 2}, {"a": 1}, {"a": 1, "new": 2}) == {"a": 1}
    assert taken_back({"a": 1, "new": 3}, {"a": 1}, {"a": 1, "new": 2}) == {"a": 1, "new": 3}
    assert taken_back({"a": 1}, {"a": 1, "old": 2}, {"a": 1}) == {"a": 1, "old": 2}


def test_what_means_something_only_together_goes_back_together() -> None:
    before, after = {"town": "", "street": ""}, {"town": "新城市", "street": "1-2"}
    corrected = {"town": "豊橋市", "street": "1-2"}
    assert taken_back(corrected, before, after, ADDRESS) == corrected
    assert taken_back(corrected, before, after) == {"town": "豊橋市", "street": ""}
    assert taken_back(after, before, after, ADDRESS) == before


def _body(rows: str) -> dict[str, Any]:
    return {"rows": [{"row": each} for each in rows]}


@pytest.mark.parametrize(
    ("now", "before", "after", "wanted"),
    [
        ("bx", "a", "ab", "x"),  # both changed: what stood there and was thrown away stays so
        ("abx", "a", "ab", "ax"),  # what came goes, what came since stays
        ("ax", "a", "ab", "ax"),  # it is gone already
        ("ax", "ab", "a", "abx"),  # what went comes back where it stood
        ("xa", "ba", "a", "bxa"),
        ("abx", "ab", "a", "abx"),  # somebody put it back already
        ("axc", "abc", "adc", "axc"),  # changed since
        ("adcx", "abc", "adc", "abcx"),
        ("adyx", "abc", "ade", "abyx"),  # one of two was changed since
        ("bcax", "abc", "bca", "abcx"),  # another order
        ("aax", "a", "aa", "ax"),  # rows that are alike
        ("ax", "aa", "a", "aax"),
        ("dcx", "ab", "dc", "abx"),
        ("dx", "abc", "d", "abcx"),
        ("x", "abc", "", "abcx"),
        ("ex", "ab", "dec", "bx"),
    ],
)
def test_of_a_list_only_what_the_change_did_is_turned_back(
    now: str, before: str, after: str, wanted: str
) -> None:
    found = taken_back(_body(now), _body(before), _body(after))
    assert found == _body(wanted)


_ROWS: Any = st.lists(st.sampled_from("abcd"), max_size=6)


@given(_ROWS, _ROWS)
def test_what_nobody_touched_is_what_it_was(before: list[str], after: list[str]) -> None:
    assert taken_back({"rows": after}, {"rows": before}, {"rows": after}) == {"rows": before}


@given(_ROWS, _ROWS)
def test_rows_of_others_stay(before: list[str], after: list[str]) -> None:
    now = {"rows": [*after, "x", "y"]}
    found = taken_back(now, {"rows": before}, {"rows": after})
    assert sorted(found["rows"]) == sorted([*before, "x", "y"])
