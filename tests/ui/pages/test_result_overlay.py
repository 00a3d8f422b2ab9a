"""On a result the mean of businesses like this one lies over the charts when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app import settings
from app.errors import StoreReadOnly
from app.ui.dialogs import save_chart
from app.ui.pages.result import Loaded, ResultPage
from app.ui.preferences import Preferences
from app.ui.widgets.result_charts import ResultCharts
from tests.ui import contents, looking
from tests.ui.pages.results import FORBIDDEN, HUNDRED, press

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from pytestqt.qtbot import QtBot

    from app.reports.content import Content
    from app.ui.desk import Desk


def test_the_mean_of_others_is_remembered(
    shows: Callable[[Content], ResultPage], desk: Desk
) -> None:
    page = shows(contents.BESIDE_PEERS)
    charts = page.body.findChildren(ResultCharts)[-1]
    assert not desk.preferences.value.overlay_peers
    charts.choice.setFocus()
    QTest.keyClick(charts.choice, Qt.Key.Key_Space)
    assert Preferences(desk.store.folder.settings).value.overlay_peers
    assert contents.PEERS in looking.visible_text(page)
    assert page.body.findChildren(ResultCharts)[-1] is charts  # in its place, focus and all
    page._show(Loaded(page._loaded.check, contents.BESIDE_PEERS))  # type: ignore[union-attr]
    again = page.body.findChildren(ResultCharts)[-1]
    assert again.choice.isChecked()
    assert contents.PEERS in looking.visible_text(page)
    assert not FORBIDDEN.findall(looking.visible_text(page).replace(HUNDRED, ""))
    again.choice.click()
    assert contents.PEERS not in looking.visible_text(page)


def test_another_setting_draws_the_page_anew(
    shows: Callable[[Content], ResultPage], desk: Desk
) -> None:
    page = shows(contents.BESIDE_PEERS)
    charts = page.body
    desk.preferences.update(overlay_peers=True)
    assert page.body is charts
    desk.preferences.update(enter_moves_on=False)
    assert page.body is not charts


def test_a_choice_that_cannot_be_kept_is_told_and_not_shown(
    shows: Callable[[Content], ResultPage],
    qtbot: QtBot,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise StoreReadOnly

    page = shows(contents.BESIDE_PEERS)
    monkeypatch.setattr(settings, "save", refuse)
    charts = page.body.findChildren(ResultCharts)[-1]
    with qtbot.waitSignal(desk.failures.shown):
        charts.choice.click()
    assert not charts.choice.isChecked()
    assert contents.PEERS not in looking.visible_text(page)


def test_the_saved_picture_is_the_one_that_shows(
    shows: Callable[[Content], ResultPage], desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Content] = []
    monkeypatch.setattr(save_chart, "save_chart", lambda _, content, __: seen.append(content))
    page = shows(contents.BESIDE_PEERS)
    press(page.save)
    desk.preferences.update(overlay_peers=True)
    press(page.save)
    assert [content.todo.peers_label for content in seen] == ["", contents.PEERS]
