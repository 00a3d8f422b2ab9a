"""Where documents come from: dropped files, the clipboard (files or a picture), the file dialog."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtCore import QMimeData

FILTER = (
    "取り込めるファイル (*.jpg *.jpeg *.png *.pdf *.xlsx *.docx *.pptx *.txt *.csv);;"
    "すべてのファイル (*)"
)


def files_in(data: QMimeData) -> tuple[Path, ...]:
    """The files of this computer that were dropped or copied."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def picture_in(data: QMimeData, now: datetime) -> tuple[str, bytes] | None:
    """A copied picture as a PNG with a name that says when; None when there is none."""
    image = data.imageData() if data.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return None
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    here = now.astimezone()
    return f"貼り付けた画像 {here:%Y-%m-%d %H%M%S}.png", bytes(buffer.data().data())
