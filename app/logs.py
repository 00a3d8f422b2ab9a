"""The log file: what went wrong and where in the program, never what was typed.

One JSON object a line. Arguments of messages, and messages of exceptions, can carry what a user
typed (a database names the values it refused), so only the fixed part of a message, the kind of an
exception and the places in the program are written.
"""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from typing_extensions import override

FILE = "banso.log"
MAX_BYTES = 200_000
KEPT = 3


class Discreet(logging.Formatter):
    """Writes the fixed part of a message, and kinds and places of exceptions, as JSON."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": str(record.msg),
        }
        if record.exc_info and record.exc_info[1] is not None:
            line["errors"] = _chain(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def _chain(error: BaseException) -> list[dict[str, Any]]:
    """An exception and those behind it, each by kind and places."""
    found: list[dict[str, Any]] = []
    seen: set[int] = set()
    at: BaseException | None = error
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        places = traceback.extract_tb(at.__traceback__)
        where = [f"{Path(place.filename).name}:{place.lineno} {place.name}" for place in places]
        found.append({"kind": type(at).__qualname__, "where": where})
        at = at.__cause__ or at.__context__
    return found


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
    handler.setFormatter(Discreet())
    logging.getLogger().addHandler(handler)
    return handler


def stop(handler: logging.Handler | None) -> None:
    """Close the log file."""
    if handler is not None:
        logging.getLogger().removeHandler(handler)
        handler.close()
