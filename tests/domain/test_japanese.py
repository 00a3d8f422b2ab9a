"""Tests of `app.domain.japanese`."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import japanese

ANY = st.text(max_size=40)
KANA = st.text(
    alphabet=st.characters(min_codepoint=0x3041, max_codepoint=0x30FE)
    | st.sampled_from("ｱｶﾞﾊﾟｰ 株式会社(有)㈱"),
    max_size=20,
)
FORMS = st.sampled_from(["株式会社", "有限会社", "(株)", "㈱", "（有）", "合同会社", "NPO法人"])


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("０３ー１２３４−５６７８", "0312345678"),
        ("法人番号：７０００ ０１２０ ５０００ ２", "7000012050002"),
        ("03‐1234―5678", "0312345678"),
        ("①２", "12"),
        ("なし", ""),
        ("٣", ""),
    ],
)
def test_digits_takes_any_width_and_any_hyphen(typed: str, expected: str) -> None:
    assert japanese.digits(typed) == expected


@given(ANY)
def test_digits_is_ascii_and_idempotent(text: str) -> None:
    found = japanese.digits(text)
    assert all(char in "0123456789" for char in found)
    assert japanese.digits(found) == found


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ＡＢＣ　１２３", "ABC 123"),
        ("ﾊﾟﾝﾔ", "パンヤ"),
        ("０３ー１２３４－５６７８", "03-1234-5678"),
        (" info＠example.jp ", "info@example.jp"),
        ("コーヒー", "コーヒー"),
        ("１ー", "1ー"),
    ],
)
def test_narrow_gives_one_width(typed: str, expected: str) -> None:
    assert japanese.narrow(typed) == expected


@given(ANY)
def test_narrow_is_idempotent(text: str) -> None:
    once = japanese.narrow(text)
    assert japanese.narrow(once) == once


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("  髙田　商店 ", "髙田 商店"),
        ("﨑山\t工務店\n", "﨑山 工務店"),
        ("㈱山田", "㈱山田"),
        ("か\u3099き", "がき"),
        ("𠮷\u200b沢", "𠮷 沢"),
    ],
)
def test_stored_name_keeps_what_was_typed(typed: str, expected: str) -> None:
    assert japanese.stored_name(typed) == expected


@pytest.mark.parametrize("kanji", ["\ufa19", "\ufa1b", "\uf9dc", "\ufa26", "\uf929", "\U0002f800"])
def test_old_forms_of_kanji_are_stored_and_found_by_the_new_ones(kanji: str) -> None:
    new = unicodedata.normalize("NFC", kanji)
    assert new != kanji
    assert japanese.stored_name(f"{kanji}田か\u3099") == f"{kanji}田が"
    assert japanese.narrow(f"{kanji}田") == f"{kanji}田"
    assert japanese.safe_file_name(f"{kanji}田") == f"{kanji}田"
    assert japanese.search_text(f"{kanji}田") == japanese.search_text(f"{new}田")


@given(ANY)
def test_stored_name_is_composed_and_idempotent(text: str) -> None:
    once = japanese.stored_name(text)
    old = unicodedata.is_normalized("NFC", once)
    assert old or any("\uf900" <= char <= "\ufaff" or char >= "\U0002f800" for char in once)
    assert japanese.stored_name(once) == once


def test_drawable_drops_what_no_font_has() -> None:
    assert japanese.drawable("葛\U000e0100飾\ufe00\u200b\x07 一\n二") == "葛飾 一\n二"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("株式会社山田工務店", "山田工務店"),
        ("山田工務店 株式会社", "山田工務店"),
        ("(株)山田", "山田"),
        ("山田（有）", "山田"),
        ("㈱山田", "山田"),
        ("医療法人社団 青葉会", "青葉会"),
        ("NPO法人みなと", "みなと"),
        ("npo法人みなと", "みなと"),
        ("社会福祉法人ひかり", "ひかり"),
        ("有限責任監査法人みなと", "みなと"),
        ("司法書士法人 山田事務所", "山田事務所"),
        ("山田社会保険労務士法人", "山田"),
        ("㈾山田", "山田"),
        ("(特非)みなと", "みなと"),
        ("山田株式会社工場", "山田株式会社工場"),
        ("株式会社", "株式会社"),
        ("", ""),
    ],
)
def test_bare_name_strips_the_legal_form(name: str, expected: str) -> None:
    assert japanese.bare_name(name) == expected


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("㈱山田", "株式会社"),
        ("山田（株）", "株式会社"),
        ("㍿山田", "株式会社"),
        ("株式会社 山田", "株式会社"),
        ("特定非営利活動法人みなと", "特定非営利活動法人"),
        ("NPO法人みなと", "特定非営利活動法人"),
        ("(一社)みなと", "一般社団法人"),
        ("(特)みなと", "特定非営利活動法人"),
        ("(農)みなと", "農事組合法人"),
        ("株式会社山田㈱", "株式会社"),
        ("山田", ""),
        ("株式会社", ""),
    ],
)
def test_every_spelling_of_a_legal_form_is_one(name: str, form: str) -> None:
    assert japanese.legal_form(name) == form


@given(st.tuples(st.sampled_from(["", *"あ山"]), FORMS, ANY, FORMS).map("".join))
def test_bare_name_is_idempotent_and_never_empties(name: str) -> None:
    once = japanese.bare_name(name)
    assert japanese.bare_name(once) == once
    assert bool(once) == bool(name.strip())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(株)ヤマダ 電機", "やまだ電機"),
        ("㈱ﾔﾏﾀﾞ電機", "やまだ電機"),
        ("髙﨑　ＡＢＣ", "高崎abc"),
        ("𠮷\U000e0100沢", "吉沢"),
        ("ﾌｧﾐﾘｰ・ｻﾛﾝ", "ふぁみりーさろん"),
        ("斎藤", "斉藤"),
    ],
)
def test_search_text_folds(text: str, expected: str) -> None:
    assert japanese.search_text(text) == expected


@given(st.tuples(FORMS | st.just(""), ANY, FORMS | st.just("")).map("".join))
def test_search_text_is_total_and_idempotent(text: str) -> None:
    once = japanese.search_text(text)
    assert japanese.search_text(once) == once
    assert not any(char.isspace() for char in once)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("やまだ", ("やま", "まだ")),
        ("山 田中", ("山", "田中")),
        ("ああああ", ("ああ",)),
        ("", ()),
    ],
)
def test_bigrams(text: str, expected: tuple[str, ...]) -> None:
    assert japanese.bigrams(text) == expected


def test_kana_key_sorts_like_a_dictionary() -> None:
    names = [
        "(株)アイ", "ｱｲ商事", "株式会社 あおい", "ヴ", "かあと", "カード", "カアド", "キャ",
        "きや", "はん", "ばん", "パン", "ハンコ",
    ]  # fmt: skip
    assert sorted(names, key=japanese.kana_key) == names
    assert sorted(names, key=lambda name: japanese.kana_key(name).encode()) == names
    assert japanese.kana_key("カード") == japanese.kana_key("カアド")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("カブシキガイシャアオイ", "あおい"),
        ("アオイ ユウゲンガイシャ", "アオイ"),
        ("カ)ヤマダ", "ヤマダ"),
        ("ヤマダ（カ", "ヤマダ"),
        ("ﾔﾏﾀﾞ(ﾕ)", "ヤマダ"),
        ("ユ）ヤマダ", "ヤマダ"),
        ("ド）ヤマダ", "ヤマダ"),
        ("イッパンシャダンホウジン ミナト", "ミナト"),
        ("いりょうほうじんしゃだん あおば", "アオバ"),
        ("トクテイヒエイリカツドウホウジンミナト", "ミナト"),
        ("NPOホウジンミナト", "ミナト"),
        ("ヤマダ ゴウシガイシャ", "ヤマダ"),
        ("いすヾ", "イスス"),
        ("ー", ""),
        ("ヾ", ""),
        ("ンー", "ン"),
        ("ア・イ", "アイ"),
        ("カ\u200bキ", "カキ"),
    ],
)
def test_kana_key_takes_as_equal(one: str, other: str) -> None:
    assert japanese.kana_key(one) == japanese.kana_key(other)


def test_a_reading_that_is_only_a_legal_form_keeps_a_key() -> None:
    assert japanese.kana_key("カブシキガイシャ").startswith("カフシキカイシヤ")


@given(KANA | ANY)
def test_kana_key_is_total_and_orders_by_bytes(text: str) -> None:
    key = japanese.kana_key(text)
    assert "\x1f" in key
    assert japanese.kana_row(text) in {*japanese.KANA_ROWS, japanese.OTHER_ROW}


@pytest.mark.parametrize(
    ("kana", "row"),
    [
        ("あさひ", "あ"), ("ヴェール", "あ"), ("ガラス", "か"), ("ゴ", "か"), ("ｻｸﾗ", "さ"),
        ("ぢ", "た"), ("ト", "た"), ("ノ", "な"), ("パン", "は"), ("ボ", "は"), ("モ", "ま"),
        ("ャ", "や"), ("ロ", "ら"), ("ワ", "わ"), ("ヲ", "わ"), ("ン", "わ"),
        ("山田", "他"), ("ABC", "他"), ("", "他"), ("ー", "他"), ("株式会社ミドリ", "ま"),
    ],
)  # fmt: skip
def test_kana_row(kana: str, row: str) -> None:
    assert japanese.kana_row(kana) == row


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("corporation", "山田工務店", "御中"),
        ("other_corporation", "みなと", "御中"),
        ("sole_proprietor", "株式会社のような店", "様"),
        ("startup_planned", "山田 太郎", "様"),
        (None, "山田工務店㈱", "御中"),
        (None, "山田 太郎 ", "様"),
    ],
)
def test_honorific(kind: str | None, name: str, expected: str) -> None:
    assert japanese.honorific(kind, name) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('A/B:C*"?<>|D\\E', "A_B_C_D_E"),
        ("山田　商店", "山田_商店"),
        ("..", "無題"),
        ("", "無題"),
        ("CON", "無題"),
        ("con.txt", "txt"),
        ("COM1商店", "COM1商店"),
        ("一行\n二行", "一行_二行"),
        ("髙田", "髙田"),
    ],
)
def test_safe_file_name(text: str, expected: str) -> None:
    assert japanese.safe_file_name(text) == expected


@given(ANY | st.text(min_size=200, max_size=300))
def test_safe_file_name_is_total_short_and_idempotent(text: str) -> None:
    once = japanese.safe_file_name(text)
    assert once
    assert len(once.encode()) <= 180
    assert not set('/\\:*?"<>|\n\0') & set(once)
    assert japanese.safe_file_name(once) == once


@given(ANY)
def test_kana_scripts_go_back_and_forth(text: str) -> None:
    assert japanese.to_hiragana(japanese.to_katakana(text)) == japanese.to_hiragana(text)
