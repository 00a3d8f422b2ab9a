"""`banso gui` as a process: no screen, the time of the start, nothing heavy before the paint."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = ("sqlalchemy", "reportlab", "matplotlib", "numpy", "keyring", "alembic", "pydantic")
CHECKED = f"""
import sys
from app import main
def attend(times):
    print([name for name in {HEAVY!r} if name in sys.modules])
from pathlib import Path
from app.paths import DataFolder
sys.exit(main.run(DataFolder(Path(sys.argv[1])), report=attend))
"""


def run(*args: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Start python with these arguments and no screen but what is given."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    clean = {name: value for name, value in os.environ.items() if name not in screens}
    return subprocess.run(
        [sys.executable, *args],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**clean, **environment},
    )


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be without a screen")
def test_without_a_screen_one_sentence_and_exit_1(tmp_path: Path) -> None:
    done = run("-m", "app", "--data", str(tmp_path / "data"))
    assert done.returncode == 1
    assert done.stdout == ""
    assert "画面が見つからない" in done.stderr
    assert done.stderr.count("。") == 1
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "data").exists()


def test_the_start_is_measured(tmp_path: Path) -> None:
    done = run(
        "-m",
        "app",
        "gui",
        "--measure-start",
        QT_QPA_PLATFORM="offscreen",
        BANSO_DATA=str(tmp_path / "data"),
    )
    assert done.returncode == 0, done.stderr
    times = json.loads(done.stdout)
    assert 0 < times["first_paint_ms"] <= times["interactive_ms"]
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("with_store", [False, True])
def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path, with_store: bool) -> None:  # noqa: FBT001 - a parameter
    if with_store:
        (tmp_path / "store.key").write_text("{}", encoding="utf-8")
    done = run("-c", CHECKED, str(tmp_path), QT_QPA_PLATFORM="offscreen")
    assert (done.stdout.strip(), done.returncode) == ("[]", 0), done.stderr
