"""次にすること below a consultation or a visit."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton

from app.domain.entries.simple import Action, Visit
from app.services import entries
from app.ui.karte.next_actions import NextActions
from tests.ui.looking import show

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk

NOW = datetime(2026, 11, 22, 1, 30, tzinfo=UTC)


@pytest.fixture
def visits(desk: Desk, client: Client) -> list[str]:
    """Two visits of the client."""
    made = [entries.create(desk.store, client.id, Visit("held", NOW))[0] for _ in range(2)]
    return [each.id for each in made]


@pytest.fixture
def actions(desk: Desk, client: Client, visits: list[str], qtbot: QtBot) -> NextActions:
    """What is to be done after the first visit."""
    made = NextActions(desk)
    made.open(client.id, visits[0])
    show(qtbot, made, 600, 400)
    return made


def _button(actions: NextActions, name: str) -> QPushButton:
    (found,) = (each for each in actions.findChildren(QPushButton) if each.accessibleName() == name)
    return found


def test_an_action_is_added_done_and_taken_back_on_the_same_button(
    actions: NextActions, desk: Desk, visits: list[str]
) -> None:
    actions.field.setText("見積を送る")
    actions.add.click()
    (made,) = entries.children(desk.store, visits[0])
    press = _button(actions, "見積を送る：済んだ")
    press.click()
    assert entries.get(desk.store, made.id).value.state_code() == "done"
    actions.reload()
    assert _button(actions, "見積を送る：まだのことに戻す") is press
    assert press.text() == "戻す"
    press.click()
    assert entries.get(desk.store, made.id).value.state_code() == "open"


def test_what_is_typed_waits_with_its_own_entry(
    actions: NextActions, client: Client, desk: Desk, visits: list[str]
) -> None:
    actions.field.setText("見積を")
    actions.open(client.id, visits[1])
    assert actions.field.text() == ""
    actions.field.setText("写真を送る")
    actions.open(client.id, visits[1])
    assert actions.field.text() == "写真を送る"
    actions.open(client.id, visits[0])
    assert actions.field.text() == "見積を"
    actions.add.click()
    (value,) = (each.value for each in entries.children(desk.store, visits[0]))
    assert isinstance(value, Action)
    assert value.text == "見積を"
