"""A picture that is no file yet, such as one of the clipboard, made one."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Pixels:
    """Rows of dots from the top, 8 bits a colour; a row may be longer than its dots."""

    width: int
    height: int
    row_bytes: int
    mode: Literal["RGB", "RGBA"]
    data: bytes


def png(pixels: Pixels) -> bytes:
    """The picture as a PNG file."""
    from PIL import Image

    size, mode = (pixels.width, pixels.height), pixels.mode
    image = Image.frombuffer(mode, size, pixels.data, "raw", mode, pixels.row_bytes, 1)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
