"""Tests of `app.domain.seeking`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.domain.knowledge.items import Fits
from app.domain.recommendation import Business
from app.domain.seeking import Candidate, Wanted, seek

if TYPE_CHECKING:
    from collections.abc import Mapping

TODAY = date(2026, 11, 22)
BUSINESS = Business("I58", 4, "0-5", "small", "sole_proprietor", "22")
CASHLESS = Wanted(
    "市のキャッシュレス補助金", ("q2.sales_channels",), ("q3.cashless_pos",), deadline=TODAY
)


def client(
    name: str, answers: Mapping[str, str] | None = None, seen: date | None = TODAY
) -> Candidate:
    return Candidate(name, BUSINESS, "静岡市葵区", answers or {}, seen)


def ids(wanted: Wanted, *candidates: Candidate) -> list[str]:
    return [match.id for match in seek(wanted, candidates, TODAY)]


def test_the_more_it_was_wanted_the_earlier() -> None:
    later = client("later", {"q2.sales_channels": "later"})
    now = client("now", {"q2.sales_channels": "now"})
    both = client("both", {"q2.sales_channels": "now", "q3.cashless_pos": "considering"})
    using = client("using", {"q2.sales_channels": "none", "q3.cashless_pos": "using"})
    unchecked = client("unchecked")
    assert ids(CASHLESS, later, unchecked, using, now, both) == [
        "both",
        "now",
        "later",
        "unchecked",
    ]


def test_reasons_name_the_answers() -> None:
    given = client("a", {"q2.sales_channels": "now", "q3.cashless_pos": "not_using"}, None)
    (match,) = seek(CASHLESS, [given], TODAY)
    assert match.reasons == (
        ("now", "q2.sales_channels"), ("not_using", "q3.cashless_pos"), ("unseen", ""),
    )  # fmt: skip
    assert match.points == 5


def test_among_equals_who_was_not_met_for_longest_comes_first() -> None:
    old = client("old", {"q2.sales_channels": "now"}, date(2026, 1, 1))
    new = client("new", {"q2.sales_channels": "now"})
    never = client("never", {"q2.sales_channels": "now"}, None)
    assert ids(CASHLESS, new, old, never) == ["never", "old", "new"]


@pytest.mark.parametrize(
    ("limits", "there"),
    [
        (Fits(), True),
        (Fits(prefectures=("22",)), True),
        (Fits(prefectures=("23",)), False),
        (Fits(industries=("I",)), True),
        (Fits(industries=("E", "D")), False),
        (Fits(sizes=("small",)), True),
        (Fits(sizes=("medium",)), False),
        (Fits(kinds=("corporation",)), False),
        (Fits(employees_max=4), True),
        (Fits(employees_max=3), False),
    ],
)
def test_what_is_known_to_speak_against_it_leaves_a_client_out(
    limits: Fits, *, there: bool
) -> None:
    assert bool(ids(Wanted("x", fits=limits), client("a"))) is there


def test_what_is_not_known_leaves_nobody_out_but_is_to_be_asked() -> None:
    limits = Fits(("22",), ("I",), ("small",), ("corporation",), 20)
    wanted = Wanted("x", fits=limits, municipality="静岡市")
    given = replace(client("a"), business=Business(), town="")
    (match,) = seek(wanted, [given], TODAY)
    assert match.open == ("prefecture", "industry", "kind", "size", "employees", "town")
    assert seek(wanted, [replace(client("b"), business=BUSINESS)], TODAY) == ()  # 個人


def test_only_the_town_that_is_meant() -> None:
    assert ids(Wanted("x", municipality="静岡市"), client("a")) == ["a"]
    assert ids(Wanted("x", municipality="浜松市"), client("a")) == []


def test_what_the_measure_asks_for_is_a_reason_when_known_and_a_question_when_not() -> None:
    limits = Fits(prefectures=("22",), industries=("I",), sizes=("small",), employees_max=20)
    asked = replace(CASHLESS, fits=limits, municipality="静岡市")
    known = client("known", {"q2.sales_channels": "now"})
    unknown = replace(known, id="unknown", business=Business(), town="")
    first, second = seek(asked, [known, unknown], TODAY)
    names = ("prefecture", "industry", "size", "employees", "town")
    assert [about for kind, about in first.reasons if kind == "fits"] == list(names)
    assert (first.open, second.open) == ((), names)
