"""The composition root: a display first, and the time since the process began."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from app import main
from app.errors import DisplayMissing
from app.paths import DataFolder

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="displays as on Linux")


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment without any screen."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "BANSO_T0"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def test_no_screen_is_an_error_before_qt_is_touched(
    bare: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pytest.raises(DisplayMissing):
        main.run(DataFolder(tmp_path))


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=800x600"])
def test_some_ways_of_drawing_need_no_screen(bare: pytest.MonkeyPatch, platform: str) -> None:
    bare.setenv("QT_QPA_PLATFORM", platform)
    assert main.display_found()


@pytest.mark.parametrize("display", ["", "nonsense", ":x", ":64321", "unix:64321"])
def test_a_screen_that_does_not_answer_is_none(bare: pytest.MonkeyPatch, display: str) -> None:
    bare.setenv("DISPLAY", display)
    bare.setenv("QT_QPA_PLATFORM", "xcb")
    assert not main.display_found()


def test_a_screen_of_another_machine_is_believed(bare: pytest.MonkeyPatch) -> None:
    bare.setenv("DISPLAY", "desk.example:10.0")
    assert main.display_found()


def test_an_x_server_that_answers(bare: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "X7"))
        server.listen()
        bare.setattr(main, "_X_SOCKETS", str(tmp_path / "X"))
        bare.setenv("DISPLAY", ":7.0")
        assert main.display_found()


def test_a_wayland_that_answers(bare: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wl"))
        server.listen()
        bare.setenv("XDG_RUNTIME_DIR", str(tmp_path))
        bare.setenv("WAYLAND_DISPLAY", "wl")
        assert main.display_found()


def test_other_systems_always_have_a_screen(bare: pytest.MonkeyPatch) -> None:
    bare.setattr(sys, "platform", "win32")
    assert main.display_found()


def test_the_time_counts_from_the_start_of_the_process(bare: pytest.MonkeyPatch) -> None:
    code = "import time; time.sleep(0.3); from app import main; print(main.since_start_ms())"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(told.stdout) >= 300


def test_a_launcher_may_say_when_it_started(bare: pytest.MonkeyPatch) -> None:
    year = 365 * 24 * 3600  # longer than any run of the tests
    bare.setenv("BANSO_T0", str(time.time() - year))
    assert main.since_start_ms() >= year * 1000
    bare.setenv("BANSO_T0", "yesterday")
    assert main.since_start_ms() < year * 1000


def test_where_the_system_does_not_tell(bare: pytest.MonkeyPatch, tmp_path: Path) -> None:
    bare.setattr(main, "_STAT", tmp_path / "missing")
    bare.setattr(main, "LOADED", time.time() - 5)
    assert main.since_start_ms() >= 5000


def test_missing_parts_of_the_system_are_explained(
    bare: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bare.setenv("QT_QPA_PLATFORM", "offscreen")
    bare.setitem(sys.modules, "app.ui.start", None)
    bare.delattr("app.ui.start", raising=False)
    with pytest.raises(Exception, match="make setup"):
        main.run(DataFolder(tmp_path))
