"""Tests of `app.domain.company` against the table of domain.md §7."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.company import (
    BASIC_ACT,
    DEEMED_LARGE,
    OTHER_TRADE,
    SUPPORT_ACT,
    Figures,
    basic_act,
    figures_of,
    sizes,
    support_act,
    trade_of,
)
from app.domain.industry import DIVISIONS, GROUPS, SECTIONS
from app.domain.records import ClientFields

CODES = st.sampled_from([*SECTIONS, *DIVISIONS, *GROUPS])
OKU = 100_000_000
MAN = 10_000


def company(industry: str, employees: int | None, capital_yen: int | None) -> Figures:
    return Figures(industry, "corporation", employees, capital_yen)


@pytest.mark.parametrize(
    ("codes", "trade"),
    [
        (
            "A01 D06 E09 F33 G37 G40 G413 G414 H44 J62 K68 K691 K694 N791 S97 T99 B C",
            "manufacturing",
        ),
        ("I50 I55", "wholesale"),
        ("I56 I61 M76 M77", "retail"),
        ("G38 G39 G411 G412 G415 G416 K693 K70 M75 N78 N80 N792 N799", "service"),
        ("L71 L74 O82 P83 P85 Q86 R88 R96 L P", "service"),
    ],
)
def test_trades(codes: str, trade: str) -> None:
    assert {code: trade_of(code) for code in codes.split()} == dict.fromkeys(
        codes.split(), (trade, "")
    )


@pytest.mark.parametrize(
    ("code", "trade"),
    [
        ("G41", "manufacturing"), ("K69", "manufacturing"), ("N79", "service"), ("N", "service"),
        ("G", "manufacturing"), ("K", "manufacturing"), ("I", "retail"), ("M", "retail"),
    ],
)  # fmt: skip
def test_codes_that_are_too_coarse_ask(code: str, trade: str) -> None:
    found, ask = trade_of(code)
    assert found == trade
    assert ask
    result = basic_act(company(code, 3, 3 * OKU))
    assert result.state == "to_check"
    assert any(ask in reason for reason in result.reasons)
    assert support_act(company(code, 3, None)).state == "to_check"


def test_a_band_of_employees_is_no_figure() -> None:
    fields = ClientFields(
        name="みどり食品", industry="E09", employees_band="0-5", kind="corporation"
    )
    assert figures_of(fields) == Figures("E09", "corporation", None, None)
    assert support_act(figures_of(fields)).state == "unknown"


def test_no_code_has_no_trade() -> None:
    with pytest.raises(KeyError):
        trade_of("X99")


@pytest.mark.parametrize(
    ("industry", "capital", "people", "small"),
    [
        ("E09", 3 * OKU, 300, 20),
        ("I52", 1 * OKU, 100, 5),
        ("L72", 5_000 * MAN, 100, 5),
        ("I58", 5_000 * MAN, 50, 5),
        ("M76", 5_000 * MAN, 50, 5),
    ],
)
def test_limits_hold_up_to_and_including(
    industry: str, capital: int, people: int, small: int
) -> None:
    def size(employees: int | None, yen: int | None) -> str:
        return basic_act(company(industry, employees, yen)).size

    assert size(small, 10 * capital) == "small"
    assert size(small + 1, 10 * capital) == "medium"
    assert size(people, capital + 1) == "medium"
    assert size(people + 1, capital) == "medium"
    assert size(people + 1, capital + 1) == "large"
    assert size(people + 1, None) == "unknown"
    assert size(None, capital + 1) == "unknown"


def test_people_are_measured_by_employees_only() -> None:
    def size(employees: int | None) -> str:
        return basic_act(Figures("E09", "sole_proprietor", employees, 1)).size

    assert [size(20), size(21), size(300), size(301), size(None)] == [
        "small", "medium", "medium", "large", "unknown",
    ]  # fmt: skip


@pytest.mark.parametrize("industry", ["M75", "N80"])
def test_lodging_and_leisure_are_small_up_to_twenty_by_the_support_act(industry: str) -> None:
    assert support_act(company(industry, 20, None)).size == "small"
    assert support_act(company(industry, 21, None)).size == "medium"
    assert basic_act(company(industry, 20, MAN)).size == "medium"


@pytest.mark.parametrize("section", ["G", "K", "M", "N"])
def test_a_section_of_several_limits_says_nothing_between_them(section: str) -> None:
    for people in (6, 20):
        found = support_act(company(section, people, None))
        assert (found.size, found.state, found.label) == ("unknown", "unknown", "まだ分かりません")
        assert "5人以下か20人以下" in found.reasons[0]
    assert support_act(company(section, 5, None)).size == "small"
    assert support_act(company(section, 21, None)).size == "medium"
    assert any("か" in reason for reason in found.reasons[1:])


def test_leisure_is_asked_for_beside_travel() -> None:
    assert trade_of("N")[1] == "旅行業か、娯楽業か"
    assert support_act(company("N79", 10, None)).size == "medium"


@pytest.mark.parametrize("industry", ["A", "A01", "B03", "P", "P83", "S97", "T99"])
def test_who_may_be_no_merchant_is_to_be_checked(industry: str) -> None:
    found = support_act(company(industry, 3, MAN))
    assert (found.size, found.state, found.notes) == ("small", "to_check", (OTHER_TRADE,))
    assert basic_act(company(industry, 3, MAN)).state == "sure"
    for other in ("P85", "E09"):
        assert support_act(company(other, 3, MAN)).notes == ()


def test_capital_says_nothing_to_the_support_act() -> None:
    basic, support = sizes(company("E09", 3, None))
    assert "資本金が未登録です。" in basic.reasons
    assert "資本金が未登録です。" not in support.reasons


def test_support_act_elsewhere() -> None:
    assert support_act(company("E09", 20, None)).label == "小規模事業者"
    assert support_act(company("M76", 6, None)).label == "小規模事業者にあたりません"
    unknown = support_act(company("E09", None, 1))
    assert (unknown.size, unknown.state) == ("unknown", "unknown")


def test_states() -> None:
    assert basic_act(company("E09", 12, 10 * MAN)).state == "sure"
    assert basic_act(company("E09", None, 10 * MAN)).state == "to_check"
    assert basic_act(Figures("E09", None, 12, None)).state == "to_check"
    assert support_act(Figures("E09", None, 12, None)).state == "to_check"
    assert basic_act(company("E09", None, None)).state == "unknown"


@pytest.mark.parametrize(
    ("figures", "state"),
    [
        (Figures("P83", "other_corporation", 3, None), "outside"),
        (Figures(None, "corporation", 3, None), "unknown"),
        (Figures("X", "corporation", 3, None), "unknown"),
        (Figures("E09", "startup_planned", 0, None), "unknown"),
    ],
)
def test_without_a_ground_there_is_no_size(figures: Figures, state: str) -> None:
    for result in sizes(figures):
        assert (result.size, result.state) == ("unknown", state)
        assert result.reasons


def test_laws_are_named_and_numbers_shown() -> None:
    basic, support = sizes(company("I58", 12, 1000 * MAN))
    assert (basic.law, support.law) == (BASIC_ACT, SUPPORT_ACT)
    assert "中小企業は資本金5,000万円以下または50人以下です。" in basic.reasons
    assert (
        "中小企業は資本金3億円以下または300人以下です。" in basic_act(company("E09", 1, 1)).reasons
    )


@pytest.mark.parametrize(("industry", "people"), [("E19", 400), ("G39", 200), ("M75", 150)])
def test_exceptions_by_decree_are_notes(industry: str, people: int) -> None:
    over = basic_act(company(industry, people, 10 * OKU))
    assert over.size == "large"
    assert len(over.notes) == 1
    assert basic_act(company(industry, 3, MAN)).notes == (DEEMED_LARGE,)
    assert basic_act(Figures(industry, "sole_proprietor", 3, None)).notes == ()


@given(
    CODES,
    st.sampled_from([None, "corporation", "sole_proprietor", "other_corporation"]),
    st.none() | st.integers(0, 1000),
    st.none() | st.integers(0, 10 * OKU),
)
def test_sizes_are_total(
    industry: str, kind: str | None, employees: int | None, capital: int | None
) -> None:
    for result in sizes(Figures(industry, kind, employees, capital)):
        assert result.label
        assert result.reasons
        assert (result.state in {"unknown", "outside"}) == (result.size == "unknown")


@given(CODES, st.integers(0, 1000), st.integers(0, 10 * OKU))
def test_more_people_never_make_a_smaller_size(industry: str, people: int, capital: int) -> None:
    order = ["small", "medium", "large"]
    now = basic_act(company(industry, people, capital)).size
    more = basic_act(company(industry, people + 1, capital)).size
    assert order.index(now) <= order.index(more)
