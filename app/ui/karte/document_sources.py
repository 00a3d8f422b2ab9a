"""Where documents come from: dropped files, the clipboard (files or a picture), the file dialog."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from app.services.pixels import Pixels

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


def picture_in(data: QMimeData, now: datetime) -> tuple[str, Pixels] | None:
    """A copied picture with a name that says when; None when there is none.

    Its dots only: making a file of them takes long, and a worker does not touch what is Qt's.
    """
    image = data.imageData() if data.hasImage() else None
    if not isinstance(image, QImage):
        return None
    seen_through = image.hasAlphaChannel()
    shape = QImage.Format.Format_RGBA8888 if seen_through else QImage.Format.Format_RGB888
    image = image.convertToFormat(shape)
    if image.isNull():  # nothing, or more than there is memory for
        return None
    pixels = Pixels(
        image.width(),
        image.height(),
        image.bytesPerLine(),
        "RGBA" if seen_through else "RGB",
        bytes(image.constBits()),
    )
    here = now.astimezone()
    return f"貼り付けた画像 {here:%Y-%m-%d %H%M%S}.png", pixels
