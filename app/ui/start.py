"""The start: a window with the mark at once, the application behind it right after.

What is imported here stands between the double click and the first thing a person sees: a few
classes of Qt and nothing else. Fonts, style, pages and services come after the first paint.
"""

from __future__ import annotations

import gc
import math
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPolygonF
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from app.ui.instance import Instance
from app.ui.window import TITLE, MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

    from app.paths import DataFolder
    from app.ui.application import Application

CANVAS = "#F2F2F2"  # the tokens of app.ui.tokens, which come after the first paint
PRIMARY = "#0017C1"
PAPER = "#FFFFFF"
MARK = 96
CORNERS = 5


class FirstPaint(QObject):
    """Tells once that a widget is painted, and when the window takes input after it.

    The widget must paint something itself: Qt sends no paint event to one that is covered.
    """

    painted = Signal()
    seen = Signal()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Wait for the first paint event."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self.painted.emit()
            QTimer.singleShot(0, self, self.seen.emit)
        return False


class Mark(QWidget):
    """The mark of the product on the colour of the window: no font, no style sheet needed."""

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the rounded square and the pentagon in it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(CANVAS))
        box = QRectF(0, 0, MARK, MARK)
        box.moveCenter(QRectF(self.rect()).center())
        painter.setPen(QColor(PRIMARY))
        painter.setBrush(QColor(PRIMARY))
        painter.drawRoundedRect(box, MARK / 4, MARK / 4)
        painter.setBrush(QColor(PAPER))
        painter.drawPolygon(_pentagon(box.center(), MARK / 3))
        painter.end()


class Start(QObject):
    """Shows the window with the mark; once that was painted, builds the application behind it.

    `painted`: the mark is on the screen. `ready`: the gate is, and takes input.
    """

    painted = Signal()
    ready = Signal()

    def __init__(self, app: QApplication, folder: DataFolder, instance: Instance) -> None:
        super().__init__(app)
        self._app = app
        self._folder = folder
        self._instance = instance
        self.window = MainWindow(folder.window)
        self.application: Application | None = None
        self.failed: BaseException | None = None
        self.window.closing.connect(self._closed)
        self._paint = FirstPaint(self)
        self._paint.painted.connect(self.painted)
        self._paint.seen.connect(self._go_on)

    def show(self) -> None:
        """Show the window with the mark."""
        mark = Mark()
        mark.installEventFilter(self._paint)
        self.window.present(mark)
        self.window.show()

    def _go_on(self) -> None:
        if not self.window.isVisible():
            return
        try:
            self._build()
        except BaseException as error:  # noqa: BLE001 - `run` raises it: a slot could not
            self.failed = error
            self._app.quit()

    def _build(self) -> None:
        from app.ui.application import Application

        self.application = Application(self._app, self._folder, self._instance, self.window)
        self.application.painted.connect(self.ready)
        self.application.start()

    def _closed(self) -> None:
        """Someone closed the window while only the mark was there."""
        if self.application is None:
            self._app.quit()


def run(folder: DataFolder, *, prepared: Callable[[Start], object] | None = None) -> int:
    """Show the window of this data folder until it is closed; the exit code.

    `prepared` gets the start before its window shows. Raises StoreBusy when another process
    that does not answer holds the folder.
    """
    gc.disable()  # the GUI thread collects, by a timer of the application
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        QApplication.setApplicationName("banso-karte")
        QApplication.setApplicationDisplayName(TITLE)
        app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)  # `shut` quits, after everything came to an end
    instance = Instance(folder.root, app)
    if not instance.claim():
        return 0
    start = Start(app, folder, instance)
    if prepared is not None:
        prepared(start)
    start.show()
    code = app.exec()
    if start.application is not None:
        start.application.shut()
    else:
        instance.release()
    if start.failed is not None:
        raise start.failed
    return code


def _pentagon(centre: QPointF, radius: float) -> QPolygonF:
    corners = (2 * math.pi * number / CORNERS for number in range(CORNERS))
    return QPolygonF(
        [
            QPointF(centre.x() + radius * math.sin(turn), centre.y() - radius * math.cos(turn))
            for turn in corners
        ]
    )
