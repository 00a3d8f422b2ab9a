"""Real files for tests of documents, made here: photos with a position, office files, PDFs."""

from __future__ import annotations

import io
import struct
import zipfile

from PIL import Image

ORIENTATION, MAKE, POSITION, EXIF_IFD, TAKEN = 0x0112, 0x010F, 0x8825, 0x8769, 0x9003
PLACE = {1: "N", 2: (35.0, 41.0, 6.0), 3: "E", 4: (139.0, 45.0, 3.0)}
COLOUR = (200, 40, 40)


def exif(order: str = "<") -> bytes:
    """EXIF data with a position, without the six bytes before it."""
    found = Image.Exif()
    found.endian = order
    found[ORIENTATION] = 6
    found[MAKE] = "Mihon Camera"
    found.get_ifd(POSITION).update(PLACE)
    found.get_ifd(EXIF_IFD)[TAKEN] = "2026:10:03 09:30:00"
    return found.tobytes().removeprefix(b"Exif\x00\x00")


def photo(
    size: tuple[int, int] = (64, 32), *, kind: str = "JPEG", order: str = "<", noise: bool = False
) -> bytes:
    """A photo taken somewhere, lying on its side (orientation 6)."""
    image = Image.effect_noise(size, 80) if noise else Image.new("RGB", size, COLOUR)
    out = io.BytesIO()
    image.save(out, kind, exif=b"Exif\x00\x00" + exif(order), quality=90)
    return out.getvalue()


def segment(marker: int, body: bytes) -> bytes:
    """A segment of a JPEG."""
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def position_of(data: bytes) -> dict[int, object]:
    """The position that a reader of EXIF finds in a picture."""
    with Image.open(io.BytesIO(data)) as image:
        return dict(image.getexif().get_ifd(POSITION))


def office(part: str = "xl/workbook.xml", *more: str, types: str = "<Types/>") -> bytes:
    """A zip file with the parts of an office file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("[Content_Types].xml", types)
        for name in (part, *more):
            file.writestr(name, "x")
    return out.getvalue()


PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
PROGRAM = b"MZ\x90\x00" + bytes(60) + b"\x80\x00\x00\x00" + b"PE\x00\x00" + bytes(200)
