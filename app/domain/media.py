"""The kinds of files a カルテ takes, and what the bytes of those without pictures say they are."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from app.domain import japanese

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST = 25 * 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class Media:
    """A kind of file: its ending, its media type, what people call it, other endings it has."""

    code: str
    mime: str
    word: str
    also: tuple[str, ...] = ()

    @property
    def ending(self) -> str:
        """The ending of its names, with the dot."""
        return f".{self.code}"


_OFFICE = "application/vnd.openxmlformats-officedocument."
KINDS: Mapping[str, Media] = {
    each.code: each
    for each in (
        Media("jpg", "image/jpeg", "写真", (".jpeg", ".jpe", ".jfif")),
        Media("png", "image/png", "画像"),
        Media("pdf", "application/pdf", "PDF"),
        Media("xlsx", f"{_OFFICE}spreadsheetml.sheet", "Excel"),
        Media("docx", f"{_OFFICE}wordprocessingml.document", "Word"),
        Media("pptx", f"{_OFFICE}presentationml.presentation", "PowerPoint"),
        Media("txt", "text/plain", "テキスト", (".md", ".log")),
        Media("csv", "text/csv", "CSV"),
    )
}
PICTURES = frozenset({"jpg", "png"})
_PARTS = {"xl/workbook.xml": "xlsx", "word/document.xml": "docx", "ppt/presentation.xml": "pptx"}
_TYPES = "[Content_Types].xml"
_MOST_TYPES = 4 * 1024 * 1024
# Everything but control characters that no text has (tab, line and page ends, and escape do occur).
_ORDINARY = bytes({*range(32, 256), 7, 8, 9, 10, 12, 13, 27})
_PDF_HEAD, _PDF_TAIL = 1024, 2048


def office(data: bytes) -> str:
    """The code of an office file without macros; "macro" with them; "" for anything else."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            names = file.namelist()
            found = next((code for part, code in _PARTS.items() if part in names), "")
            if not found or _TYPES not in names or file.getinfo(_TYPES).file_size > _MOST_TYPES:
                return ""
            types = file.read(_TYPES).lower()
    except (zipfile.BadZipFile, OSError, zlib.error, RuntimeError, NotImplementedError, EOFError):
        return ""
    macros = any(PurePath(name).name.lower() == "vbaproject.bin" for name in names)
    return "macro" if macros or b"macroenabled" in types else found


def is_pdf(data: bytes) -> bool:
    """Whether it begins and ends as a PDF does; one that was cut off does not."""
    return b"%PDF-" in data[:_PDF_HEAD] and b"%%EOF" in data[-_PDF_TAIL:]


def is_text(data: bytes) -> bool:
    """Whether it is text as Japanese programs write it: UTF-8, UTF-16 with a mark, or cp932."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decodes(data, "utf-16")
    return not data.translate(None, _ORDINARY) and any(
        _decodes(data, name) for name in ("utf-8", "cp932")
    )


def named(name: str, media: Media) -> str:
    """A name that a file of this kind can have on every system; its ending tells the truth."""
    path = PurePath(name.replace("\\", "/").rpartition("/")[2])
    right = path.suffix.lower() in (media.ending, *media.also)
    stem = path.stem if right else path.name
    return japanese.safe_file_name(stem) + (path.suffix if right else media.ending)


def size_words(size: int) -> str:
    """A size as people read it: 340KB, 2.4MB."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))}KB"
    return f"{size / 1024 / 1024:.1f}MB"


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
