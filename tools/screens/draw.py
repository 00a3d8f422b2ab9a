"""Draw one variant of every screen: `draw.py OUT SUFFIX WIDTH HEIGHT TEXT_SIZE ONLY`."""

from __future__ import annotations

import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QScrollArea

from app.paths import DataFolder
from app.ui import application as life
from app.ui.application import Application
from app.ui.instance import Instance
from tools.screens import agenda, ledger, lists, measures, overlays, papers, support
from tools.screens.camera import Camera, settle, wait_for
from tools.screens.people import Sample, make_sample

TODAY = date(2026, 11, 20)
BY_HAND = ("", "-x1.5")


def main() -> int:
    """Draw the gate, then every page, then the paper."""
    out, suffix, width, height, text_size, only = sys.argv[1:7]
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        application = _begin(app, DataFolder(root / "first"), text_size)
        # The ring of the keyboard shows in some variants, and stays out of the guide's pictures.
        application.activity.by_keyboard = suffix not in BY_HAND
        window = application.window
        window.showNormal()  # the screen of the offscreen platform is smaller than a picture
        window.resize(int(width), int(height))
        camera = Camera(Path(out), suffix, only, window)
        _first_run(application, camera)
        sample = make_sample(DataFolder(root / "sample"), TODAY)
        application.enter(sample.store)
        window.resize(int(width), int(height))
        steps = (_start_pages, _check, _paper_entry, _result, overlays.draw, lists.draw)
        for step in (*steps, measures.draw, _rest):
            step(application, camera, sample)
        if not suffix:
            papers.draw(camera, sample, TODAY)
        application.shut()
    return 0


def _begin(app: QApplication, folder: DataFolder, text_size: str) -> Application:
    folder.root.mkdir(parents=True)
    instance = Instance(folder.root, app)
    instance.claim()
    life.local_today = lambda: TODAY  # the pictures of every day look the same
    application = Application(app, folder, instance)
    application.preferences.update(text_size=text_size)
    application.start()
    return application


def _first_run(application: Application, camera: Camera) -> None:
    page: Any = application.window.screen_shown
    for number in range(4):
        page._show(number)  # noqa: SLF001 - the tool looks behind the buttons
        camera.take(f"first-run-{number + 1}")
    page._show(4, code="7KQ2-M4XH-DP9R-T6WV-B3NE-5CJ8-Z2A6")  # noqa: SLF001
    camera.take("first-run-5")
    from app.ui.pages.restore import RestorePage
    from app.ui.pages.unlock import UnlockPage

    folder, tasks = application._folder, application.tasks  # noqa: SLF001
    unlock = UnlockPage(folder, tasks)
    application.window.present(unlock)
    camera.take("unlock")
    unlock.forgot.click()
    camera.take("unlock-code")
    application.window.present(RestorePage(folder, tasks))
    camera.take("restore")


def _page(application: Application) -> Any:
    workspace = application.workspace
    assert workspace is not None
    return workspace.pages.page


def _go(application: Application) -> Any:
    assert application.workspace is not None
    return application.workspace


def _start_pages(application: Application, camera: Camera, sample: Sample) -> None:
    go = _go(application)
    from app.services import checks

    _, *others = sample.drafts.values()  # one is what an advisor usually has
    for draft_id in others:
        checks.discard(sample.store, draft_id)
    go.today()
    camera.take("today")
    for draft_id in others:
        checks.undiscard(sample.store, draft_id)
    go.clients()
    camera.take("clients")
    go.new_check(None)
    camera.take("start-choose")
    _page(application).open_new()
    camera.take("start-new")
    go.new_check(sample.client_id)
    camera.take("start")
    go.karte(sample.client_id)
    camera.take("karte")
    go.karte(sample.client_id, "profile")
    camera.take("karte-profile")
    if camera.wants("today-after") or camera.wants("karte-visit"):
        agenda.draw(go, camera, sample.store, sample.client_id)
    support.draw(go, camera, sample.client_id)
    ledger.fill(sample.store, sample.client_id, TODAY)
    if camera.wants("karte-consents") or camera.wants("karte-documents"):
        ledger.draw(go, camera, sample.client_id)


def _check(application: Application, camera: Camera, sample: Sample) -> None:
    go = _go(application)
    from app.services import checks

    for name, draft_id in sample.drafts.items():
        if not camera.wants(name):
            continue
        go.resume(draft_id)
        camera.take(name)
    last = sample.drafts["check-last"]
    if camera.wants("check-gaps"):
        go.resume(last)
        _page(application).forward()
        camera.take("check-gaps")
    if camera.wants("hand-over"):
        go.resume(sample.drafts["check-q2"])
        go.hand_over()
        camera.take("hand-over")
        go._set_handed_over(on=False)  # noqa: SLF001 - no PIN in a picture
    assert checks.draft(sample.store, last).answers


def _paper_entry(application: Application, camera: Camera, sample: Sample) -> None:
    _go(application).paper(sample.client_id)
    camera.take("paper")


def _result(application: Application, camera: Camera, sample: Sample) -> None:
    go = _go(application)
    from app.ui.pages.result import AdvisorPart

    go.result(sample.check_id)
    wait_for(lambda: _page(application).content is not None)
    camera.take("result")
    page = _page(application)
    bar = page.findChild(QScrollArea).verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    camera.take("result-below")
    page.advisor.click()
    settle(0.1)
    bar.setValue(page.body.findChild(AdvisorPart).y())
    camera.take("result-advisor")
    bar.setValue(bar.maximum())
    camera.take("result-advisor-below")
    page.advisor.click()
    go.preview(sample.check_id)
    wait_for(lambda: _page(application).pages > 0)
    settle(0.6)
    camera.take("preview")


def _rest(application: Application, camera: Camera, _sample: Sample) -> None:
    go = _go(application)
    from app.ui.pages.settings import SECTIONS

    for section in SECTIONS:
        go.settings(section)
        camera.take(f"settings-{section}")
    if application.lock is not None and camera.wants("lock"):
        application.lock.lock()
        settle()
        if application.lock.dialog is not None:
            camera.take("lock", application.lock.dialog)
        application.lock.stop()


if __name__ == "__main__":
    sys.exit(main())
