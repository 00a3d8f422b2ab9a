"""The peer of the start: a bare PySide6 window with one label, measured like the application."""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel
from typing_extensions import override

from bench.process_clock import since_process_start


class FirstPaint(QObject):
    """Prints the time of the first paint event and ends the application."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch for the first paint."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            sys.stdout.write(json.dumps({"first_paint_ms": since_process_start()}) + "\n")
            sys.stdout.flush()
            QTimer.singleShot(0, QApplication.quit)
        return False


def main() -> int:
    """Show the window and leave after its first paint."""
    application = QApplication(sys.argv)
    label = QLabel("伴走カルテ")
    watcher = FirstPaint(label)
    label.installEventFilter(watcher)
    label.resize(1280, 720)
    label.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
