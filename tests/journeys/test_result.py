"""Journey: a finished check in the window: result, hand-over, PDF, correction, restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.records import Advisor
from app.services import checks, profile
from app.services import store as stores
from app.ui.pages.preview import PreviewPage
from app.ui.pages.result import ResultPage
from app.ui.workspace import Workspace
from tests.ui import finished, looking
from tests.ui.audit import audit
from tests.ui.fixtures import PASSPHRASE, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QPushButton
    from pytestqt.qtbot import QtBot

    from app.domain.records import Check, Client
    from app.ui.desk import Desk


@pytest.fixture
def check(desk: Desk, client: Client) -> Check:
    profile.save_advisor(desk.store, Advisor(name="鈴木 一郎", organisation="みなと町商工会"))
    profile.set_pin(desk.store, "2468")
    return finished.finish(desk.store, client.id)


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, check: Check) -> Workspace:
    workspace = Workspace(desk)
    qtbot.addWidget(workspace)
    workspace.resize(1280, 720)
    workspace.show()
    workspace.today()
    workspace.result(check.id)
    settle(qtbot, desk)
    return workspace


def press(widget: QPushButton) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def settle(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: desk.tasks.idle, timeout=20_000)


def result_of(window: Workspace) -> ResultPage:
    page = window.pages.page
    assert isinstance(page, ResultPage)
    return page


def test_from_the_result_to_a_pdf_in_a_folder_and_back(
    window: Workspace, qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "紙"
    folder.mkdir()
    desk.preferences.update(pdf_folder=str(folder))
    press(result_of(window).preview)
    settle(qtbot, desk)
    preview = window.pages.page
    assert isinstance(preview, PreviewPage)
    press(preview.save)
    settle(qtbot, desk)
    (file,) = folder.iterdir()
    assert file.read_bytes() == preview.data
    document = pypdfium2.PdfDocument(file)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert len(document) == 5
    document.close()
    assert "株式会社みなと食堂" in text
    assert "鈴木 一郎" in text
    window.back()
    settle(qtbot, desk)
    assert result_of(window).content is not None


def test_in_the_owners_hands_there_is_nothing_of_the_advisor(
    window: Workspace, qtbot: QtBot, desk: Desk
) -> None:
    page = result_of(window)
    press(page.advisor)
    assert "奥様が帳簿を担当。" in looking.visible_text(window)
    window.hand_over()
    assert window.handed_over
    said = looking.visible_text(page)
    for hidden in ("奥様が帳簿を担当。", "区分", "カルテ", "担当者用"):
        assert hidden not in said
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    settle(qtbot, desk)
    assert window.pages.page is page
    audit(window)


def test_a_corrected_check_shows_the_corrected_answer(
    window: Workspace, qtbot: QtBot, desk: Desk, check: Check
) -> None:
    before = result_of(window).content
    assert before is not None
    draft, _ = checks.correct(desk.store, check.id)
    checks.answer(desk.store, draft.id, "q2.finance", "now")
    corrected, changes = checks.finish(desk.store, draft.id)
    desk.refresh.publish(changes)
    window.result(corrected.id)
    settle(qtbot, desk)
    after = result_of(window).content
    assert after is not None
    assert "お金まわりを良くする" in [thing.title for thing in after.things]
    assert before.code != after.code
    assert not after.todo.has_previous  # the corrected check is no earlier check


def test_after_a_restart_the_result_is_the_same(
    window: Workspace, desk: Desk, check: Check
) -> None:
    from app.services import reporting

    shown = result_of(window).content
    desk.store.close()
    again = stores.unlock(desk.store.folder, PASSPHRASE, secrets=None)
    try:
        assert reporting.content(again, check.id) == shown
        assert shown is not None
        assert shown.conducted_on == TODAY
    finally:
        again.close()


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1024, 768)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_is_cut_in_the_window(
    window: Workspace,
    text_size: Callable[[float], None],
    desk: Desk,
    scale: float,
    width: int,
    height: int,
) -> None:
    text_size(scale)
    desk.preferences.update(text_size="特大" if scale > 1 else "大")
    window.fit()
    window.resize(width, height)
    audit(window)
