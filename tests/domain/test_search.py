"""What is looked for, and the words around what was found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import search
from app.domain.records import ClientFields, Contact, Supporter
from app.domain.search import ROOM, Search


def test_filters_are_counted_without_words_row_and_order() -> None:
    assert Search("山", row="や", sort="seen").filters == 0
    assert Search(tags=("組合",), stages=(1, 2), unseen_months=6, open_actions=True).filters == 4


def test_every_text_of_a_profile_is_there_with_its_field() -> None:
    fields = ClientFields(
        name="みほん商店",
        prefecture="22",
        town="浜松市",
        street="1-2",
        tags=("組合",),
        contacts=(Contact("見本 花子", "経理", "053-1"),),
        supporters=(Supporter("みほん銀行", person="銀子"),),
        postal_code="4300000",
    )
    found = [(name, text) for name, text in search.texts(fields) if text]
    assert ("town", "静岡県浜松市1-2") in found
    assert {"tags", "contacts", "supporters", "postal_code", "name"} <= {name for name, _ in found}
    assert ("contacts", "経理") in found
    assert ("supporters", "銀子") in found


def test_codes_stand_there_as_words() -> None:
    fields = ClientFields("みほん", industry="I58", kind="corporation", registration="met")
    found = {(name, text) for name, text in search.texts(fields) if text}
    assert {("industry", "飲食料品小売業"), ("industry", "小売"), ("kind", "会社"),
            ("kind", "法人"), ("registration", "出会っただけ")} <= found  # fmt: skip
    assert {name for name, text in search.texts(ClientFields("みほん")) if text} == {"name"}


@pytest.mark.parametrize(
    ("text", "word", "parts"),
    [
        (
            "来月の資金繰りを気にされていた。",
            "資金繰り",
            ("来月の", "資金繰り", "を気にされていた。"),
        ),
        ("パソコンが古い", "ぱそこん", ("", "パソコン", "が古い")),
        ("電話 053-12 へ", "05312", ("電話 ", "053-12", " へ")),
        ("資 金\n繰り", "資金繰り", ("", "資 金 繰り", "")),
        ("あ\nい", "い", ("あ ", "い", "")),
        ("あ", "い", None),
        ("あ", "", None),
        ("ﾊﾟｿｺﾝを買う", "ぱそこん", ("", "", "ﾊﾟｿｺﾝを買う")),
    ],
)
def test_what_stands_around_a_word(
    text: str, word: str, parts: tuple[str, str, str] | None
) -> None:
    assert search.around(text, word) == parts


def test_long_texts_are_cut_on_both_sides() -> None:
    found = search.around("あ" * 100 + "山田" + "い" * 100, "山田")
    assert found == ("…" + "あ" * ROOM, "山田", "い" * ROOM + "…")


@given(st.text(max_size=40), st.text(max_size=4))
def test_a_word_is_found_exactly_where_it_stands(text: str, typed: str) -> None:
    word = search.folded(typed)
    found = search.around(text, word)
    assert (found is not None) == (bool(word) and word in search.folded(text))
