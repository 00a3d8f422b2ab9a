"""What the commands write: results on stdout, sentences for people on stderr, always in UTF-8."""

from __future__ import annotations

import io
import os
import sys

from app.errors import AppError, Faults


def use_utf8() -> None:
    """Make both streams UTF-8, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str) -> None:
    """Write a line of the result."""
    sys.stdout.write(f"{text}\n")


def complain(text: str) -> None:
    """Write a line for the person at the terminal."""
    sys.stderr.write(f"{text}\n")


def explain(error: AppError) -> None:
    """Write what happened and what to do; of several faults one a line."""
    if isinstance(error, Faults):
        for fault in error.faults:
            complain(str(fault))
    else:
        complain(error.title)
        complain(error.hint)


def silence() -> None:
    """Send what is still to be written nowhere: the reader has closed the pipe."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
