"""`banso gui`: the window.

Environment variables of the whole product:

BANSO_DATA      the data folder, when `--data` is not given
BANSO_DEBUG     anything: an unexpected error of a command shows where it happened
BANSO_T0        seconds since 1970 from which `gui --measure-start` counts (a launcher's start)
QT_QPA_PLATFORM how Qt draws; `offscreen` needs no display
QT_SCALE_FACTOR Qt's own magnification of the whole screen, besides the text size setting
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from app.cli import access, terminal

if TYPE_CHECKING:
    from argparse import Namespace

    from app.cli.command import Subparsers


def register(subparsers: Subparsers) -> None:
    """Add `gui` to the commands."""
    parser = subparsers.add_parser("gui", help="画面を開きます（何も書かないときも同じ）")
    parser.add_argument(
        "--measure-start",
        action="store_true",
        help="開くまでの時間をJSONで出して終わります",
    )
    parser.set_defaults(run=run_gui)


def run_gui(args: Namespace) -> int:
    """Open the window; the exit code. Raises DisplayMissing, StoreBusy."""
    from app import main

    report = _say if args.measure_start else None
    return main.run(access.folder(args), report=report)


def _say(times: dict[str, float]) -> None:
    terminal.say(json.dumps(times))
    sys.stdout.flush()
