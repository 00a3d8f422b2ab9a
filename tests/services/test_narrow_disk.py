"""A full disk and one that takes no writes, as small file systems of their own."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


def _can_mount() -> bool:
    if sys.platform != "linux" or shutil.which("unshare") is None:
        return False
    tried = subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False)
    return tried.returncode == 0


@pytest.mark.parametrize("trouble", ["full", "read_only"])
def test_trouble_with_the_disk_is_said_and_loses_nothing(tmp_path: Path, trouble: str) -> None:
    if not _can_mount():
        pytest.skip("this system mounts nothing for us")
    place = shlex.quote(str(tmp_path))
    job = f"{shlex.quote(sys.executable)} -m tests.services.narrow_disk {place} {trouble}"
    mount = f"mount -t tmpfs -o size=1536k tmpfs {place}"
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", f"{mount} && exec {job}"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (done.stdout, done.returncode) == ("fine\n", 0), done.stderr
