"""The codes of a consultation."""

from __future__ import annotations

from app.domain import consultation_codes as codes


def test_every_category_that_may_be_chosen_is_one() -> None:
    found = codes.categories()
    assert len(found) == 11 + 9 + 4 + 1
    assert all(codes.is_category(code) for code in found)
    assert all(codes.category_name(code) for code in found)


def test_categories_have_names_with_their_main_part() -> None:
    assert codes.category_name("management.cash") == "経営課題：資金繰り"
    assert codes.category_name("invoice") == "インボイス／電子帳簿保存法"
    assert codes.category_name("it") == "IT／システム導入"
    assert codes.category_name("it.magic") == codes.category_name("magic") == ""


def test_issues_of_the_check_suggest_categories_in_the_order_of_the_table() -> None:
    found = codes.of_issues(["q2.work_style", "q2.sales_channels", "q9.unknown"])
    assert found == ("management.sales", "it.labour")
    assert all(codes.is_category(code) for code in codes.OF_ISSUES.values())
