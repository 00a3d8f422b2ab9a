"""Journey: from the three things of a result to the plan, the 知恵袋 and a calculation kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.entries.simple import Note
from app.services import entries, tracker
from app.ui.dialogs.calculate import CalculateDialog
from app.ui.dialogs.read import ReadDialog
from app.ui.karte.next_things import NextThings
from app.ui.pages.knowledge import LibraryPage
from app.ui.pages.result import ResultPage
from app.ui.workspace import Workspace
from tests.ui import finished, looking

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton
    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, client: Client) -> Workspace:
    workspace = Workspace(desk)
    qtbot.addWidget(workspace)
    workspace.resize(1280, 720)
    workspace.show()
    workspace.today()
    workspace.result(finished.finish(desk.store, client.id).id)
    settle(qtbot, desk)
    return workspace


def press(widget: QPushButton) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def settle(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: desk.tasks.idle, timeout=20_000)


def things(window: Workspace) -> NextThings:
    page = window.pages.page
    assert isinstance(page, ResultPage)
    (found,) = page.findChildren(NextThings)
    return found


def test_a_step_and_a_tool_reach_the_plan_and_come_back(
    window: Workspace, qtbot: QtBot, desk: Desk, client: Client
) -> None:
    first = things(window).row.cards[0]
    first.take.click()
    settle(qtbot, desk)
    first.more.click()
    details = things(window).details
    assert details is not None
    tool = first.thing.tools[0]
    assert tool.effect in looking.visible_text(details)
    details.takes[0].click()
    settle(qtbot, desk)
    texts = {task.text for task in tracker.plan(desk.store, client.id).tasks}
    assert texts == {first.thing.step, f"{tool.title}：{tool.step}"}
    window.undo_stack.undo()
    settle(qtbot, desk)
    assert len(tracker.plan(desk.store, client.id).tasks) == 1


def test_a_page_is_read_over_the_result_also_by_the_owner(
    window: Workspace, qtbot: QtBot, desk: Desk
) -> None:
    card = things(window).row.cards[0]
    card.more.click()
    details = things(window).details
    assert details is not None
    details.links[0].click()
    (dialog,) = window.findChildren(ReadDialog)
    assert card.thing.tools[0].title in dialog.view.toPlainText()
    dialog.reject()
    dialog.deleteLater()


def test_a_calculation_is_kept_with_the_client(
    window: Workspace, qtbot: QtBot, desk: Desk, client: Client
) -> None:
    page = window.pages.page
    assert isinstance(page, ResultPage)
    press(page.calculate)
    (dialog,) = window.findChildren(CalculateDialog)
    dialog.about.setText("会計ソフト")
    press(dialog.keep)
    settle(qtbot, desk)
    (entry,) = entries.of_client(desk.store, client.id, kinds=(Note.kind,))
    assert isinstance(entry.value, Note)
    assert "会計ソフト" in entry.value.text
    assert "元が取れます" in entry.value.text
    dialog.deleteLater()


def test_the_library_is_one_word_away(window: Workspace) -> None:
    window.knowledge("measure.yorozu")
    page = window.pages.page
    assert isinstance(page, LibraryPage)
    assert page.shown == "measure.yorozu"
    assert "よろず支援拠点" in page.view.toPlainText()
    window.back()
    assert isinstance(window.pages.page, ResultPage)
