"""One repaint of the radar on the screen against the same chart drawn by matplotlib."""

from __future__ import annotations

import math
import os
import sys
from typing import TYPE_CHECKING, Any

from bench.measure import Figure, median, milliseconds
from bench.sample import sample_content

if TYPE_CHECKING:
    from app.reports.content import Chart

SIZE = 480
ROUNDS = 40


def run() -> list[Figure]:
    """Draw both at the same size, into memory, several times, turn about."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

    from app.ui import theme
    from app.ui.widgets.radar import RadarWidget

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    theme.apply(application, 1.0)
    chart = sample_content().todo
    widget = RadarWidget()
    widget.show_chart(chart)
    widget.resize(SIZE, SIZE)
    image = QImage(SIZE, SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    peer = _matplotlib(chart)
    widget.render(image)
    peer.draw()
    ours = milliseconds(lambda: widget.render(image), ROUNDS)
    theirs = milliseconds(peer.draw, ROUNDS)
    detail = f"{median(ours):.1f} ms against {median(theirs):.1f} ms"
    return [
        Figure("radar repaint / matplotlib", detail, median(ours) / median(theirs), 0.15),
    ]


def _matplotlib(chart: Chart) -> Any:
    """The canvas of a prepared figure: seven axes, both series, labels; only `draw` is timed."""
    from matplotlib import font_manager
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as Drawing

    from app import paths

    font = font_manager.FontProperties(
        fname=str(paths.resources() / "fonts" / "BIZUDPGothic-Regular.ttf")
    )
    drawing = Drawing(figsize=(SIZE / 100, SIZE / 100), dpi=100)
    canvas = FigureCanvasAgg(drawing)
    axes: Any = drawing.add_subplot(projection="polar")
    angles = [2 * math.pi * number / len(chart.axes) for number in range(len(chart.axes))]
    now = [axis.value or 0.0 for axis in chart.axes]
    before = [axis.previous or 0.0 for axis in chart.axes]
    for values, style in ((now, "-o"), (before, "--s")):
        axes.plot([*angles, angles[0]], [*values, values[0]], style)
    axes.fill(angles, now, alpha=0.2)
    axes.set_ylim(0, chart.maximum)
    axes.set_xticks(angles)
    axes.set_xticklabels([axis.label for axis in chart.axes], fontproperties=font)
    return canvas
