"""The pages of a PDF on the screen: looked at, turned, made larger or smaller."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtPdfWidgets import QPdfView

from app.ui import printing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.printing import ShownDocument

LEAST_ZOOM, MOST_ZOOM, STEP = 0.25, 4.0, 1.25


class PaperView(QPdfView):
    """Shows a PDF from memory, page below page; a screen reader gets its whole text.

    The document is no child of the view: Qt's view does not survive to be told of its end then.
    """

    def __init__(self, shown: ShownDocument, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = shown
        self.setDocument(self._shown.pdf)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setAccessibleName("紙面")

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return self._shown.pages

    def show_paper(self, data: bytes) -> None:
        """Show another PDF, or none when empty; raises ReportError."""
        self.setAccessibleDescription("")
        self._shown.show(data)
        self.setAccessibleDescription(self._shown.words)

    def zoom(self, factor: float) -> None:
        """Show it larger (factor above 1) or smaller."""
        now = self.zoom_now()
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(min(MOST_ZOOM, max(LEAST_ZOOM, now * factor)))

    def zoom_now(self) -> float:
        """The zoom on the screen, also where it follows from the width of the view."""
        if self.zoomMode() == QPdfView.ZoomMode.Custom or not self.pages:
            return self.zoomFactor()
        points = self._shown.pdf.pagePointSize(0).width()
        inches = points / printing.POINTS_PER_INCH
        return self.viewport().width() / (inches * self.logicalDpiX())

    def larger(self) -> None:
        """One step larger."""
        self.zoom(STEP)

    def smaller(self) -> None:
        """One step smaller."""
        self.zoom(1 / STEP)

    def fit_width(self) -> None:
        """As wide as the view."""
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def fit_page(self) -> None:
        """One whole page."""
        self.setZoomMode(QPdfView.ZoomMode.FitInView)

    def turn(self, pages: int) -> None:
        """Go forward (or back) by some pages."""
        navigator = self.pageNavigator()
        page = min(max(0, navigator.currentPage() + pages), self.pages - 1)
        if self.pages:
            navigator.jump(page, QPointF(), 0)

    def next_page(self) -> None:
        """One page forward."""
        self.turn(1)

    def previous_page(self) -> None:
        """One page back."""
        self.turn(-1)
