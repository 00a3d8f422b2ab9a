"""What was changed, as its reader sees it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from app.domain.entries.base import Entry
from app.domain.entries.simple import Note
from app.domain.records import Advisor
from app.reports.change_log import Change, change_log, differences
from app.reports.phrases import People
from app.reports.trash_list import trash_list
from tests.reports import papers

DAY = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 3, tzinfo=UTC)


def test_only_what_differs_is_told_in_the_order_of_the_later_one() -> None:
    before = (("名", "甲"), ("町", "港町"), ("道", "一"), ("道", "二"))
    after = (("電話", "1"), ("名", "甲"), ("道", "一"), ("道", "三"))
    assert differences(before, after) == (
        ("電話", "", "1"),
        ("道", "一\n二", "一\n三"),
        ("町", "港町", ""),
    )


def test_long_texts_go_on_over_the_page() -> None:
    rows = (("メモ", "前の話。" * 900, "後の話。" * 900),)
    data = change_log(
        "みほん商店", [Change(AT, "", "メモの変更", rows=rows)], advisor=Advisor(), today=DAY
    )
    assert papers.page_count(data) > 1
    words = papers.flat(data)
    assert words.count("話") == 1800
    assert "12:00担当者" in words


def test_the_trash_says_until_when() -> None:
    entry = Entry("e", "c", Note("捨てた話"), "a", "花子", AT, AT, deleted_at=AT)
    data = trash_list(
        "みほん商店",
        [entry],
        people=People({}),
        advisor=Advisor(),
        today=DAY,
        kept_for=timedelta(days=30),
    )
    words = papers.flat(data)
    assert "捨てた話" in words
    assert "2026/12/22(火)12:00を過ぎると消えます" in words
    assert "花子" in words
