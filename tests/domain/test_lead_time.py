"""The lead time and its classes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from app.domain.lead_time import CLASSES, lead_class, lead_time

ASKED = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("waited", "code"),
    [
        (timedelta(), "under_1"),
        (timedelta(days=1) - MINUTE, "under_1"),
        (timedelta(days=1), "under_2"),
        (timedelta(days=2), "under_3"),
        (timedelta(days=3), "under_7"),
        (timedelta(days=7) - MINUTE, "under_7"),
        (timedelta(days=7), "under_10"),
        (timedelta(days=10) - MINUTE, "under_10"),
        (timedelta(days=10), "over_10"),
    ],
)
def test_a_border_belongs_to_the_longer_class(waited: timedelta, code: str) -> None:
    assert lead_class(ASKED, ASKED + waited) == code
    assert code in CLASSES


def test_on_the_spot_is_a_flag_and_not_a_short_time() -> None:
    assert lead_class(ASKED, ASKED + timedelta(days=30), on_the_spot=True) == "at_once"
    assert lead_class(None, None, on_the_spot=True) == "at_once"


def test_without_both_times_it_is_not_known() -> None:
    assert lead_class(None, ASKED) == lead_class(ASKED, None) == ""
    assert lead_time(ASKED, ASKED - MINUTE) is None
    assert lead_time(ASKED, ASKED + MINUTE) == MINUTE
