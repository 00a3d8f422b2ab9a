"""Wrong passphrases make the next try wait, longer each time."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from app.errors import WrongPassphrase
from app.services.attempts import Attempts

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def test_the_wait_grows_to_five_minutes(tmp_path: Path) -> None:
    attempts = Attempts(tmp_path / "tries")
    waits = [attempts.miss(NOW).wait_s for _ in range(13)]
    assert waits == [0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]


def test_a_try_during_the_wait_is_refused_and_taken_afterwards(tmp_path: Path) -> None:
    attempts = Attempts(tmp_path / "tries")
    for _ in range(5):
        attempts.miss(NOW)
    with pytest.raises(WrongPassphrase) as caught:
        attempts.demand(NOW + timedelta(seconds=1))
    assert caught.value.wait_s == pytest.approx(3)
    attempts.demand(NOW + timedelta(seconds=4))


def test_the_count_survives_a_restart_until_the_right_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "tries"
    for _ in range(3):
        Attempts(path).miss(NOW)
    assert Attempts(path).wait_s(NOW) == 1
    assert path.stat().st_mode & 0o777 == 0o600
    Attempts(path).clear()
    assert Attempts(path).wait_s(NOW) == 0
    Attempts(path).clear()


def test_a_clock_set_back_locks_nobody_out_for_longer(tmp_path: Path) -> None:
    attempts = Attempts(tmp_path / "tries")
    for _ in range(4):
        attempts.miss(NOW)
    assert attempts.wait_s(NOW - timedelta(days=365)) == 2


@pytest.mark.parametrize(
    "raw", ["", "{", "[]", "{}", '{"misses": "x", "last": "y"}', '{"misses": 9, "last": 1}']
)
def test_a_broken_count_is_no_count(tmp_path: Path, raw: str) -> None:
    path = tmp_path / "tries"
    path.write_text(raw)
    assert Attempts(path).wait_s(NOW) == 0


def test_a_time_without_zone_is_no_count(tmp_path: Path) -> None:
    path = tmp_path / "tries"
    path.write_text(json.dumps({"misses": 9, "last": "2026-11-22T09:00:00"}))
    assert Attempts(path).wait_s(NOW) == 0


def test_a_count_that_cannot_be_written_does_not_hide_the_error(tmp_path: Path) -> None:
    assert Attempts(tmp_path / "no folder" / "tries").miss(NOW).wait_s == 0


def test_a_huge_count_is_still_five_minutes(tmp_path: Path) -> None:
    path = tmp_path / "tries"
    path.write_text(json.dumps({"misses": 10**9, "last": NOW.isoformat()}))
    assert Attempts(path).wait_s(NOW) == 300
    assert Attempts(path).miss(NOW).wait_s == 300
