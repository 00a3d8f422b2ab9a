"""Days, moments and parts side by side."""

from __future__ import annotations

from datetime import UTC, date, datetime

from app.domain.records import Advisor
from app.reports import phrases

DAY = date(2026, 11, 24)
NIGHT = datetime(2026, 11, 24, 15, 30, tzinfo=UTC)


def test_days_and_moments_are_those_of_japan() -> None:
    assert (phrases.day(DAY), phrases.day(None)) == ("2026/11/24(火)", "")
    assert (phrases.until(DAY), phrases.until(None)) == ("2026/11/24(火)まで", "")
    assert (phrases.moment(NIGHT), phrases.moment(None)) == ("2026/11/25(水) 00:30", "")
    assert phrases.moment_or_day(NIGHT) == "2026/11/25(水) 00:30"
    assert phrases.moment_or_day(DAY) == "2026/11/24(火)"


def test_a_paper_names_our_organisation_or_says_what_it_is() -> None:
    words = {"us": "わたしたち", "client": "お客様"}
    named = phrases.on_paper({"me": "花子"}, Advisor("花子", "みほん商工会"))
    plain, screen = phrases.on_paper({}, Advisor("花子")), phrases.People({})
    told = [each.side(words, "us", own="us") for each in (named, plain, screen)]
    assert told == ["みほん商工会", "担当の支援機関", "わたしたち"]
    assert [named.side(words, code, own="us") for code in ("client", "x")] == ["お客様", ""]
    assert [named.name(each) for each in ("me", "", "nobody")] == ["花子", "", ""]


def test_empty_parts_leave_no_gap() -> None:
    assert phrases.joined("a", "", "b") == "a　b"
    assert phrases.joined() == ""


def test_a_sentence_a_line_leaves_quotations_whole() -> None:
    assert phrases.by_sentence("一つ書く。人に聞く。") == "一つ書く。\n人に聞く。"
    assert (
        phrases.by_sentence("「どうぞ。」と言う。（後で。）") == "「どうぞ。」と言う。\n（後で。）"
    )
    assert phrases.by_sentence("") == ""
