"""`make bench`: every measurement there is belongs to it."""

from __future__ import annotations

from pathlib import Path

import bench
from bench.__main__ import NAMES


def test_every_measurement_is_run() -> None:
    folder = Path(bench.__file__).parent
    there = {path.stem for path in folder.glob("*.py") if "\ndef run(" in path.read_text("utf-8")}
    assert there == set(NAMES)
