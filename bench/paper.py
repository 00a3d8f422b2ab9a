"""The report of five pages, warm, against a bare reportlab document of the same text and paths."""

from __future__ import annotations

import ctypes
import io
from dataclasses import dataclass
from typing import Any

from bench.measure import Figure, median, milliseconds
from bench.sample import sample_content

ROUNDS = 11
LIMIT_MS = 500.0


@dataclass(frozen=True, slots=True)
class Ink:
    """What one page shows: strings with place and size, and polygons."""

    strings: tuple[tuple[str, float, float, float], ...]
    paths: tuple[tuple[tuple[float, float], ...], ...]


def run() -> list[Figure]:
    """Build the report and its bare peer, turn about, after one warm-up each."""
    from app.services.reporting import pdf

    content = sample_content()
    pages = _read(pdf(content))
    bare = _bare(pages)
    bare()
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours += milliseconds(lambda: pdf(content), 1)
        theirs += milliseconds(bare, 1)
    detail = f"{median(ours):.0f} ms against {median(theirs):.0f} ms, {len(pages)} pages"
    return [
        Figure("PDF / bare reportlab", detail, median(ours) / median(theirs), 2.0),
        Figure("PDF / half a second", f"{median(ours):.0f} ms", median(ours) / LIMIT_MS, 1.0),
    ]


def _read(data: bytes) -> list[Ink]:
    """The strings and paths that a PDF shows."""
    import pypdfium2
    from pypdfium2 import raw

    document = pypdfium2.PdfDocument(data)
    pages = []
    for page in document:
        text = page.get_textpage()
        strings = tuple(
            (text.get_text_bounded(*box), box[0], box[1], max(6.0, box[3] - box[1]))
            for box in (text.get_rect(number) for number in range(text.count_rects()))
        )
        paths = tuple(
            _points(raw, item.raw) for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])
        )
        pages.append(Ink(strings, paths))
    return pages


def _points(raw: Any, item: Any) -> tuple[tuple[float, float], ...]:
    points = []
    for number in range(raw.FPDFPath_CountSegments(item)):
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(raw.FPDFPath_GetPathSegment(item, number), x, y)
        points.append((x.value, y.value))
    return tuple(points)


def _bare(pages: list[Ink]) -> Any:
    """A function that writes those strings and paths with reportlab's canvas and nothing else."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen import canvas

    from app import paths

    file = paths.resources() / "fonts" / "BIZUDPGothic-Regular.ttf"
    pdfmetrics.registerFont(TTFont("bare", str(file)))

    def build() -> bytes:
        target = io.BytesIO()
        sheet = canvas.Canvas(target)
        for page in pages:
            for string, x, y, size in page.strings:
                sheet.setFont("bare", size)
                sheet.drawString(x, y, string)
            for points in page.paths:
                outline = sheet.beginPath()
                outline.moveTo(*points[0])
                for point in points[1:]:
                    outline.lineTo(*point)
                sheet.drawPath(outline)
            sheet.showPage()
        sheet.save()
        return target.getvalue()

    return build
