"""The strip at the foot of the window: what is being worked on, and a way to stop waiting."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from app.ui.widgets.basic import button, label, row

if TYPE_CHECKING:
    from app.ui.tasks import Job, Tasks

SHOW_AFTER = 1.0
STOP_AFTER = 3.0
TICK_MS = 250


class Strip(QFrame):
    """Shows the oldest job with a text after one second, [待つのをやめる] after three."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self._tasks = tasks
        self._job: Job | None = None
        self._text = label("", wrap=False)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName("進みぐあい")
        bar.setFixedWidth(160)
        self._stop = button("待つのをやめる", "quiet")
        self._stop.clicked.connect(self._cancel)
        layout = row(self._text, bar, None, self._stop, spacing=16)
        layout.setContentsMargins(24, 4, 16, 4)
        self.setLayout(layout)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.look)
        tasks.busy.connect(self._busy)
        self.hide()

    @property
    def text(self) -> str:
        """What the strip says, empty while it is hidden."""
        return "" if self.isHidden() else self._text.text()

    def look(self) -> None:
        """See which job has taken long, and show or hide."""
        now = time.monotonic()
        slow = [job for job in self._tasks.running if job.text and now - job.started >= SHOW_AFTER]
        self._job = slow[0] if slow else None
        if self._job is not None:
            self._text.setText(self._job.text)
            self._stop.setVisible(now - self._job.started >= STOP_AFTER)
        self.setVisible(self._job is not None)

    def _busy(self, busy: bool) -> None:  # noqa: FBT001 - the shape of the signal
        if busy:
            self._timer.start()
        else:
            self._timer.stop()
            self.look()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self.look()
