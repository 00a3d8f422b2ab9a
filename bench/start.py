"""Start: first paint of the application against a bare window, and memory after the start."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.measure import Figure, median

ROUNDS = 9
MEMORY_LIMIT_MB = 250.0


def run() -> list[Figure]:
    """Interleave bare window and application; take the medians."""
    with tempfile.TemporaryDirectory() as folder:
        _prepare(Path(folder))
        bare, ours, memory = [], [], []
        for _ in range(ROUNDS):
            bare.append(_paint([sys.executable, "-m", "bench.bare_window"])[0])
            paint, peak = _paint(
                [sys.executable, "-m", "app", "--data", folder, "gui", "--measure-start"]
            )
            ours.append(paint)
            memory.append(peak)
    detail = f"{median(ours):.0f} ms against {median(bare):.0f} ms"
    return [
        Figure("first paint / bare window", detail, median(ours) / median(bare), 1.5),
        Figure(
            "memory after start / limit",
            f"{median(memory):.0f} MB of {MEMORY_LIMIT_MB:.0f} MB",
            median(memory) / MEMORY_LIMIT_MB,
            1.0,
        ),
    ]


def _prepare(folder: Path) -> None:
    phrase = folder / "phrase"
    phrase.write_text("bench passphrase\n")
    command = [sys.executable, "-m", "app", "--data", str(folder), "--passphrase-file", str(phrase)]
    subprocess.run([*command, "demo", "--clients", "20", "--seed", "1"], check=True, stdout=-3)


def _paint(command: list[str]) -> tuple[float, float]:
    """First paint in milliseconds and the greatest resident memory in MB."""
    display = (
        [] if os.environ.get("DISPLAY") or not shutil.which("xvfb-run") else ["xvfb-run", "-a"]
    )
    environment = dict(os.environ)
    if display:
        environment.pop("QT_QPA_PLATFORM", None)
    measured = [sys.executable, "-m", "bench.peak", *command]
    done = subprocess.run(
        [*display, *measured], env=environment, check=True, capture_output=True, text=True
    )
    first, last = done.stdout.splitlines()[0], done.stdout.splitlines()[-1]
    return float(json.loads(first)["first_paint_ms"]), float(json.loads(last)["peak_mb"])
