"""Tests of `app.library`: the packaged data."""

from __future__ import annotations

import pytest

from app import library


def test_the_current_questionnaire_is_packaged_and_read_once() -> None:
    found = library.questionnaire()
    assert (found.id, found.version) == library.CURRENT
    assert library.questionnaire() is found


@pytest.mark.parametrize(
    ("name", "version"),
    [("keiei-check", "999"), ("other", "1"), ("", "1"), ("..", "1"), ("keiei-check", "../1")],
)
def test_what_is_not_packaged_is_not_found(name: str, version: str) -> None:
    with pytest.raises(KeyError):
        library.questionnaire(name, version)


def test_the_texts_of_a_result_are_read_once() -> None:
    assert library.result_texts() is library.result_texts()
    assert library.consent_texts() is library.consent_texts()
