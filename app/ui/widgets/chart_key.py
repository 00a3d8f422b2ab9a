"""The keys of a chart: what its lines and markers mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.ui import qt, theme
from app.ui.widgets import chart_look as look
from app.ui.widgets.basic import label, row

if TYPE_CHECKING:
    from app.reports.content import Chart

SAMPLE = 28  # length of a piece of line


class KeyWidget(QWidget):
    """The key of a chart: ● 今回 and □ 前回 with the lines they stand on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def show_chart(self, chart: Chart) -> None:
        """Name the lines of this chart, the present one first; one alone needs no name."""
        self._entries = ("今回", "前回") if chart.has_previous else ("今回",)
        several = chart.has_previous or bool(chart.peers_label)
        self.setAccessibleName("、".join(self._entries))
        self.setVisible(several and look.drawn(chart))
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


class PeersKey(QWidget):
    """The key of the overlay: △ on dots, and whose mean it is, how many they are, until when."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = label("", "caption")
        line = row(_PeersSample(), self.words, spacing=round(look.px(6)))
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_chart(self, chart: Chart) -> None:
        """Name the overlay of this chart, or hide where it has none."""
        self.words.setText(chart.peers_label)
        self.setVisible(bool(chart.peers_label) and look.drawn(chart))


class _PeersSample(QWidget):
    """A short piece of the dotted line with its triangle."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(round(look.px(SAMPLE)), round(look.px(16)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(qt.ANTIALIASED)
        middle = QRectF(self.rect()).center()
        painter.setPen(look.peers_pen())
        painter.drawLine(QPointF(1, middle.y()), QPointF(self.width() - 1, middle.y()))
        look.draw_peers(painter, middle, look.px(4.5))
        painter.end()


def _sample(painter: QPainter, left: QPointF, *, now: bool) -> None:
    """A short piece of the line with its marker."""
    end, middle = left + QPointF(look.px(SAMPLE), 0), left + QPointF(look.px(14), 0)
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
