"""Saving a file the user asked for: whole or not at all, and never over another by accident."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from app.errors import AppError, DiskFull, ReportError
from app.services import files

if TYPE_CHECKING:
    from app.settings import Settings


def folder_for_files(settings: Settings) -> Path:
    """The folder chosen in the settings while it exists, else the user's documents."""
    chosen = Path(settings.pdf_folder) if settings.pdf_folder else None
    if chosen is not None and chosen.is_dir():
        return chosen
    place = QStandardPaths.StandardLocation.DocumentsLocation
    documents = QStandardPaths.writableLocation(place)
    return Path(documents) if documents else Path.home()


def write_whole(path: Path, data: bytes) -> Path:
    """Write in one step: whoever looks sees the old file or the new one, never a half.

    Returns the path. Raises ReportError or DiskFull; an old file is then untouched.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        files.write_whole(path, data)
    except OSError as error:
        raise _explained(error, path) from error
    return path


def free_name(path: Path) -> Path:
    """The path itself, or with (2), (3) … before the ending when it is taken."""
    return files.free_name(path)


def open_folder(path: Path) -> None:
    """Show the folder of a saved file in the file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def open_file(path: Path) -> None:
    """Show a saved file in the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _explained(error: OSError, path: Path) -> AppError:
    if error.errno == errno.ENOSPC:
        return DiskFull()
    return ReportError(
        f"「{path.parent}」に保存できませんでした。",
        "書き込めるフォルダーを選び直してください。開いたままの同じファイルは、閉じてください。",
    )
