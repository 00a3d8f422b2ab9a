"""The position goes, everything else stays where it was."""

from __future__ import annotations

import struct

import pytest
from PIL import Image

from app.domain.exif_position import GPS, without_position
from tests.pictures import exif


@pytest.mark.parametrize("order", ["<", ">"])
def test_the_position_is_gone_and_the_rest_is_there(order: str) -> None:
    before = exif(order)
    after = without_position(before)
    assert after is not None
    assert len(after) == len(before)
    read = Image.Exif()
    read.load(b"Exif\x00\x00" + after)
    assert GPS not in read
    assert read[0x0112] == 6
    assert read[0x010F] == "Mihon Camera"
    assert struct.pack(f"{order}II", 35, 1) in before
    assert struct.pack(f"{order}II", 35, 1) not in after


def test_without_a_position_nothing_changes() -> None:
    image = Image.Exif()
    image[0x0112] = 3
    plain = image.tobytes().removeprefix(b"Exif\x00\x00")
    assert without_position(plain) == plain


@pytest.mark.parametrize("length", [0, 3, 4, 9, 30])
def test_what_cannot_be_read_is_not_kept(length: int) -> None:
    assert without_position(exif("<")[:length]) is None


def test_an_unknown_type_of_value_is_not_kept() -> None:
    data = bytearray(exif("<"))
    at = data.index(struct.pack("<HH", 2, 5))  # GPSLatitude, RATIONAL
    data[at + 2 : at + 4] = struct.pack("<H", 99)
    assert without_position(bytes(data)) is None


def test_a_value_that_points_outside_is_wiped_as_far_as_there_is_something() -> None:
    data = bytearray(exif("<"))
    at = data.index(struct.pack("<HH", 2, 5))
    data[at + 4 : at + 8] = struct.pack("<I", 10_000)
    after = without_position(bytes(data))
    assert after is not None
    assert len(after) == len(data)
