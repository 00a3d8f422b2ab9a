"""Printing: the pages of the PDF itself, on a printer that writes a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtPrintSupport import QPrinter

from app.errors import ReportError
from app.ui import printing
from app.ui.printing import PrintChoice, ShownDocument
from tests.ui.papers import paper

if TYPE_CHECKING:
    from pathlib import Path


pytestmark = pytest.mark.usefixtures("qapp")


def file_printer(path: Path, choice: PrintChoice) -> QPrinter:
    printer = printing.make_printer(choice)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def pages_of(path: Path) -> list[tuple[int, int, int]]:
    """The colour in the middle of each printed page."""
    document = pypdfium2.PdfDocument(path)
    colours = []
    for page in document:
        image = page.render(scale=0.2).to_pil().convert("RGB")
        colours.append(image.getpixel((image.width // 2, image.height // 2)))
    document.close()
    return colours


def test_every_page_is_printed_in_order(tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    data = paper("#0055AD", "#C74700", "#FFFFFF")
    sent = printing.print_pdf(data, file_printer(target, PrintChoice("")), mono=False)
    assert sent == 3
    blue, orange, white = pages_of(target)
    assert blue[2] > blue[0] + 80
    assert orange[0] > orange[2] + 80
    assert white == (255, 255, 255)


def test_mono_prints_without_colour(tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    printing.print_pdf(
        paper("#0055AD"), file_printer(target, PrintChoice("", mono=True)), mono=True
    )
    red, green, blue = pages_of(target)[0]
    assert max(red, green, blue) - min(red, green, blue) <= 4
    assert red < 200


def test_the_sheet_is_a4_without_scaling(tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    printing.print_pdf(paper("#0055AD"), file_printer(target, PrintChoice("")), mono=False)
    document = pypdfium2.PdfDocument(target)
    width, height = document[0].get_size()
    document.close()
    assert (width, height) == pytest.approx((595.3, 841.9), abs=1.5)


def test_a_stopped_print_sends_nothing_more(tmp_path: Path) -> None:
    answers = iter([False, True, True])
    printer = file_printer(tmp_path / "out.pdf", PrintChoice(""))
    sent = printing.print_pdf(
        paper("#0055AD", "#0055AD"), printer, mono=False, stopped=lambda: next(answers)
    )
    assert sent == 0


@pytest.mark.qt_log_ignore("QPainter::begin")  # Qt says so too; the user hears our sentence
def test_a_printer_that_does_not_start_is_an_error(tmp_path: Path) -> None:
    printer = file_printer(tmp_path / "no such folder" / "out.pdf", PrintChoice(""))
    with pytest.raises(ReportError) as caught:
        printing.print_pdf(paper("#0055AD"), printer, mono=False)
    assert "プリンター" in caught.value.title


@pytest.mark.parametrize("data", [b"not a pdf", b"%PDF-1.7\n"])
def test_what_is_no_pdf_is_an_error(data: bytes) -> None:
    with pytest.raises(ReportError):
        ShownDocument().show(data)


def test_choices_reach_the_printer() -> None:
    printer = printing.make_printer(PrintChoice("", copies=3, mono=True, both_sides=True))
    assert printer.docName() == "経営チェック"
    assert printer.colorMode() == QPrinter.ColorMode.GrayScale
    assert printer.copyCount() == 3 or not printer.supportsMultipleCopies()


def test_a_document_is_shown_from_memory_and_let_go() -> None:
    document = ShownDocument()
    document.show(paper("#0055AD", "#FFFFFF"))
    assert document.pages == 2
    assert "1ページ目" in document.words
    image = document.picture(0, dpi=36)
    assert image.format() == QImage.Format.Format_RGB32
    middle = image.pixelColor(image.width() // 2, image.height() // 2)
    assert abs(middle.blue() - QColor("#0055AD").blue()) < 8
    assert document.picture(1, dpi=36, mono=True).isGrayscale()
    document.show(b"")
    assert document.pages == 0
    with pytest.raises(ReportError):
        document.picture(0, dpi=36)


def test_printers_of_this_computer_are_names() -> None:
    names = printing.printer_names()
    assert all(isinstance(name, str) for name in names)
    assert printing.default_printer() in {"", *names}
