"""Pictures without a position, dot for dot the same."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image, ImageChops, PngImagePlugin

from app.domain.picture_files import Broken, cleaned
from tests.pictures import photo, position_of, segment


def dots(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("order", ["<", ">"])
def test_the_position_goes_and_the_dots_stay(kind: str, order: str) -> None:
    before = photo(kind=kind, order=order)
    assert position_of(before)
    after = cleaned(before)
    assert position_of(after) == {}
    assert ImageChops.difference(dots(before), dots(after)).getbbox() is None
    with Image.open(io.BytesIO(after)) as image:
        assert image.getexif()[0x0112] == 6
    assert cleaned(after) == after


def test_large_photos_with_several_scans_too() -> None:
    out = io.BytesIO()
    Image.effect_noise((300, 200), 90).save(out, "JPEG", progressive=True, restart_marker_rows=1)
    assert cleaned(out.getvalue()) == out.getvalue()


def test_marks_that_tell_the_place_in_other_ways_go() -> None:
    plain = photo()
    xmp = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00<exif:GPSLatitude>35,41N")
    iptc = segment(0xED, b"Photoshop 3.0\x008BIM Toyota City")
    mpf = segment(0xE2, b"MPF\x00II*\x00")
    icc = segment(0xE2, b"ICC_PROFILE\x00\x01\x01abc")
    second = photo()
    after = cleaned(plain[:2] + xmp + iptc + mpf + icc + plain[2:] + second)
    for gone in (b"GPSLatitude", b"Toyota", b"MPF"):
        assert gone not in after
    assert icc in after
    assert after == cleaned(plain[:2] + icc + plain[2:])


def test_exif_that_cannot_be_understood_goes_altogether() -> None:
    plain = cleaned(photo())
    torn = segment(0xE1, b"Exif\x00\x00II*\x00\xff\xff\xff\xff")
    assert cleaned(plain[:2] + torn + plain[2:]) == plain


def test_filling_bytes_and_lone_markers_do_no_harm() -> None:
    plain = cleaned(photo())
    assert cleaned(plain[:2] + b"\xff\xff\x01" + plain[2:]) == plain[:2] + b"\xff\x01" + plain[2:]


def test_filling_bytes_behind_the_dots_stay_where_they_are_or_go() -> None:
    plain = cleaned(photo())
    after = cleaned(plain[:-2] + b"\xff\xff\xd9")
    assert ImageChops.difference(dots(plain), dots(after)).getbbox() is None


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_file_that_was_cut_off_is_broken_wherever(kind: str) -> None:
    whole = photo(kind=kind)
    for length in range(len(whole) - 1):
        with pytest.raises(Broken):
            cleaned(whole[:length])


def test_no_picture_at_all() -> None:
    for data in (b"", b"GIF89a", b"\xff\xd8\xff\xe1\x00\x01", b"\xff\xd8AB"):
        with pytest.raises(Broken):
            cleaned(data)


def test_texts_of_a_png_go_and_a_wrong_sum_is_broken() -> None:
    info = PngImagePlugin.PngInfo()
    info.add_itxt("XML:com.adobe.xmp", "<exif:GPSLatitude>35")
    info.add_text("Comment", "Toyota")
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "PNG", pnginfo=info)
    after = cleaned(out.getvalue())
    assert b"GPS" not in after
    assert b"Toyota" not in after
    torn = bytearray(after)
    torn[20] ^= 1
    with pytest.raises(Broken):
        cleaned(bytes(torn))


def test_marks_of_a_png_that_cannot_be_understood_go() -> None:
    whole = photo(kind="PNG")
    at = whole.index(b"eXIf")
    (length,) = struct.unpack_from(">I", whole, at - 4)
    body = b"torn" + whole[at + 8 : at + 4 + length]
    chunk = whole[at - 4 : at + 4] + body + struct.pack(">I", zlib.crc32(b"eXIf" + body))
    after = cleaned(whole[: at - 4] + chunk + whole[at + 8 + length :])
    assert b"eXIf" not in after
