"""Every 法人格 in a name and in its reading."""

from __future__ import annotations

import pytest

from app.domain import japanese, legal_forms


@pytest.mark.parametrize(("form", "reading"), list(legal_forms._FORMS.items()))
def test_a_form_is_no_part_of_a_name_or_its_reading(form: str, reading: str) -> None:
    for name in (f"{form}山田", f"山田 {form}"):
        assert legal_forms.parted(name) == ("山田", [form])
        assert japanese.search_text(name) == "山田"
    for spelled in (reading, reading.translate(str.maketrans("ャュョッ", "ヤユヨツ"))):
        assert legal_forms.bare_reading(f"{spelled}ヤマダ") == "ヤマダ"
        assert legal_forms.bare_reading(f"ヤマダ{spelled}") == "ヤマダ"
        assert legal_forms.bare_reading(spelled) == spelled


@pytest.mark.parametrize("form", legal_forms._BANK)
def test_the_short_forms_of_banks_are_no_part_of_a_reading(form: str) -> None:
    large = form.translate(str.maketrans("ャュョ", "ヤユヨ"))
    for spelled in (form, large):
        for kana in (f"{spelled})ヤマダ", f"ヤマダ({spelled}", f"({spelled})ヤマダ"):
            assert legal_forms.bare_reading(kana) == "ヤマダ"


def test_what_only_looks_like_one_stays() -> None:
    for kana in ("カヤマ", "ヤマダカ", "ヤマダ(", "シホウ", "イリョウ", "ヤマダイ"):
        assert legal_forms.bare_reading(kana) == kana
    for name in ("監査法人", "投資育成", "山田（仮）"):
        assert legal_forms.parted(name) == (name, [])


def test_a_form_alone_is_written_out() -> None:
    assert legal_forms.written_out("（株） ") == legal_forms.written_out("株式 会社") == "株式会社"
    assert legal_forms.written_out("ＮＰＯ法人") == "特定非営利活動法人"
    assert legal_forms.written_out("") == ""
