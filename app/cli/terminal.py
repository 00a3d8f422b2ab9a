"""What the commands write: results on stdout, sentences for people on stderr, always in UTF-8."""

from __future__ import annotations

import codecs
import io
import os
import sys
import traceback
from pathlib import Path

from app.errors import AppError, Faults

DEBUG_VARIABLE = "BANSO_DEBUG"


_AS_GIVEN = "banso-as-given"


def use_utf8() -> None:
    """Make both streams UTF-8, whatever the locale says; file names come out as they came in."""
    codecs.register_error(_AS_GIVEN, _as_given)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=_AS_GIVEN)


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
        if error.hint:
            complain(error.hint)


def confess(error: Exception) -> None:
    """Write that a defect was met and where; its message may hold client data and stays out.

    With BANSO_DEBUG the whole traceback is written.
    """
    complain("思わぬ不具合が起きました。入力済みの内容は失われていません。")
    if os.environ.get(DEBUG_VARIABLE):
        complain("".join(traceback.format_exception(error)))
        return
    *_, last = traceback.extract_tb(error.__traceback__)
    place = f"{type(error).__name__}, {Path(last.filename).name}:{last.lineno}"
    complain(f"もう一度お試しください。続くときは、この行を係にお知らせください：{place}")


def silence() -> None:
    """Send what is still to be written nowhere: the reader has gone, or the disk is full."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        pass  # no file behind stdout, so nothing will be flushed at exit
    finally:
        os.close(nowhere)


def _as_given(error: UnicodeError) -> tuple[str | bytes, int]:
    """The bytes of a file name that the locale could not read; anything else is escaped."""
    try:
        return codecs.lookup_error("surrogateescape")(error)
    except UnicodeError:
        return codecs.lookup_error("backslashreplace")(error)
