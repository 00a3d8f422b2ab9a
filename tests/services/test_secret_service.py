"""A real Secret Service (gnome-keyring) keeps the secret of a store."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

TOOLS = ("dbus-run-session", "gnome-keyring-daemon", "secret-tool")


@pytest.mark.outside
@pytest.mark.skipif(
    not all(shutil.which(tool) for tool in TOOLS), reason="there is no Secret Service here"
)
def test_the_secret_lies_in_the_keyring_and_another_program_finds_it(tmp_path: Path) -> None:
    home, runtime = tmp_path / "home", tmp_path / "run"
    for folder in (home, runtime):
        folder.mkdir(mode=0o700)
    python, data = shlex.quote(sys.executable), shlex.quote(str(tmp_path / "data"))
    script = f"""
        set -e
        printf pw | gnome-keyring-daemon --unlock --components=secrets >&2
        said=$({python} -m tests.services.with_secret_service {data})
        echo "$said"
        secret-tool lookup service banso-karte username "${{said% *}}"
    """
    environment = {
        **{name: value for name, value in os.environ.items() if name != "PYTHON_KEYRING_BACKEND"},
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_DATA_HOME": str(home / "data"),
    }
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", script],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env=environment,
    )
    assert done.returncode == 0, done.stderr
    said, found = done.stdout.split("\n")[:2]
    _store_id, secret = said.split(" ")
    assert found == secret
    assert len(bytes.fromhex(secret)) == 32
