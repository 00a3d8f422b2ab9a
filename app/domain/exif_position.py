"""Taking the position out of EXIF data, in place, so that nothing else moves or is lost.

EXIF is a TIFF file of its own: a header, and directories (IFD) of entries of 12 bytes. The first
directory points to that of the position (GPSInfo). The entry is taken out, and the directory and
its values are overwritten with zeros; offsets inside maker notes stay true (Exif 2.32, 4.6).
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

GPS = 0x8825
_ENTRY = 12
_INLINE = 4
# Bytes of one value of the types 1..12 (TIFF 6.0, 2).
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
_ORDERS = {b"II*\x00": "<", b"MM\x00*": ">"}


def without_position(tiff: bytes) -> bytes | None:
    """The same EXIF data without a position; None when it cannot be understood."""
    order = _ORDERS.get(tiff[:4])
    if order is None:
        return None
    data = bytearray(tiff)
    try:
        first = _number(data, order, 4)
        while (at := _find(data, order, first)) is not None:
            _wipe(data, order, _number(data, order, at + 8))
            _take_out(data, order, first, at)
    except (struct.error, KeyError):
        return None
    return bytes(data)


def _number(data: bytearray, order: str, at: int) -> int:
    return int(struct.unpack_from(f"{order}I", data, at)[0])


def _count(data: bytearray, order: str, directory: int) -> int:
    return int(struct.unpack_from(f"{order}H", data, directory)[0])


def _entries(data: bytearray, order: str, directory: int) -> Iterator[tuple[int, int]]:
    """The place and the tag of each entry."""
    for number in range(_count(data, order, directory)):
        at = directory + 2 + number * _ENTRY
        yield at, int(struct.unpack_from(f"{order}H", data, at)[0])


def _find(data: bytearray, order: str, directory: int) -> int | None:
    return next((at for at, tag in _entries(data, order, directory) if tag == GPS), None)


def _wipe(data: bytearray, order: str, directory: int) -> None:
    """Overwrite a directory and all values it points to."""
    count = _count(data, order, directory)
    for at, _ in _entries(data, order, directory):
        kind, length = struct.unpack_from(f"{order}HI", data, at + 2)
        size = _SIZES[kind] * length
        if size > _INLINE:
            _zero(data, _number(data, order, at + 8), size)
    _zero(data, directory, 2 + count * _ENTRY)


def _zero(data: bytearray, start: int, size: int) -> None:
    end = min(start + size, len(data))
    data[start:end] = bytes(max(0, end - start))


def _take_out(data: bytearray, order: str, directory: int, at: int) -> None:
    """Close the gap of an entry: what follows moves up, with the pointer to the next directory."""
    count = _count(data, order, directory)
    end = directory + 2 + count * _ENTRY + 4
    data[at : end - _ENTRY] = data[at + _ENTRY : end]
    _zero(data, end - _ENTRY, _ENTRY)
    struct.pack_into(f"{order}H", data, directory, count - 1)
