"""Killed at any moment, a process has lost nothing that it was told was kept."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.services import backup, backup_files, checks, clients
from app.services import store as stores
from tests.campaign import times
from tests.services import making
from tests.services.answering import open_with_either, sequence
from tests.services.conftest import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.paths import DataFolder
    from app.services.store import Store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")


def test_fifty_kills_lose_no_answer(store: Store, tmp_path: Path) -> None:
    draft_id = making.draft(store)
    store.close()
    for numbers in _killed(store.folder, "answer", draft_id, tmp_path, times(50), work=8):
        _compare(store.folder, draft_id, numbers)


def test_kills_during_changes_of_the_passphrase_leave_one_that_opens(
    store: Store, tmp_path: Path
) -> None:
    client_id = making.client(store)
    store.close()
    for _ in _killed(store.folder, "keys", "", tmp_path, times(15), work=3):
        opened, passphrase, _ = open_with_either(store.folder)
        assert clients.get(opened, client_id).id == client_id
        for item in backup.listing(store.folder):
            assert item.ok
            assert backup_files.sound(Path(item.path), opened.key)
        opened.close()
    newest = backup.newest_good(store.folder, passphrase=passphrase)
    assert newest is not None
    backup.restore(store.folder, newest.path, passphrase=passphrase)


def _killed(
    folder: DataFolder, job: str, draft_id: str, said_in: Path, moments: int, *, work: int
) -> Iterator[list[int]]:
    """What a process said before it was killed, for each moment it was killed at.

    It has done one to `work` pieces of work by then, however busy the machine is, and is killed
    somewhere in the next one.
    """
    chance = random.Random(20261122)
    command = [sys.executable, "-m", "tests.services.answering", str(folder.root), job, draft_id]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for moment in range(moments):
            said = said_in / f"said-{moment}"
            process.stdin.write(f"{said}\n")
            process.stdin.flush()
            child = int(process.stdout.readline())
            wanted = chance.randint(1, work)
            _wait_for(said, wanted)
            time.sleep(chance.uniform(0, 0.06))
            os.kill(child, signal.SIGKILL)
            assert process.stdout.readline() == "gone\n"
            numbers = [int(line) for line in said.read_text().splitlines()]
            assert len(numbers) >= wanted
            yield numbers
        process.stdin.close()
    assert process.returncode == 0


def _wait_for(said: Path, pieces: int) -> None:
    """Wait until the process has done so many pieces of work."""
    deadline = time.monotonic() + 60
    while not said.exists() or said.read_bytes().count(b"\n") < pieces:
        assert time.monotonic() < deadline
        time.sleep(0.001)


def _compare(folder: DataFolder, draft_id: str, numbers: list[int]) -> None:
    """What was said to be kept is there; the one under way may be there or not."""
    assert numbers == list(range(len(numbers)))
    expected = dict(sequence(number) for number in numbers)
    under_way, code = sequence(len(numbers))
    opened = stores.unlock(folder, PASSPHRASE, secrets=None)
    found = dict(checks.draft(opened, draft_id).answers)
    erased: dict[str, str | None] = dict.fromkeys(found)
    checks.answer_many(opened, draft_id, erased)
    opened.close()
    if found.get(under_way) == code:
        found[under_way] = expected.get(under_way, code)
        expected.setdefault(under_way, code)
    assert found == expected
