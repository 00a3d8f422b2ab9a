"""Ctrl+Z and Ctrl+Y over the whole window: what was written is taken back, and done again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.changes import Changes, Kind
from app.domain.entries.simple import Note
from app.domain.records import ClientFields
from app.services import clients, entries, several
from app.ui import undo
from app.ui.workspace import Workspace
from tests.ui.looking import show
from tests.ui.stores import read_only

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def space(qtbot: QtBot, desk: Desk) -> Workspace:
    """The workspace, at 今日."""
    made = Workspace(desk)
    made.today()
    show(qtbot, made, 1280, 720)
    return made


def _towns(desk: Desk, client: Client, *towns: str) -> None:
    for town in towns:
        fields = clients.get(desk.store, client.id).fields
        _, changes = clients.update(desk.store, client.id, replace(fields, town=town))
        desk.refresh.publish(changes)


def _town(desk: Desk, client: Client) -> str:
    return clients.get(desk.store, client.id).fields.town


def test_a_change_is_taken_back_and_done_again(
    space: Workspace, desk: Desk, client: Client
) -> None:
    before = client.fields.town
    _towns(desk, client, "やま町", "うみ町")
    assert space.undo_stack.next == "お客様の情報の変更"
    QTest.keyClick(space, Qt.Key.Key_Z, CTRL)
    assert _town(desk, client) == before, "one sitting is one step"
    assert "元に戻しました" in space.toast_view.text
    QTest.keyClick(space, Qt.Key.Key_Y, CTRL)
    assert _town(desk, client) == "うみ町"
    QTest.keyClick(space, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(space, Qt.Key.Key_Z, CTRL | SHIFT)
    assert _town(desk, client) == "うみ町"


def test_with_nothing_to_take_back_it_says_so(space: Workspace) -> None:
    QTest.keyClick(space, Qt.Key.Key_Z, CTRL)
    assert "ありません" in space.toast_view.text


def test_the_toast_takes_back_exactly_what_it_speaks_of(
    space: Workspace, desk: Desk, client: Client
) -> None:
    note, changes = entries.create(desk.store, client.id, Note(text="駐車場は裏"))
    space.done(changes, "メモを残しました。")
    _towns(desk, client, "やま町")
    space.toast_view._undo_button.click()
    assert entries.of_client(desk.store, client.id) == ()
    assert _town(desk, client) == "やま町"
    assert entries.get(desk.store, note.id).deleted_at is not None


def test_what_names_no_batch_is_not_kept(space: Workspace, desk: Desk) -> None:
    desk.refresh.publish(Changes(frozenset({Kind.BACKUP})))
    assert space.undo_stack.next == ""
    assert space.undo_stack.way_back(Changes(frozenset())) is None


def test_what_is_gone_is_said_once(space: Workspace, desk: Desk) -> None:
    desk.refresh.publish(Changes(frozenset({Kind.CLIENT}), undo="no such batch", action="変更"))
    space._undo()
    assert desk.failures._open is not None
    desk.failures._open.accept()
    assert space.undo_stack.next == ""


def test_taking_back_what_was_put_right_since_leaves_nothing_to_do_again(
    space: Workspace, desk: Desk, client: Client
) -> None:
    before = client.fields.town
    _towns(desk, client, "やま町", before)
    QTest.keyClick(space, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(space, Qt.Key.Key_Y, CTRL)
    assert "ありません" in space.toast_view.text
    assert _town(desk, client) == before


def test_what_is_long_is_taken_back_in_a_worker_while_the_screen_answers(
    space: Workspace, desk: Desk, client: Client, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo, "LONG", 2)
    other, _ = clients.create(desk.store, ClientFields("うみ食堂"))
    both = (client.id, other.id)
    space.done(several.give_tags(desk.store, both, ("酒蔵",)), "タグを付けました。")
    space.toast_view._undo_button.click()
    (job,) = desk.tasks.running
    assert job.text == "「2件へのタグ付け（酒蔵）」を戻しています…"
    QTest.keyClick(space, Qt.Key.Key_Z, CTRL)  # nothing else is there
    qtbot.waitUntil(lambda: desk.tasks.idle, timeout=20_000)
    assert several.tags_of(desk.store, both) == {}
    assert "元に戻しました" in space.toast_view.text
    QTest.keyClick(space, Qt.Key.Key_Y, CTRL)
    QTest.keyClick(space, Qt.Key.Key_Z, CTRL)  # not while the other is under way
    qtbot.waitUntil(lambda: desk.tasks.idle, timeout=20_000)
    assert several.tags_of(desk.store, both) == {"酒蔵": 2}
    assert space.undo_stack.next == "2件へのタグ付け（酒蔵）"


def test_what_is_long_and_fails_is_said(
    space: Workspace, desk: Desk, client: Client, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo, "LONG", 1)
    _towns(desk, client, "やま町")
    with read_only(desk.store):
        QTest.keyClick(space, Qt.Key.Key_Z, CTRL)
        qtbot.waitUntil(lambda: desk.failures._open is not None, timeout=20_000)
    assert desk.failures._open is not None
    desk.failures._open.accept()
    assert _town(desk, client) == "やま町"


def test_with_nothing_to_take_back_or_to_do_again_it_says_so(space: Workspace) -> None:
    QTest.keyClick(space, Qt.Key.Key_Z, CTRL)
    assert "元に戻せる操作" in space.toast_view.text
    QTest.keyClick(space, Qt.Key.Key_Y, CTRL)
    assert "やり直せる操作" in space.toast_view.text
