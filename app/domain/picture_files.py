"""JPEG and PNG files without what says where a picture was taken; its dots stay untouched.

JPEG (ITU-T T.81): segments, the picture, an end. EXIF loses its position only; XMP, IPTC and
further pictures behind the end (which carry EXIF of their own) are left out. PNG: likewise the
chunk eXIf, and texts are left out.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from app.domain.exif_position import without_position

if TYPE_CHECKING:
    from collections.abc import Iterator

JPEG = b"\xff\xd8"
PNG = b"\x89PNG\r\n\x1a\n"
_EXIF = b"Exif\x00\x00"
_MPF = b"MPF\x00"
_APP1, _APP2, _APP13 = 0xE1, 0xE2, 0xED
_SOS, _EOI = 0xDA, 0xD9
_ALONE = {0x01, *range(0xD0, 0xD9)}  # markers without a length
_IN_PICTURE = {0x00, *range(0xD0, 0xD8)}
_TEXTS = {b"tEXt", b"zTXt", b"iTXt"}
_MARK = 0xFF
_LENGTH = 2  # bytes of a length, which counts itself


class Broken(ValueError):
    """The file is no whole picture of its kind."""


def cleaned(data: bytes) -> bytes:
    """A JPEG or PNG without position. Raises Broken."""
    if data.startswith(JPEG):
        return b"".join(_jpeg(data))
    if data.startswith(PNG):
        return PNG + b"".join(_png(data))
    raise Broken


def _jpeg(data: bytes) -> Iterator[bytes]:
    yield JPEG
    at = len(JPEG)
    while True:
        at, marker = _marker(data, at)
        if marker == _EOI:
            yield b"\xff\xd9"
            return
        if marker in _ALONE:
            yield bytes((0xFF, marker))
            continue
        length = _unpack(">H", data, at)
        segment = data[at + _LENGTH : at + length]
        if length < _LENGTH or len(segment) != length - _LENGTH:
            raise Broken
        at += length
        kept = _kept(marker, segment)
        if kept is not None:
            yield struct.pack(">BBH", 0xFF, marker, len(kept) + _LENGTH) + kept
        if marker == _SOS:
            end = _end_of_scan(data, at)
            yield data[at:end]
            at = end


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """The marker at a place, and where it ends; filling bytes before it are passed over."""
    if data[at : at + 1] != b"\xff":
        raise Broken
    while data[at : at + 1] == b"\xff":
        at += 1
    if at >= len(data):
        raise Broken
    return at + 1, data[at]


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the dots end: at the next marker that is no part of them."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise Broken
        if data[at + 1] in _IN_PICTURE:
            at += 2
        elif data[at + 1] == _MARK:
            at += 1
        else:
            return at


def _kept(marker: int, segment: bytes) -> bytes | None:
    """What stays of a segment; None when it goes altogether."""
    if marker == _APP1:
        if not segment.startswith(_EXIF):
            return None
        tiff = without_position(segment[len(_EXIF) :])
        return None if tiff is None else _EXIF + tiff
    if marker == _APP13 or (marker == _APP2 and segment.startswith(_MPF)):
        return None
    return segment


def _png(data: bytes) -> Iterator[bytes]:
    at, kind = len(PNG), b""
    while kind != b"IEND":
        length = _unpack(">I", data, at)
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        check = _unpack(">I", data, at + 8 + length)
        if len(body) != length or check != zlib.crc32(kind + body):
            raise Broken
        at += 12 + length
        if kind in _TEXTS:
            continue
        if kind == b"eXIf":
            tiff = without_position(body)
            if tiff is None:
                continue
            body = tiff
        yield struct.pack(">I", length) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _unpack(shape: str, data: bytes, at: int) -> int:
    try:
        return int(struct.unpack_from(shape, data, at)[0])
    except struct.error as error:
        raise Broken from error
