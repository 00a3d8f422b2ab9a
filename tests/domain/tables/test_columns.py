"""The columns of a list: what headings of others mean."""

from __future__ import annotations

import pytest

from app.domain.tables import columns


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("会社名", "name"),
        (" 事業所名 ", "name"),
        ("ＴＥＬ", "phone"),
        ("電話番号（代表）", "phone"),
        ("〒", "postal_code"),
        ("住所※", "address"),
        ("資本金", "capital_yen"),
        ("資本金（千円）", "capital_thousand"),
        ("資本金(単位：万円)", "capital_man"),
        ("資本金[百万円]", "capital_yen"),
        ("資本金(百万円)", "capital_million"),
        ("担当者", "contact_name"),
        ("担当者（自分の組織）", "owner"),
        ("店番", "labelled"),
        ("マイナンバー", ""),
        ("個人番号", ""),
        ("好きな色", ""),
        ("", ""),
        ("（）", ""),
    ],
)
def test_headings_have_a_meaning(heading: str, key: str) -> None:
    assert columns.meaning(heading) == key


def test_our_own_headings_mean_themselves() -> None:
    assert [columns.meaning(each.heading) for each in columns.COLUMNS] == list(columns.BY_KEY)


def test_each_meaning_is_guessed_once_but_those_that_may_repeat() -> None:
    assert columns.guess(["会社名", "屋号", "備考", "メモ"]) == ("name", "", "note", "note")


def test_the_headings_are_the_row_with_most_known_words() -> None:
    assert columns.heading_row([["顧客一覧"], [], ["会社名", "電話"], ["山田", "1"]]) == 2
    assert columns.heading_row([["", " "], ["a", "b"]]) == 1
    assert columns.heading_row([]) == 0


def test_a_mapping_needs_a_name_and_takes_no_meaning_twice() -> None:
    assert columns.faults_of(["phone", "phone", "colour", "tags", "tags"]) == (
        "unknown:colour",
        "twice:phone",
        "no_name",
    )
    assert columns.faults_of(["name", ""]) == ()
