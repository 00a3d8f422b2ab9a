"""Numbers, amounts and times of day in the many ways in which they are typed."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

import pytest

from app.domain.typed_numbers import parse_number, parse_time, parse_yen


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", "12"),
        ("１２，３４５", "12345"),
        ("1,234.5", "1234.5"),
        ("▲300", "-300"),
        ("△３００", "-300"),
        ("−3", "-3"),
        ("-3", "-3"),
        (" 7 ", "7"),
        ("(100)", "-100"),
        ("（１，０００）", "-1000"),
    ],
)
def test_a_number_in_any_width(text: str, number: str) -> None:
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["", "十二", "1.2.3", "12人", "▲", "1e5", "(100", "()", "-(1)", "(-1)", "¥1"]
)
def test_what_is_no_number(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "unit", "yen"),
    [
        ("300", 10_000, 3_000_000),
        ("300万円", 1, 3_000_000),
        ("３００万", 1_000, 3_000_000),
        ("5,000,001円", 10_000, 5_000_001),
        ("1.2億円", 1, 120_000_000),
        ("2千万", 1, 20_000_000),
        ("3百万円", 1, 3_000_000),
        ("1.5", 1_000, 1_500),
        ("▲20", 1_000, -20_000),
        ("0", 10_000, 0),
        ("1億2000万円", 1, 120_000_000),
        ("1億2,000万", 10_000, 120_000_000),
        ("１億 ２，０００万円", 1_000, 120_000_000),
        ("3千5百万", 1, 35_000_000),
        ("3千5百万円", 1_000, 35_000_000),
        ("2兆3億4万5", 1, 2_000_300_040_005),
        ("1億2000円", 10_000, 100_002_000),
        ("5千2百30円", 10_000, 5_230),
        ("2000百万円", 1, 2_000_000_000),
        ("300千円", 1, 300_000),
        ("￥3,000,000", 1, 3_000_000),
        ("¥300", 1_000, 300_000),
        ("\\300", 1, 300),
        ("-¥300", 1, -300),
        ("¥▲300", 1, -300),
        ("(100)", 1_000, -100_000),
        ("（¥1億2,000万円）", 1, -120_000_000),
    ],
)
def test_an_amount_with_its_unit_or_the_unit_of_the_field(text: str, unit: int, yen: int) -> None:
    assert parse_yen(text, unit) == yen


@pytest.mark.parametrize(
    "text",
    [
        "",
        "円",
        "たくさん",
        "0.5円",
        "1\n2",
        "万",
        "1億2億",
        "2千3千万",
        "1億20000万",
        "1億2億万",
        "¥¥3",
    ],
)
def test_what_is_no_whole_amount(text: str) -> None:
    assert parse_yen(text, 1) is None


def test_a_rest_without_a_unit_is_not_guessed() -> None:
    assert parse_yen("1億2000", 1) == 100_002_000
    assert parse_yen("1億2000", 10_000) is None
    assert parse_yen("1万20000", 1) is None


def test_long_rubbish_is_refused_at_once() -> None:
    assert parse_yen(f"{'1' * 5_000}x") is None


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("14:30", time(14, 30)),
        ("１４：３０", time(14, 30)),
        ("1430", time(14, 30)),
        ("930", time(9, 30)),
        ("14時30分", time(14, 30)),
        ("14時半", time(14, 30)),
        ("9", time(9)),
        ("14時", time(14)),
        ("午後2時", time(14)),
        ("午後2時半", time(14, 30)),
        ("午前12時", time(0)),
        ("午後12時", time(12)),
        ("2:30pm", time(14, 30)),
        ("9.15", time(9, 15)),
    ],
)
def test_a_time_of_day(text: str, at: time) -> None:
    assert parse_time(text) == at


@pytest.mark.parametrize("text", ["", "昼", "25:00", "9:75", "午後15時", "12345"])
def test_what_is_no_time(text: str) -> None:
    assert parse_time(text) is None
