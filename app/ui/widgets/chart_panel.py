"""A chart as the result shows it: title, radar, sorted bars, its reasons and its table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.widgets import chart_look as look
from app.ui.widgets.bars import BarsWidget
from app.ui.widgets.basic import button, label, row
from app.ui.widgets.chart_key import KeyWidget, PeersKey
from app.ui.widgets.chart_table import ChartTable
from app.ui.widgets.columns import ColumnsLayout
from app.ui.widgets.radar import RadarWidget

if TYPE_CHECKING:
    from app.reports.content import Axis, Chart

SHOW_TABLE = "表で見る"
HIDE_TABLE = "表を閉じる"
HALF = 190  # least width of the radar or the bars before they stand below each other


class ChartPanel(QFrame):
    """A card with one chart; choosing an axis, in either picture, shows why it has its value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._chart: Chart | None = None
        self._working = False
        self.title = label("", "h3")
        self.subtitle = label("", "caption", wrap=False)
        self.key = KeyWidget()
        self.peers = PeersKey()
        self.radar = RadarWidget()
        self.bars = BarsWidget()
        self.note = label("")
        self.why = label("")
        self.caption = label("", "caption")
        self.table = ChartTable()
        self.toggle = button(SHOW_TABLE, "quiet")
        self.radar.chosen.connect(self.choose)
        self.bars.chosen.connect(self.choose)
        self.toggle.clicked.connect(self._toggle_table)
        self._build()

    def show_chart(self, chart: Chart) -> None:
        """Show this chart, or its note when there is nothing to draw."""
        self._chart = chart
        drawn = look.drawn(chart)
        self.title.setText(chart.title)
        self.subtitle.setText(chart.subtitle)
        self.caption.setText(chart.caption)
        self.note.setText(chart.note)
        self.radar.show_chart(chart)
        self.bars.show_chart(chart)
        self.table.show_chart(chart)
        self.toggle.setAccessibleName(f"{chart.title}を{SHOW_TABLE}")
        self.key.show_chart(chart)
        self.peers.show_chart(chart)
        for part in (self.radar, self.bars, self.toggle):
            part.setVisible(drawn)
        self.note.setVisible(not drawn)
        self.caption.setVisible(drawn)
        self.table.hide()
        self.toggle.setText(SHOW_TABLE)
        self.choose("")

    def show_again(self, chart: Chart) -> None:
        """Show a chart with the same axes in its place: what is marked or open stays so."""
        axis, table = self.radar.axis, self.table.isVisibleTo(self)
        self.show_chart(chart)
        self.choose(axis.id if axis else "")
        if table:
            self._toggle_table()

    def show_working(self, *, on: bool) -> None:
        """Also say how a value was calculated, which is for the advisor only."""
        self._working = on
        axis = self.radar.axis
        self.choose(axis.id if axis else "")

    def choose(self, axis_id: str) -> None:
        """Mark an axis in both pictures and say why it has its value; "" marks none."""
        self.radar.choose(axis_id)
        self.bars.choose(axis_id)
        axis = self.radar.axis
        self.why.setText(self._reason(axis) if axis else "")
        self.why.setVisible(axis is not None)

    def _reason(self, axis: Axis) -> str:
        head = look.sentence(self._chart, axis) if self._chart else axis.label
        working = (axis.working,) if self._working and axis.working else ()
        return "\n".join((head, *axis.why, *working))

    def _toggle_table(self) -> None:
        opened = self.table.isHidden()
        self.table.setVisible(opened)
        self.toggle.setText(HIDE_TABLE if opened else SHOW_TABLE)
        title = self._chart.title if self._chart else ""
        self.toggle.setAccessibleName(f"{title}を{SHOW_TABLE}" if not opened else HIDE_TABLE)

    def _build(self) -> None:
        tokens = theme.tokens()
        pictures = QWidget()
        pair = ColumnsLayout(
            pictures, counts=(2, 1), minimum=look.px(HALF), gap=tokens.space_2, weights=(13, 10)
        )
        pair.addWidget(self.radar)
        pair.addWidget(self.bars)
        layout = QVBoxLayout(self)
        edge = tokens.space_3
        layout.setContentsMargins(edge, tokens.space_2, edge, tokens.space_2)
        layout.setSpacing(tokens.space_1)
        layout.addWidget(self.title)
        layout.addLayout(_headed(self.subtitle, self.key))
        layout.addWidget(self.peers)
        layout.addWidget(self.note)
        layout.addWidget(pictures)
        layout.addWidget(self.why)
        layout.addLayout(_headed(self.caption, self.toggle))
        layout.addWidget(self.table)
        layout.addStretch(1)


def _headed(text: QWidget, right: QWidget) -> QHBoxLayout:
    """A text that takes the room and something at its right end."""
    line = row(text, right)
    line.setStretch(0, 1)
    return line
