"""What files are by their bytes, and what they are called."""

from __future__ import annotations

import pytest

from app.domain import media
from tests.pictures import PDF, PROGRAM, office


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (office("xl/workbook.xml"), "xlsx"),
        (office("word/document.xml"), "docx"),
        (office("ppt/presentation.xml"), "pptx"),
        (office("xl/workbook.xml", "xl/vbaProject.bin"), "macro"),
        (office("word/document.xml", "word/VBAPROJECT.BIN"), "macro"),
        (office(types="application/vnd.ms-excel.sheet.macroEnabled.main+xml"), "macro"),
        (office("other.xml"), ""),
        (office(types=" " * (5 * 1024 * 1024)), ""),
        (office()[:-30], ""),
        (b"PK\x03\x04", ""),
        (PDF, ""),
    ],
)
def test_office_files_without_macros(data: bytes, code: str) -> None:
    assert media.office(data) == code


def test_an_archive_without_types_is_no_office_file() -> None:
    assert media.office(office().replace(b"[Content_Types]", b"[Content_Xypes]")) == ""


def test_a_pdf_has_a_beginning_and_an_end() -> None:
    assert media.is_pdf(PDF)
    assert not media.is_pdf(PDF[:-10])
    assert not media.is_pdf(b"x" * 2000 + PDF)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_text_in_the_encodings_of_japan(encoding: str) -> None:
    assert media.is_text("見積\t１２３\r\n合計,４５６\n".encode(encoding))


@pytest.mark.parametrize("data", [PROGRAM, b"\xff\xfe\x00\xd8", b"\x81", b"abc\x00"])
def test_what_is_no_text(data: bytes) -> None:
    assert not media.is_text(data)


@pytest.mark.parametrize(
    ("name", "code", "expected"),
    [
        ("見積.pdf", "pdf", "見積.pdf"),
        ("IMG_1.JPEG", "jpg", "IMG_1.JPEG"),
        ("photo.png", "jpg", "photo.png.jpg"),
        ("C:\\temp\\a.txt", "txt", "a.txt"),
        ("../../etc/passwd", "txt", "passwd.txt"),
        ("メモ.2026.11.22", "txt", "メモ.2026.11.22.txt"),
        ("CON.pdf", "pdf", "無題.pdf"),
    ],
)
def test_names_tell_the_truth_and_fit_every_system(name: str, code: str, expected: str) -> None:
    assert media.named(name, media.KINDS[code]) == expected


def test_sizes_as_people_read_them() -> None:
    assert media.size_words(0) == "1KB"
    assert media.size_words(348_160) == "340KB"
    assert media.size_words(2_516_582) == "2.4MB"
