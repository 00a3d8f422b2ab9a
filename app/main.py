"""The composition root: the data folder, a screen to draw on, and the application over them."""

from __future__ import annotations

import os
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import AppError, DisplayMissing

if TYPE_CHECKING:
    from app.paths import DataFolder
    from app.ui.start import Start

LOADED = time.time()
_STAT = Path("/proc/self/stat")
_X_SOCKETS = "/tmp/.X11-unix/X"  # noqa: S108 - where every X server listens
_NEEDS_DISPLAY = ("xcb", "wayland")

Report = Callable[[dict[str, float]], None]


def run(folder: DataFolder, *, report: Report | None = None) -> int:
    """Show the window until it is closed; the exit code.

    With `report` the window closes once it was painted and takes input, and `report` gets
    {"first_paint_ms", "interactive_ms"}, counted from the start of the process. Raises
    DisplayMissing, StoreBusy, and AppError when parts of the system for windows are missing.
    """
    if not display_found():
        raise DisplayMissing
    try:
        from app.ui import start
    except ImportError as error:
        raise AppError(
            "画面を出すための部品が、このパソコンに足りません。",
            f"「make setup」で入れてから、もう一度お試しください({error.name or error})。",
        ) from error
    measure = _Measure(report) if report is not None else None
    return start.run(folder, prepared=measure.attend if measure else None)


def display_found() -> bool:
    """Whether there is a screen. Qt itself would abort the process when there is none."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]
    if sys.platform in ("win32", "darwin"):
        return True
    if platform and not platform.startswith(_NEEDS_DISPLAY):
        return True
    return _wayland_answers() or _x_answers(os.environ.get("DISPLAY", ""))


def since_start_ms() -> float:
    """Milliseconds since the process began.

    `BANSO_T0` (seconds since 1970) stands for the start when the process was started by
    something that should count too, such as a launcher.
    """
    given = os.environ.get("BANSO_T0", "")
    try:
        return (time.time() - float(given)) * 1000
    except ValueError:
        pass
    return _age_s() * 1000


class _Measure:
    """Takes the two times of a start and ends it."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._start: Start | None = None
        self._first_paint_ms = 0.0

    def attend(self, start: Start) -> None:
        """Wait for the first paint and for the gate."""
        self._start = start
        start.painted.connect(self._painting)
        start.ready.connect(self._painted)

    def _painting(self) -> None:
        self._first_paint_ms = since_start_ms()

    def _painted(self) -> None:
        interactive_ms = since_start_ms()
        self._report(
            {
                "first_paint_ms": round(self._first_paint_ms, 1),
                "interactive_ms": round(interactive_ms, 1),
            }
        )
        assert self._start is not None
        self._start.window.close()


def _age_s() -> float:
    """Seconds this process lives; where the system does not tell, since this module loaded."""
    if not _STAT.exists():
        return time.time() - LOADED
    stat = _STAT.read_text(encoding="ascii", errors="replace")
    ticks = int(stat.rpartition(")")[2].split()[19])
    up = float(Path("/proc/uptime").read_text(encoding="ascii").split()[0])
    return up - ticks / os.sysconf("SC_CLK_TCK")


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY", "")
    if not name:
        return False
    return _connects(str(Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / name))


def _x_answers(display: str) -> bool:
    host, colon, rest = display.rpartition(":")
    number = rest.split(".")[0]
    if not colon or not number.isdigit():
        return False
    if host and host != "unix":
        return True
    path = f"{_X_SOCKETS}{number}"
    return _connects(path) or _connects(f"\0{path}")


def _connects(path: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(2)
        try:
            probe.connect(path)
        except OSError:
            return False
    return True
