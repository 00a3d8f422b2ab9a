"""Saving a file the user asked for: whole or not at all, and never over another by accident."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from app.errors import AppError, DiskFull, ReportError

if TYPE_CHECKING:
    from app.settings import Settings


def folder_for_files(settings: Settings) -> Path:
    """The folder chosen in the settings while it exists, else the user's documents."""
    chosen = Path(settings.pdf_folder) if settings.pdf_folder else None
    if chosen is not None and chosen.is_dir():
        return chosen
    places = QStandardPaths.StandardLocation
    documents = QStandardPaths.writableLocation(places.DocumentsLocation)
    return Path(documents) if documents else Path.home()


def write_whole(path: Path, data: bytes) -> None:
    """Write in one step: whoever looks sees the old file or the new one, never a half.

    Raises ReportError or DiskFull; the old file is then untouched.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".banso-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _explained(error, path) from error


def free_name(path: Path) -> Path:
    """The path itself, or with (2), (3) … before the ending when it is taken."""
    number, free = 2, path
    while free.exists():
        free = path.with_name(f"{path.stem}({number}){path.suffix}")
        number += 1
    return free


def _explained(error: OSError, path: Path) -> AppError:
    if error.errno == errno.ENOSPC:
        return DiskFull()
    return ReportError(
        f"「{path.parent}」に保存できませんでした。",
        "書き込めるフォルダーを選び直してください。開いたままの同じファイルは、閉じてください。",
    )
