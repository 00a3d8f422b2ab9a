"""Tests of `app.domain.progress`."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.entries.choosing import Indicator, Measured
from app.domain.progress import Move, Progress, moves

BEGUN, UNTIL = date(2026, 5, 1), date(2026, 11, 22)


def indicator(*measured: tuple[date, float], before: float | None = 30.0) -> Indicator:
    return Indicator(
        name="レジ締め",
        unit="分",
        better="down",
        before=before,
        before_on=date(2026, 4, 1) if before is not None else None,
        target=15.0,
        measured=tuple(Measured(on, value) for on, value in measured),
    )


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (indicator((date(2026, 10, 1), 12.0)), (30.0, 12.0)),
        (indicator((date(2026, 4, 20), 25.0), (date(2026, 10, 1), 12.0)), (25.0, 12.0)),
        (indicator((date(2026, 12, 1), 12.0)), None),  # after the check
        (indicator((date(2026, 10, 1), 30.0)), None),  # as before
        (indicator(), None),
        (indicator((date(2026, 6, 1), 20.0), (date(2026, 9, 1), 18.0), before=None), (20.0, 18.0)),
        (indicator((date(2026, 6, 1), 20.0), before=None), None),  # only one value
    ],
)
def test_what_moved_between_the_days(given: Indicator, wanted: tuple[float, float] | None) -> None:
    found = moves([given], BEGUN, UNTIL)
    assert found == ((Move("レジ締め", "分", *wanted, 15.0),) if wanted else ())


def test_nothing_is_empty() -> None:
    assert Progress().empty
    assert not Progress(tasks=("x",)).empty
