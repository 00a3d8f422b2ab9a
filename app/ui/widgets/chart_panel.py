"""A chart as the result shows it: title, radar, sorted bars, its reasons and its table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import qt, theme
from app.ui.widgets import chart_look as look
from app.ui.widgets.bars import BarsWidget
from app.ui.widgets.basic import button, label, row
from app.ui.widgets.chart_table import ChartTable
from app.ui.widgets.columns import ColumnsLayout
from app.ui.widgets.radar import RadarWidget

if TYPE_CHECKING:
    from app.reports.content import Axis, Chart

SHOW_TABLE = "表で見る"
HIDE_TABLE = "表を閉じる"
HALF = 190  # least width of the radar or the bars before they stand below each other


class KeyWidget(QWidget):
    """The key of a chart: ● 今回 and □ 前回 with the lines they stand on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def show_entries(self, *entries: str) -> None:
        """The names of the lines, the present one first."""
        self._entries = entries
        self.setAccessibleName("、".join(entries))
        self.setVisible(len(entries) > 1)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(theme.font(theme.tokens().font_caption))
        width = sum(metrics.horizontalAdvance(entry) + look.px(44) for entry in self._entries)
        return QSize(round(width), round(metrics.height() + 4))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(qt.ANTIALIASED)
        font = theme.font(theme.tokens().font_caption)
        painter.setFont(font)
        x, middle = 0.0, self.height() / 2
        for place, entry in enumerate(self._entries):
            _sample(painter, QPointF(x, middle), now=place == 0)
            x += look.px(34)
            painter.setPen(QColor(theme.tokens().text))
            width = QFontMetricsF(font).horizontalAdvance(entry)
            painter.drawText(QRectF(x, 0, width + 1, self.height()), qt.LEFT | qt.VCENTER, entry)
            x += width + look.px(10)
        painter.end()


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
        entries = ("今回", "前回") if chart.has_previous else ("今回",)
        self.key.show_entries(*(entries if drawn else ()))
        for part in (self.radar, self.bars, self.toggle):
            part.setVisible(drawn)
        self.note.setVisible(not drawn)
        self.caption.setVisible(drawn)
        self.table.hide()
        self.toggle.setText(SHOW_TABLE)
        self.choose("")

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


def _sample(painter: QPainter, left: QPointF, *, now: bool) -> None:
    """A short piece of the line with its marker."""
    end, middle = left + QPointF(look.px(28), 0), left + QPointF(look.px(14), 0)
    painter.setPen(look.now_pen() if now else look.before_pen())
    painter.drawLine(left, end)
    tokens = theme.tokens()
    if now:
        painter.setBrush(QColor(tokens.accent))
        painter.drawEllipse(middle, look.px(4), look.px(4))
        return
    half = look.px(4)
    painter.setPen(look.before_pen(dashed=False))
    painter.setBrush(QColor(tokens.surface))
    painter.drawRect(QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half))
