"""`banso gui`: the window.

Environment variables of the whole product:

BANSO_DATA      the data folder, when `--data` is not given
BANSO_DEBUG     anything: an unexpected error of a command shows where it happened
BANSO_T0        seconds since 1970 from which `gui --measure-start` counts (a launcher's start)
BANSO_DEBUG     when set, an unforeseen failure of a command prints its whole traceback
QT_QPA_PLATFORM how Qt draws; `offscreen` needs no display
QT_SCALE_FACTOR Qt's own magnification of the whole screen, besides the text size setting
"""

from __future__ import annotations

import json
import sys
from typing import Any

from app.cli import access, terminal


def register(subparsers: Any) -> None:
    """Add `gui` to the commands."""
    parser = subparsers.add_parser("gui", help="画面を開きます(何も書かないときも同じ)")
    parser.add_argument(
        "--measure-start",
        action="store_true",
        help="開くまでの時間をJSONで出して終わります",
    )
    parser.set_defaults(run=run_gui)


def run_gui(args: Namespace) -> int:
    """Open the window; the exit code. Raises DisplayMissing, StoreBusy."""
    from app import main

    report = _print if getattr(args, "measure_start", False) else None
    return main.run(access.folder(args), report=report)


def _print(times: dict[str, float]) -> None:
    terminal.say(json.dumps(times))
    sys.stdout.flush()
