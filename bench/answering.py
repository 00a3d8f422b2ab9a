"""From the tap on an answer to: saved on disk, next question ready to paint.

The deliberate pause of the automatic advance is cut out: the page is told to go on at once.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast

from bench.measure import Figure, p95

LIMIT_MS = 50.0
TODAY = date(2026, 11, 22)


def run() -> list[Figure]:
    """Answer whole checks by keys on a real encrypted store, on disk."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from app.paths import DataFolder
    from app.services import store
    from app.ui import theme

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    theme.apply(application, 1.0)
    durations: list[float] = []
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        opened, _ = store.create(DataFolder(Path(folder)), "bench passphrase", secrets=None)
        desk = _desk(opened)
        for _ in range(3):
            durations += _one_check(desk)
        desk.tasks.close()
        opened.close()
    detail = f"p95 {p95(durations):.1f} ms over {len(durations)} answers"
    return [Figure("answer saved, next question", detail, p95(durations) / LIMIT_MS, 1.0)]


class _Nowhere:
    """A way between pages that leads nowhere: only the check is measured."""

    def __getattr__(self, name: str) -> Any:
        return lambda *_given: None


def _desk(opened: Any) -> Any:
    from app.ui.attention import Attention
    from app.ui.desk import Desk, Navigator
    from app.ui.failures import Failures
    from app.ui.opened_copies import OpenedCopies
    from app.ui.preferences import Preferences
    from app.ui.refresh import Refresh
    from app.ui.tasks import Tasks

    attention = Attention()
    failures = Failures(attention=attention)
    tasks = Tasks()
    return Desk(
        store=opened,
        tasks=tasks,
        refresh=Refresh(),
        preferences=Preferences(opened.folder.settings),
        failures=failures,
        attention=attention,
        copies=OpenedCopies(opened, tasks, failures, attention),
        go=cast("Navigator", _Nowhere()),
        clock=lambda: datetime(2026, 11, 22, tzinfo=UTC),
        today=lambda: TODAY,
    )


def _one_check(desk: Any) -> list[float]:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from app.domain.records import CheckContext, ClientFields
    from app.services import checks, clients
    from app.ui.pages.check import CheckPage

    client, _ = clients.create(desk.store, ClientFields(name="測定商店", industry="I58"))
    draft, _ = checks.start(desk.store, client.id, context=CheckContext(TODAY))
    page = CheckPage(desk, advance_ms=60_000)
    page.resize(1280, 720)
    page.open(draft.id)
    page.show()
    QApplication.processEvents()
    durations = []
    for _ in range(40):  # the answer after these finishes the check: another page
        begun = time.perf_counter()
        QTest.keyClicks(page, "1")
        if page._timer.isActive():  # noqa: SLF001 - cut the pause out, keep the rest
            page._timer.stop()  # noqa: SLF001
            page.forward()
        QApplication.processEvents()
        durations.append((time.perf_counter() - begun) * 1000)
    assert len(checks.draft(desk.store, draft.id).answers) == 40  # noqa: PLR2004
    page.close()
    page.deleteLater()
    return durations
