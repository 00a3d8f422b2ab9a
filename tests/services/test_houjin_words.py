"""Names folded for looking up: the short way for readings gives what the long one gives."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from app.domain import japanese
from app.services import houjin_words

KATAKANA = st.text(st.characters(min_codepoint=0x30A1, max_codepoint=0x30F6) | st.just("ー"))


@given(KATAKANA)
def test_a_reading_is_folded_as_any_text_is(text: str) -> None:
    assert houjin_words.plain(text) == japanese.search_text(text)


@given(st.text())
def test_no_sign_of_ascii_is_left(text: str) -> None:
    folded = houjin_words.plain(text)
    assert not re.search(r"[^\w]|_", "".join(char for char in folded if char.isascii()))
    kept = "".join(c for c in japanese.search_text(text) if not c.isascii() or c.isalnum())
    assert folded == kept


def test_the_pairs_of_both_keys_stand_once() -> None:
    assert houjin_words.grams("やまだ", "まだら") == "やま まだ だら"
    assert houjin_words.expression("やまだ") == '"やま" AND "まだ"'
