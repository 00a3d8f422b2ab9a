"""Only what is allowed, whole and without a position is taken in."""

from __future__ import annotations

import io
from datetime import date

import pytest
from PIL import Image

from app.domain import media
from app.errors import DocumentRefused
from app.services import media_check
from tests.pictures import COLOUR, PDF, PROGRAM, office, photo, position_of


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photo_loses_its_position_and_gets_a_thumbnail_the_right_way_up(kind: str) -> None:
    found = media_check.examine("写真.jpg", photo((640, 320), kind=kind))
    assert position_of(found.data) == {}
    assert found.taken_on == date(2026, 10, 3)
    assert found.name == ("写真.jpg" if kind == "JPEG" else "写真.jpg.png")
    with Image.open(io.BytesIO(found.thumbnail)) as small:
        assert small.format == "JPEG"
        assert small.size == (240, 480)
        assert max(abs(a - b) for a, b in zip(small.getpixel((9, 9)), COLOUR, strict=True)) < 9  # type: ignore[arg-type]


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "LA", "1", "CMYK"])
def test_pictures_of_every_kind_of_colour(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (30, 20)).save(out, "JPEG" if mode == "CMYK" else "PNG")
    found = media_check.examine("図.png", out.getvalue())
    assert found.thumbnail
    assert found.taken_on is None


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("決算.pdf", PDF, "pdf"),
        ("見積.xlsx", office(), "xlsx"),
        ("議事録.docx", office("word/document.xml"), "docx"),
        ("提案.pptx", office("ppt/presentation.xml"), "pptx"),
        ("一覧.csv", "店,売上\nみほん,3\n".encode("cp932"), "csv"),
        ("メモ.txt", "きょうの話".encode(), "txt"),
    ],
)
def test_papers_are_kept_as_they_are(name: str, data: bytes, code: str) -> None:
    found = media_check.examine(name, data)
    assert (found.name, found.media, found.data) == (name, code, data)
    assert found.thumbnail == b""


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("写真.jpg", PROGRAM, "取り込めない種類"),
        ("見積.pdf", PDF[:-10], "途中で切れたPDF"),
        ("見積.xlsx", office("xl/workbook.xml", "xl/vbaProject.bin"), "マクロ"),
        ("写真.heic", b"\x00\x00\x00\x18ftypheic" + bytes(40), "HEIC"),
        ("空.txt", b"", "空の"),
        ("大.txt", b"a" * (media.LARGEST + 1), "大きすぎます（25.0MB）"),
        ("写真.jpg", photo()[:300], "画像として開けません"),
        ("写真.png", photo(kind="PNG")[:100], "画像として開けません"),
        ("動画.mp4", b"\x00\x00\x00\x18ftypmp42" + bytes(40), "取り込めない種類"),
    ],
)
def test_what_is_refused_says_why_and_what_to_do(name: str, data: bytes, said: str) -> None:
    with pytest.raises(DocumentRefused, match=said) as caught:
        media_check.examine(name, data)
    assert name in caught.value.title
    assert caught.value.hint


def test_25_megabytes_are_taken() -> None:
    assert media_check.examine("a.txt", b"a" * media.LARGEST).media == "txt"


def test_dots_that_are_not_what_the_head_says_are_refused() -> None:
    whole = photo((64, 64), noise=True)
    at = whole.index(b"\xff\xc4")
    torn = whole[:at] + b"\xff\xc4\x00\x03\x55" + whole[at + 5 :]
    with pytest.raises(DocumentRefused):
        media_check.examine("写真.jpg", torn)


@pytest.mark.parametrize("size", [(30, 5), (64, 64)])
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_that_would_fill_the_memory_is_refused(
    monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], kind: str
) -> None:
    monkeypatch.setattr(media_check, "MOST_DOTS", {"JPEG": 100, "PNG": 100})
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", Image.MAX_IMAGE_PIXELS)  # for those after
    with pytest.raises(DocumentRefused, match="多すぎます"):
        media_check.examine("写真", photo(size, kind=kind))


def test_a_picture_of_a_phone_of_108_megapixels_is_taken() -> None:
    large = io.BytesIO()
    Image.new("RGB", (12_000, 9_000), "navy").save(large, "JPEG")
    taken = media_check.examine("写真.jpg", large.getvalue())
    with Image.open(io.BytesIO(taken.thumbnail)) as small:
        assert small.size == (480, 360)


def test_a_day_that_is_none_is_no_day() -> None:
    image = Image.Exif()
    image.get_ifd(0x8769)[0x9003] = "2026:13:45 00:00:00"
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "JPEG", exif=image.tobytes())
    assert media_check.examine("写真.jpg", out.getvalue()).taken_on is None
