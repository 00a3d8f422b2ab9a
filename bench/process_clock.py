"""Milliseconds since this process was started, interpreter start included (Linux)."""

from __future__ import annotations

import os
import time
from pathlib import Path


def since_process_start() -> float:
    """Milliseconds between the start of the process and now, to the kernel's tick (10 ms)."""
    fields = Path("/proc/self/stat").read_text().rsplit(")", 1)[1].split()
    started = int(fields[19]) / os.sysconf("SC_CLK_TCK")
    return round((time.clock_gettime(time.CLOCK_BOOTTIME) - started) * 1000, 1)
