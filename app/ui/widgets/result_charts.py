"""Both charts of a result, and the choice to lay the mean of businesses like this one over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app.reports.charts import without_peers
from app.ui import theme
from app.ui.widgets.basic import column, label, row
from app.ui.widgets.chart_look import drawn, px
from app.ui.widgets.chart_panel import ChartPanel
from app.ui.widgets.columns import ColumnsLayout

if TYPE_CHECKING:
    from app.reports.content import Chart, Content

PANEL = 440  # least width of a chart before the two stand below each other
OVERLAY = "同じような会社の平均を重ねる"
NOT_HERE = "前回と比べている割合の図には、重ねません。"


class ResultCharts(QWidget):
    """The charts side by side; `overlay` says that the person turned the mean of others on or off.

    The choice stands below them where a chart has such a mean, and only then.
    """

    overlay = Signal(bool)

    def __init__(self, content: Content, *, overlay: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._charts = [chart for chart in (content.todo, content.balance) if chart is not None]
        self._overlaid = overlay
        self.panels = [ChartPanel() for _ in self._charts]
        self.choice = QCheckBox(OVERLAY)
        self.choice.setChecked(overlay)
        self.not_here = label("", "caption")
        self.choice.toggled.connect(self.overlay)
        self._build()
        for panel, chart in zip(self.panels, self._charts, strict=True):
            panel.show_chart(self._shown(chart))

    def show_overlay(self, *, on: bool) -> None:
        """Draw with or without the mean of others; what is marked in a chart stays marked."""
        with QSignalBlocker(self.choice):
            self.choice.setChecked(on)
        if on == self._overlaid:
            return
        self._overlaid = on
        self.not_here.setText(self._where())
        for panel, chart in zip(self.panels, self._charts, strict=True):
            if chart.peers_label:
                panel.show_again(self._shown(chart))

    def show_working(self, *, on: bool) -> None:
        """Also say how a value was calculated, which is for the advisor only."""
        for panel in self.panels:
            panel.show_working(on=on)

    def _shown(self, chart: Chart) -> Chart:
        return chart if self._overlaid else without_peers(chart)

    def _where(self) -> str:
        """Said while the mean is on and the first chart, beside an earlier check, has none."""
        first = self._charts[0]
        return NOT_HERE if self._overlaid and first.has_previous and drawn(first) else ""

    def _build(self) -> None:
        tokens = theme.tokens()
        box = QWidget()
        # A sentence in place of a chart is a low card of its own, not as high as its neighbour.
        beside = len(self._charts) if all(map(drawn, self._charts)) else 1
        pair = ColumnsLayout(box, counts=(beside, 1), minimum=px(PANEL), gap=tokens.space_3)
        for panel in self.panels:
            pair.addWidget(panel)
        line = QWidget()
        beside_it = row(self.choice, self.not_here, spacing=tokens.space_3)
        beside_it.setStretch(1, 1)
        line.setLayout(beside_it)
        self.not_here.setText(self._where())
        line.setVisible(any(chart.peers_label and drawn(chart) for chart in self._charts))
        layout = column(box, line, spacing=0)
        self.setLayout(layout)
