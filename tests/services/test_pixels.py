"""A picture of the clipboard becomes a file."""

from __future__ import annotations

import io

from PIL import Image

from app.services.pixels import Pixels, png


def test_rows_may_be_longer_than_their_dots() -> None:
    row = b"\x01\x02\x03\x04\x05\x06"
    found = png(Pixels(2, 2, 8, "RGB", (row + b"\xff\xff") * 2))
    with Image.open(io.BytesIO(found)) as image:
        assert image.format == "PNG"
        assert image.tobytes() == row * 2


def test_what_is_seen_through_stays_so() -> None:
    with Image.open(io.BytesIO(png(Pixels(1, 1, 4, "RGBA", b"\x01\x02\x03\x80")))) as image:
        assert image.getpixel((0, 0)) == (1, 2, 3, 128)
