"""The log file: what went wrong and where in the program, never what was typed.

Messages of exceptions can carry what a user typed (a database names the values it refused), so
only the kind of an exception and the places in the program are written.
"""

from __future__ import annotations

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from typing_extensions import override

FILE = "banso.log"
MAX_BYTES = 200_000
KEPT = 3
_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"
_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Discreet(logging.Formatter):
    """Writes the kind and the places of an exception, not its message."""

    @override
    def formatException(self, ei: _ExcInfo) -> str:
        """The chain of exceptions, each by kind and places."""
        error = ei[1]
        lines: list[str] = []
        seen: set[int] = set()
        while error is not None and id(error) not in seen:
            seen.add(id(error))
            places = traceback.extract_tb(error.__traceback__)
            lines.append(type(error).__qualname__)
            lines.extend(f"  {Path(at.filename).name}:{at.lineno} {at.name}" for at in places)
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


def start(folder: Path) -> logging.Handler | None:
    """Write warnings and errors to the folder; None when it cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / FILE, maxBytes=MAX_BYTES, backupCount=KEPT, encoding="utf-8", delay=True
        )
    except OSError:
        return None
    handler.setLevel(logging.WARNING)
    handler.setFormatter(Discreet(_FORMAT))
    logging.getLogger().addHandler(handler)
    return handler


def stop(handler: logging.Handler | None) -> None:
    """Close the log file."""
    if handler is not None:
        logging.getLogger().removeHandler(handler)
        handler.close()
