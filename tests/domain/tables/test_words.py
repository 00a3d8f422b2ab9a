"""Words of other lists as codes."""

from __future__ import annotations

import pytest

from app.domain.tables import words


@pytest.mark.parametrize(
    ("key", "text", "code"),
    [
        ("kind", "法人", "corporation"),
        ("kind", "個人事業主", "sole_proprietor"),
        ("kind", "これから創業", "startup_planned"),
        ("channel", "窓口", "counter"),
        ("registration", "登録済み", "registered"),
        ("successor", "有", "decided"),
        ("employees_band", "6〜20人", "6-20"),
        ("kind", "宇宙人", None),
    ],
)
def test_words_stand_for_codes(key: str, text: str, code: str | None) -> None:
    assert words.code_of(key, text) == code


def test_codes_have_words_that_come_back() -> None:
    for key in words.CODED:
        word = words.word_of(key, None)
        assert word == ""
    assert words.code_of("successor", words.word_of("successor", "closing")) == "closing"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("e09", "E09"),
        ("飲食店", "M76"),
        ("飲食", "M76"),
        ("小売業", "I60"),
        ("09", "E09"),
        ("ラーメン", "M76"),
        ("業", None),
        ("宇宙開発", None),
    ],
)
def test_industries_by_code_name_and_word(text: str, code: str | None) -> None:
    assert words.industry_of(text) == code


def test_years_make_an_age_group() -> None:
    assert [words.age_of(each) for each in (18, 30, 59, 79, 80, 101)] == [
        "under_30", "30s", "50s", "70s", "over_80", "over_80",
    ]  # fmt: skip
