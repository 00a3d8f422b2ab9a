"""The window: the mark, then the gate (first run, unlocking), then the workspace.

It shows before fonts, style and pages are loaded, so this module imports little of Qt and nothing
of the application at its head.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent

    from app.ui.activity import Activity
    from app.ui.widgets.focus_ring import FocusRing

TITLE = "伴走カルテ"
SIZE = QSize(1280, 720)
LEAST = QSize(1024, 700)
FRAME = QSize(16, 40)  # about what the system puts around a window


class MainWindow(QMainWindow):
    """One screen at a time; the title never names a client. QSettings hold only the place."""

    closing = Signal()

    def __init__(self, geometry: Path) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self._folder = geometry.parent
        self._stack = QStackedWidget(self)
        self.setCentralWidget(self._stack)
        self._settings = QSettings(str(geometry), QSettings.Format.IniFormat, self)
        self.fit(self.screen().availableSize())
        saved = self._settings.value("geometry")
        if isinstance(saved, QByteArray):
            self.restoreGeometry(saved)
        self.ring: FocusRing | None = None

    def fit(self, room: QSize) -> None:
        """Take the size of the design, or all of a screen that has no more room than this."""
        inside = room - FRAME
        self.setMinimumSize(LEAST.boundedTo(inside))
        self.resize(SIZE.boundedTo(inside))
        full = Qt.WindowState.WindowMaximized
        self.setWindowState(self.windowState() & ~full if self.size() == SIZE else full)

    def dress(self, activity: Activity) -> None:
        """Put on the icon and the focus ring, once the look of the application is loaded."""
        from app.ui import icons
        from app.ui.widgets.focus_ring import FocusRing

        self.setWindowIcon(icons.icon("app"))
        self.ring = FocusRing(self, activity)

    @property
    def screen_shown(self) -> QWidget | None:
        """The gate or the workspace that shows."""
        return self._stack.currentWidget()

    def present(self, screen: QWidget) -> None:
        """Show this screen and let go of the one before."""
        before = self._stack.currentWidget()
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        if before is not None and before is not screen:
            self._stack.removeWidget(before)
            before.hide()
            before.deleteLater()
        begin = getattr(screen, "begin", screen.setFocus)
        begin()

    def come_forward(self) -> None:
        """Show the window before all others."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    @override
    def closeEvent(self, event: QCloseEvent, /) -> None:
        """Keep where the window was and tell that it closes; a screen may hold it back once."""
        from app.ui.forms.autosave import flush_all

        flush_all()
        hold_back = getattr(self.screen_shown, "hold_back", None)
        if hold_back is not None and hold_back():
            event.ignore()
            return
        if self._folder.is_dir():
            self._settings.setValue("geometry", self.saveGeometry())
            self._settings.sync()
        event.accept()
        self.closing.emit()
