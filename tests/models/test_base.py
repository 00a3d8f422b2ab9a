"""Times in the store."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects.sqlite import dialect

from app.models.base import Utc

SQLITE = dialect()
TYPE = Utc()


def test_a_time_is_kept_in_utc_and_of_fixed_width() -> None:
    japan = timezone(timedelta(hours=9))
    text = TYPE.process_bind_param(datetime(2026, 1, 2, 8, 4, 5, tzinfo=japan), SQLITE)
    assert text == "2026-01-01T23:04:05.000000"
    assert TYPE.process_result_value(text, SQLITE) == datetime(2026, 1, 1, 23, 4, 5, tzinfo=UTC)


def test_nothing_stays_nothing() -> None:
    assert TYPE.process_bind_param(None, SQLITE) is None
    assert TYPE.process_result_value(None, SQLITE) is None


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        TYPE.process_bind_param(datetime(2026, 1, 2), SQLITE)  # noqa: DTZ001 - the point


@given(st.datetimes(min_value=datetime(1000, 1, 2)), st.datetimes(min_value=datetime(1000, 1, 2)))  # noqa: DTZ001
def test_texts_sort_as_times(left: datetime, right: datetime) -> None:
    texts = [TYPE.process_bind_param(each.replace(tzinfo=UTC), SQLITE) for each in (left, right)]
    assert None not in texts
    assert (str(texts[0]) < str(texts[1])) == (left < right)
    assert TYPE.process_result_value(texts[0], SQLITE) == left.replace(tzinfo=UTC)
