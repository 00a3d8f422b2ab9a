"""Printing: the pages of the very PDF that was shown, drawn on a printer at 300 dpi.

The drawing runs in a worker; Qt allows painting on a QPrinter outside the GUI thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMarginsF,
    QObject,
    QPointF,
    QRectF,
    QSizeF,
)
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from app.errors import ReportError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DPI = 300
POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class PrintChoice:
    """What was chosen in the print dialog; `printer` is the name the system knows it by."""

    printer: str
    copies: int = 1
    mono: bool = False
    both_sides: bool = True


class ShownDocument(QObject):
    """A PDF read from memory: no file is written, so nothing of a client stays on the disk."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pdf = QPdfDocument(self)
        self._buffer = QBuffer(self)

    def show(self, data: bytes) -> None:
        """Read another PDF, or none when empty; raises ReportError."""
        self.pdf.close()
        self._buffer.close()
        if not data:
            return
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.pdf.load(self._buffer)
        if self.pdf.status() != QPdfDocument.Status.Ready or self.pages < 1:
            raise unreadable()

    @property
    def pages(self) -> int:
        """How many pages it has, 0 without a PDF."""
        ready = self.pdf.status() == QPdfDocument.Status.Ready
        return self.pdf.pageCount() if ready else 0

    @property
    def words(self) -> str:
        """The whole text, for screen readers."""
        return "\n".join(self.pdf.getAllText(page).text() for page in range(self.pages))

    def picture(self, page: int, *, dpi: int, mono: bool = False) -> QImage:
        """One page on white paper; raises ReportError when it cannot be drawn."""
        points = self.pdf.pagePointSize(page)
        size = (points * dpi / POINTS_PER_INCH).toSize()
        sheet = self.pdf.render(page, size, fillColor=QColor("white"))
        if sheet.isNull():
            raise unreadable()
        wanted = QImage.Format.Format_Grayscale8 if mono else QImage.Format.Format_RGB32
        return sheet.convertToFormat(wanted)


def printer_names() -> tuple[str, ...]:
    """The printers of this computer, by name."""
    return tuple(QPrinterInfo.availablePrinterNames())


def default_printer() -> str:
    """The printer the system would take, or ""."""
    return QPrinterInfo.defaultPrinterName()


def make_printer(choice: PrintChoice) -> QPrinter:
    """A printer set up as chosen; margins are in the PDF, so the whole sheet is used."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if choice.printer:
        printer.setPrinterName(choice.printer)
    printer.setCopyCount(choice.copies)
    if choice.mono:
        printer.setColorMode(QPrinter.ColorMode.GrayScale)
    if choice.both_sides:
        printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    # The queue of a shared printer shows this name to everybody: never the name of a client.
    printer.setDocName("経営チェック")
    return printer


def print_pdf(
    data: bytes, printer: QPrinter, *, mono: bool, stopped: Callable[[], bool] = lambda: False
) -> int:
    """Print all pages; returns how many were sent. Raises ReportError.

    `stopped` is asked before every page; a stopped print is aborted as far as the printer allows.
    """
    document = ShownDocument()
    document.show(data)
    return _print(document, printer, mono=mono, stopped=stopped)


def _print(
    document: ShownDocument, printer: QPrinter, *, mono: bool, stopped: Callable[[], bool]
) -> int:
    printer.setResolution(DPI)
    printer.setFullPage(True)
    _set_paper(printer, document.pdf.pagePointSize(0))
    painter = QPainter()
    if not painter.begin(printer):
        raise ReportError(
            "プリンターに送れませんでした。",
            "プリンターの電源と接続を確かめるか、[保存する]でPDFにしてからお試しください。",
        )
    try:
        for page in _pages(document, stopped):
            if page:
                printer.newPage()
            sheet = QRectF(QPointF(), printer.paperRect(QPrinter.Unit.DevicePixel).size())
            painter.drawImage(sheet, document.picture(page, dpi=DPI, mono=mono))
        if stopped():
            printer.abort()
            return 0
    finally:
        painter.end()
    return document.pages


def _pages(document: ShownDocument, stopped: Callable[[], bool]) -> Iterator[int]:
    for page in range(document.pages):
        if stopped():
            return
        yield page


def _set_paper(printer: QPrinter, points: QSizeF) -> None:
    paper = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    layout = QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)


def unreadable() -> ReportError:
    """The error of a PDF that cannot be read or drawn."""
    return ReportError(
        "紙面を画面に表示できませんでした。",
        "もう一度お試しください。くり返すときは、伴走カルテを開き直してください。",
    )
