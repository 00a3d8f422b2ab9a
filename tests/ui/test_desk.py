"""Writing through the desk: said in passing, or shown as a failure."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.records import ClientFields
from app.domain.search import Search
from app.services import clients, saved_searches

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator


def test_what_was_written_is_said_and_can_be_taken_back(
    desk: Desk, qtbot: QtBot, navigator: RecordingNavigator
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    client, _ = clients.create(desk.store, ClientFields("みかん園"))
    assert desk.write(partial(clients.trash, desk.store, client.id), "入れました。", owner)
    name, (changes, said) = navigator.last
    assert (name, said) == ("done", "入れました。")
    assert changes.undo
    assert clients.get(desk.store, client.id).deleted_at is not None


def test_what_the_history_does_not_know_is_taken_back_in_its_own_way(
    desk: Desk, qtbot: QtBot, navigator: RecordingNavigator
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    saved_searches.save(desk.store, "山", Search("山"))
    done: list[str] = []
    forget = partial(saved_searches.forget, desk.store, "山")
    with qtbot.waitSignal(desk.refresh.changed):
        assert desk.write(forget, "消しました。", owner, undo=partial(done.append, "戻す"))
    assert navigator.last == ("toast", ("消しました。",))
    assert navigator.undo is not None
    navigator.undo()
    assert done == ["戻す"]


def test_what_cannot_be_written_is_shown(
    desk: Desk, qtbot: QtBot, navigator: RecordingNavigator
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    with qtbot.waitSignal(desk.failures.shown):
        assert not desk.write(partial(clients.trash, desk.store, "nobody"), "入れました。", owner)
    assert navigator.calls == []
