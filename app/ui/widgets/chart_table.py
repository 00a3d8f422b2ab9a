"""The same values as a table of text, for readers who prefer words to a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QWidget
from typing_extensions import override

from app.ui import qt, theme
from app.ui.widgets import chart_look as look

if TYPE_CHECKING:
    from app.reports.content import Chart


class ChartTable(QTableWidget):
    """One row an axis, greatest first; as high as its rows, so it never scrolls by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditTriggers(qt.NO_EDIT)
        self.setSelectionBehavior(qt.SELECT_ROWS)
        self.setSelectionMode(qt.SELECT_ONE)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(qt.SCROLL_NEVER)
        self.setVerticalScrollBarPolicy(qt.SCROLL_NEVER)
        self.setSizePolicy(qt.EXPANDING, qt.FIXED)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)

    def show_chart(self, chart: Chart) -> None:
        """Fill the table with these values."""
        titles = ["項目", "今回"]
        titles += ["前回"] * chart.has_previous + ["平均"] * bool(chart.peers_label)
        self.setAccessibleName(f"{chart.title}の表")
        self.setColumnCount(len(titles))
        self.setHorizontalHeaderLabels(titles)
        self.setRowCount(len(chart.axes))
        for line, axis in enumerate(chart.ranked):
            texts = [axis.label, look.value_text(chart, axis.value)]
            if chart.has_previous:
                texts.append(look.value_text(chart, axis.previous))
            if chart.peers_label:
                texts.append(look.value_text(chart, axis.peers))
            for place, text in enumerate(texts):
                self.setItem(line, place, _item(text, number=place > 0))
        header = self.horizontalHeader()
        for place in range(len(titles)):
            header.setSectionResizeMode(place, qt.FIT if place else qt.STRETCH)
        self.verticalHeader().setDefaultSectionSize(theme.tokens().row)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        rows = sum(self.rowHeight(line) for line in range(self.rowCount()))
        head = self.horizontalHeader().sizeHint().height()
        return QSize(super().sizeHint().width(), rows + head + 2 * self.frameWidth() + 4)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(round(look.px(160)), self.sizeHint().height())


def _item(text: str, *, number: bool) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setTextAlignment((qt.RIGHT if number else qt.LEFT) | qt.VCENTER)
    return item
