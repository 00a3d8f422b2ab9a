"""Killed at any moment, a process has lost no answer that it was told was kept."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from app.services import checks
from app.services import store as stores
from tests.services import making
from tests.services.answering import sequence
from tests.services.conftest import PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.store import Store

MOMENTS = 50


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_fifty_kills_lose_no_answer(store: Store, tmp_path: Path) -> None:
    draft_id = making.draft(store)
    store.close()
    chance = random.Random(20261122)
    command = [sys.executable, "-m", "tests.services.answering"]
    arguments = [str(store.folder.root), PASSPHRASE, draft_id]
    kept = 0
    with subprocess.Popen(
        [*command, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for moment in range(MOMENTS):
            said = tmp_path / f"said-{moment}"
            process.stdin.write(f"{said}\n")
            process.stdin.flush()
            child = int(process.stdout.readline())
            _wait_for_first(said)
            time.sleep(chance.uniform(0, 0.06))
            os.kill(child, signal.SIGKILL)
            assert process.stdout.readline() == "gone\n"
            numbers = [int(line) for line in said.read_text().splitlines()]
            kept += len(numbers)
            _compare(store, draft_id, numbers)
        process.stdin.close()
    assert process.returncode == 0
    assert kept > MOMENTS * 2


def _wait_for_first(said: Path) -> None:
    """Wait until the process has begun to answer."""
    deadline = time.monotonic() + 30
    while not (said.exists() and said.stat().st_size):
        assert time.monotonic() < deadline
        time.sleep(0.001)


def _compare(store: Store, draft_id: str, numbers: list[int]) -> None:
    """What was said to be kept is there; the one under way may be there or not."""
    assert numbers == list(range(len(numbers)))
    expected = dict(sequence(number) for number in numbers)
    under_way, code = sequence(len(numbers))
    opened = stores.unlock(store.folder, PASSPHRASE, secrets=None)
    found = dict(checks.draft(opened, draft_id).answers)
    erased: dict[str, str | None] = dict.fromkeys(found)
    checks.answer_many(opened, draft_id, erased)
    opened.close()
    if found.get(under_way) == code:
        found[under_way] = expected.get(under_way, code)
        expected.setdefault(under_way, code)
    assert found == expected
