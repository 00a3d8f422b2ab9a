"""The sheet with the recovery code, for the printer: the only place the code is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from app.ui import qt, theme

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QFont, QPagedPaintDevice
    from PySide6.QtWidgets import QWidget

POINTS = 72
EDGE = 57  # 20 mm: room for punching
WORDS = (
    "合言葉を忘れたときに、この回復コードで開けます。",
    "このパソコンとは別の、鍵のかかる場所にしまってください。",
    "写真に撮ったり、ほかの人に見せたりしないでください。",
    "使い方：伴走カルテを開き、「合言葉を忘れた」を押して、上の文字を入力します。",
)


def print_code(code: str, today: date, parent: QWidget) -> bool:
    """Ask for a printer and print the sheet; whether it was printed."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("回復コード")
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("回復コードを印刷する")
    try:
        if dialog.exec() != qt.ACCEPTED:
            return False
        draw(printer, code, today)
    finally:
        dialog.deleteLater()
    return True


def draw(device: QPagedPaintDevice, code: str, today: date) -> None:
    """Draw the sheet on one page."""
    painter = QPainter(device)
    scale = device.logicalDpiX() / POINTS
    painter.scale(scale, scale)
    width = device.width() / scale - 2 * EDGE
    painter.setPen(QColor("black"))
    page = _Page(painter, width)
    page.write(EDGE, "伴走カルテ　回復コード", theme.font(20, bold=True))
    page.write(EDGE + 40, f"作成日　{today:%Y/%m/%d}", theme.font(11))
    painter.setPen(QPen(QColor("black"), 1.2))
    painter.drawRect(QRectF(EDGE, EDGE + 72, width, 64))
    page.write(EDGE + 90, code, theme.font(21, bold=True), centre=True)
    for number, sentence in enumerate(WORDS):
        page.write(EDGE + 160 + 26 * number, f"・{sentence}", theme.font(11))
    painter.end()


class _Page:
    """Writes lines between the edges; lengths are points."""

    def __init__(self, painter: QPainter, width: float) -> None:
        self._painter = painter
        self._width = width

    def write(self, top: float, text: str, font: QFont, *, centre: bool = False) -> None:
        """Write one line that begins below `top`."""
        self._painter.setFont(font)
        room = QRectF(EDGE, top, self._width, font.pixelSize() * 2)
        align = qt.HCENTER if centre else qt.LEFT
        self._painter.drawText(room, int(align | qt.TOP), text)
