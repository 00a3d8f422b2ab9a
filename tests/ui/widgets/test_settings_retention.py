"""設定 > 記録の保存期間: after how many years, who, and what the rules are."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from app.domain.records import ClientFields
from app.services import clients
from app.settings import DEFAULTS
from app.ui.widgets.settings_retention import NOBODY, RetentionPane
from tests.ui.audit import audit
from tests.ui.fixtures import NOW
from tests.ui.looking import show
from tests.ui.stores import read_only

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator


@pytest.fixture
def pane(qtbot: QtBot, desk: Desk) -> RetentionPane:
    """The pane over a store with one client of long ago."""
    desk.store.clock = lambda: datetime(2018, 4, 1, tzinfo=UTC)
    clients.create(desk.store, ClientFields("むかしの店"))
    desk.store.clock = lambda: NOW
    made = RetentionPane(desk)
    show(qtbot, made, 760, 800)
    return made


def test_the_list_follows_the_years(pane: RetentionPane, desk: Desk) -> None:
    assert [row.first for row in pane.list.rows] == ["むかしの店"]
    desk.preferences.update(keep_years=10)
    assert pane.count.text() == NOBODY
    assert not pane.list.isVisible()
    pane.years_item.reset.emit()
    assert desk.preferences.value.keep_years == DEFAULTS.keep_years
    assert len(pane.list.rows) == 1
    pane.years._chips[3].click()
    assert desk.preferences.value.keep_years == 3
    audit(pane)


def test_a_client_is_opened_or_thrown_away(
    pane: RetentionPane, desk: Desk, navigator: RecordingNavigator
) -> None:
    client_id = pane.list.rows[0].id
    pane.list.choose(client_id)
    pane.karte.click()
    assert navigator.calls[-1:] == [("karte", (client_id,))]
    with read_only(desk.store):
        pane.throw.click()
        assert desk.failures._open is not None
        desk.failures._open.accept()
    pane.throw.click()
    assert navigator.last[0] == "done"
    assert pane.list.rows == ()
