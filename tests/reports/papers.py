"""Reads finished PDF files as their readers do: text, fonts, pixels."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pypdf
import pypdfium2

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

SCALE = 2.0  # pixels per point


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text and where it stands, in points from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def page_count(data: bytes) -> int:
    """How many pages there are."""
    return len(pypdf.PdfReader(BytesIO(data)).pages)


def texts(data: bytes) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def flat(data: bytes) -> str:
    """All text without spaces and line ends, to look for sentences that run over lines."""
    return "".join("".join(texts(data)).split())


def runs(data: bytes, number: int) -> list[Run]:
    """The pieces of text of one page (from 0) with their places."""
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[number].get_textpage()
        boxes = [page.get_rect(index) for index in range(page.count_rects())]
        return [Run(page.get_text_bounded(*box), *box) for box in boxes]
    finally:
        document.close()


def picture(data: bytes, number: int) -> Image:
    """One page (from 0) as pixels, SCALE to a point."""
    document = pypdfium2.PdfDocument(data)
    try:
        image: Image = document[number].render(scale=SCALE).to_pil().convert("RGB")
        return image
    finally:
        document.close()


def fonts(data: bytes) -> Iterator[tuple[str, bool]]:
    """The name of every font used on any page and whether it is embedded."""
    for page in pypdf.PdfReader(BytesIO(data)).pages:
        resources: Any = page["/Resources"]
        for reference in resources.get("/Font", {}).values():
            font = reference.get_object()
            descriptor = font.get("/FontDescriptor")
            embedded = descriptor is not None and "/FontFile2" in descriptor.get_object()
            yield str(font["/BaseFont"]), embedded
