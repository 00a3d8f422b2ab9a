"""What lies over a page for a moment: notes, sheets, dialogs, the list of gaps, the trash."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tools.screens.camera import settle

if TYPE_CHECKING:
    from app.ui.application import Application
    from tools.screens.camera import Camera
    from tools.screens.people import Sample


def draw(application: Application, camera: Camera, sample: Sample) -> None:
    """Draw them all; the window is left at 今日."""
    go: Any = application.workspace
    _over_a_check(go, camera, sample)
    _dialogs(go, camera, sample)
    _codes(go, camera, sample)
    go.clients()
    go.trash()
    camera.take("clients-trash")
    go.clients()
    go.today()
    go.toast("「田中青果店」をゴミ箱に入れました。30日のあいだ戻せます。", settle)
    camera.take("toast")
    go.toast_view.put_away()


def _over_a_check(go: Any, camera: Camera, sample: Sample) -> None:
    go.resume(sample.drafts["check-q3"])
    settle(0.2)
    page = go.pages.page
    page.explain(page.flow.current)
    camera.take("check-help")
    page.close_help()
    page.open_memo()
    camera.take("check-memo")
    page._memo.shut()  # noqa: SLF001 - the tool looks behind the buttons
    page.bar.vision_button.click()
    camera.take("check-vision")


def _dialogs(go: Any, camera: Camera, sample: Sample) -> None:
    from app.services import reporting
    from app.ui.dialogs.keys import KeysDialog
    from app.ui.dialogs.pick_client import PickClient
    from app.ui.dialogs.pin import PinDialog
    from app.ui.dialogs.print import PrintDialog
    from app.ui.dialogs.save_chart import SaveChartDialog
    from app.ui.failures import FailureDialog
    from app.ui.printing import PrintChoice
    from app.ui.saving import folder_for_files

    store, tasks = sample.store, go.desk.tasks
    content = reporting.content(store, sample.check_id)
    folder = folder_for_files(go.desk.preferences.value)
    choice = PrintChoice("", 1, mono=False, both_sides=True)
    for name, dialog in (
        ("keys", KeysDialog(go)),
        ("pin", PinDialog(store, tasks, reason="担当者の画面に戻ります", parent=go)),
        ("pick-client", PickClient(store, "このチェックを、どのお客様に移しますか", go)),
        ("print", PrintDialog(["事務所のプリンター"], choice, go)),
        ("save-chart", SaveChartDialog(content, folder, go)),
        ("failure", FailureDialog(*_read_only(), go)),
    ):
        dialog.show()
        camera.take(name, dialog)
        dialog.close()
        dialog.deleteLater()


def _codes(go: Any, camera: Camera, sample: Sample) -> None:
    from app.services import takeaway
    from app.ui.codes.read import ReadCode
    from app.ui.codes.show import ShowCode

    showing, reading = ShowCode(go.desk, sample.check_id, go), ReadCode(go.desk, go)
    reading.read_text(takeaway.for_check(sample.store, sample.check_id))
    for name, dialog in (("code-show", showing), ("code-read", reading)):
        dialog.show()
        settle(1.0)
        camera.take(name, dialog)
        dialog.close()
        dialog.deleteLater()


def _read_only() -> tuple[str, str]:
    from app.errors import StoreReadOnly

    error = StoreReadOnly()
    return error.title, error.hint
