"""A row of somebody's list as a client."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.records import Contact, Supporter
from app.domain.tables import columns, rows_in
from app.domain.tables.rows_in import Given, Wrong

MY_NUMBER = "123456789018"


def _read(**cells: str) -> Given:
    keys = list(cells)
    headings = [columns.BY_KEY[key].heading for key in keys]
    return rows_in.read(list(cells.values()), keys, headings, {"山田花子": "u1"})


@pytest.mark.parametrize(
    ("key", "text", "field", "value"),
    [
        ("name", " ㈱山田 ", "name", "㈱山田"),
        ("name", "'=山田", "name", "=山田"),
        ("name", "'山田", "name", "'山田"),
        ("kana", "ﾔﾏﾀﾞ", "kana", "ヤマダ"),
        ("kana", "やまだ", "kana", "ヤマダ"),
        ("industry", "飲食店", "industry", "M76"),
        ("prefecture", "愛知", "prefecture", "23"),
        ("prefecture", "5", "prefecture", "05"),
        ("employees", "１２名", "employees", 12),
        ("capital_yen", "3,000,000", "capital_yen", 3_000_000),
        ("capital_yen", "300万円", "capital_yen", 3_000_000),
        ("capital_thousand", "3000", "capital_yen", 3_000_000),
        ("capital_man", "300", "capital_yen", 3_000_000),
        ("capital_million", "3", "capital_yen", 3_000_000),
        ("closing_month", "3月末", "closing_month", 3),
        ("closing_month", "2026-03-31", "closing_month", 3),
        ("stage", "段階2　道具に移しはじめた", "stage", 2),
        ("stage", "２", "stage", 2),
        ("stage", "3（2026年から）", "stage", 3),
        ("stage", "4. 商売", "stage", 4),
        ("stage", "10", "stage", 10),
        ("stage", "2.0", "stage", 2),
        ("representative_age", "57歳", "representative_age", "50s"),
        ("representative_age", "60代", "representative_age", "60s"),
        ("postal_code", "600000", "postal_code", "0600000"),
        ("postal_code", "441-1374", "postal_code", "441-1374"),
        ("phone", "532220123", "phone", "0532220123"),
        ("phone", "0532-22-0123", "phone", "0532-22-0123"),
        ("owner", "山田 花子", "owner", "u1"),
        ("tags", "酒蔵、　観光;; 新規", "tags", ("酒蔵", "観光", "新規")),
        ("supporters", "三河銀行", "supporters", (Supporter("三河銀行"),)),
        ("labelled", "012", "note", "見出しをつけて覚え書きに残す：012"),
        ("contact_email", "a@example.jp", "contacts", (Contact("ご担当", email="a@example.jp"),)),
    ],
)  # fmt: skip
def test_cells_become_fields(key: str, text: str, field: str, value: Any) -> None:
    found = _read(**{key: text})
    assert found.wrong == ()
    assert getattr(found.fields, field) == value


@pytest.mark.parametrize(
    ("key", "text", "reason"),
    [
        ("name", "#REF!", "formula"),
        ("name", "山\ufffd田", "letters"),
        ("kind", "宇宙人", "kind"),
        ("industry", "宇宙開発", "industry"),
        ("prefecture", "ハワイ", "prefecture"),
        ("prefecture", "48", "prefecture"),
        ("employees", "たくさん", "employees"),
        ("employees", "2.5", "employees"),
        ("capital_yen", "不明", "capital"),
        ("closing_month", "13", "closing_month"),
        ("stage", "X", "stage"),
        ("stage", "2.5", "stage"),
        ("stage", "2-3", "stage"),
        ("stage", "2.05", "stage"),
        ("representative_age", "200", "age"),
        ("representative_age", "若い", "representative_age"),
        ("owner", "だれか", "owner"),
    ],
)
def test_what_cannot_be_used_is_named(key: str, text: str, reason: str) -> None:
    assert _read(**{key: text}).wrong == (Wrong(0, reason, text),)


def test_all_faults_of_a_row_are_named() -> None:
    found = _read(name="山田", employees="?", industry="?", stage="?")
    assert [each.column for each in found.wrong] == [1, 2, 3]


def test_a_possible_my_number_is_left_out() -> None:
    found = _read(name="山田", note=f"番号 {MY_NUMBER}")
    assert found.hidden == (1,)
    assert found.fields.note == ""


@pytest.mark.parametrize("key", ["corporate_number", "invoice_number"])
def test_a_possible_my_number_in_a_column_of_other_numbers_is_left_out(key: str) -> None:
    for text in (MY_NUMBER, "T1234-5678-9018", "１２３４ ５６７８ ９０１８"):
        found = _read(**{key: text})
        assert found.hidden == (0,)
        assert getattr(found.fields, key) is None
    for text in ("1 1803 0101 8771", "000012050002", "T1180301018771"):
        found = _read(**{key: text})
        assert found.hidden == ()
        assert getattr(found.fields, key) == text


def test_addresses_come_apart_and_do_not_push_away_what_has_a_column() -> None:
    found = _read(prefecture="東京都", address="愛知県新城市字東入船115", street="116").fields
    assert (found.prefecture, found.town, found.street) == ("13", "新城市字東入船", "116")
    assert rows_in.split_address("新城市") == (None, "新城市", "")


def test_a_municipality_stands_before_its_town_once() -> None:
    assert _read(city="新城市", town="東入船").fields.town == "新城市東入船"
    assert _read(city="新城市", town="新城市東入船").fields.town == "新城市東入船"
    assert _read(city="新城市").fields.town == "新城市"


def test_the_contact_has_the_best_name_there_is() -> None:
    assert _read(contact_phone="1", representative="山田").fields.contacts == (
        Contact("山田", phone="1"),
    )
    assert _read(contact_name="鈴木", contact_role="経理").fields.contacts == (
        Contact("鈴木", "経理"),
    )


def test_a_column_without_heading_keeps_only_its_words() -> None:
    assert rows_in.read(["012"], ["labelled"], [], {}).fields.note == "012"
    assert rows_in.read(["012", "x"], ["", ""], ["a", "b"], {}).fields.note == ""


@given(st.lists(st.text(max_size=40), max_size=len(columns.COLUMNS)))
def test_any_text_is_read_without_an_error(cells: list[str]) -> None:
    keys = list(columns.BY_KEY)
    found = rows_in.read(cells, keys, [], {})
    assert len(found.wrong) + len(found.hidden) <= len(cells)
