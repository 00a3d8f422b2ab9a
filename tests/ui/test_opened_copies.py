"""Copies for other programs are laid out, taken back and wiped by a worker; the world goes on."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from app.domain.records import ClientFields
from app.services import clients, documents, entries, opened_files
from app.ui.karte.documents import DocumentsSection
from app.ui.opened_copies import NOT_OPENED, OPEN, OPENING, TAKING, WIPE_AFTER_S, WIPING
from tests.ui.looking import show, visible_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk
    from tests.ui.fixtures import Heard, RecordingNavigator


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that other programs were asked to open."""
    found: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(url.fileName()))
    return found


@pytest.fixture
def section(qtbot: QtBot, desk: Desk, client: Client, opened: list[str]) -> DocumentsSection:
    """The section of a client with one document, which is chosen."""
    del opened
    made, _ = documents.add(desk.store, client.id, "メモ.txt", "きょうの話".encode())
    page = DocumentsSection(desk)
    page.open(client.id)
    show(qtbot, page, 1040, 560)
    page.grid.choose(made.id)
    return page


@pytest.fixture
def gate(desk: Desk) -> Iterator[threading.Event]:
    """While it is not set, the worker of the store is busy with something else."""
    made = threading.Event()
    made.owner = QObject()  # type: ignore[attr-defined]
    yield made
    made.set()


def hold(desk: Desk, gate: threading.Event) -> None:
    gate.clear()
    desk.tasks.run(
        lambda: gate.wait(30),
        lambda _: None,
        owner=gate.owner,  # type: ignore[attr-defined]
        lane="store",
    )


def let_go(qtbot: QtBot, desk: Desk, gate: threading.Event) -> None:
    gate.set()
    qtbot.waitUntil(lambda: desk.tasks.idle)


def copies(desk: Desk) -> list[Path]:
    return list(desk.store.folder.opened.glob("*/[!.]*"))


def test_while_it_is_opened_a_word_shows_and_it_is_not_asked_for_twice(
    qtbot: QtBot,
    section: DocumentsSection,
    desk: Desk,
    gate: threading.Event,
    opened: list[str],
    heard: Heard,
) -> None:
    show_it = section.detail.show_it
    show_it.setFocus()
    hold(desk, gate)
    QTest.keyClick(show_it, Qt.Key.Key_Space)
    assert OPENING in visible_text(section)
    assert heard.polite == [OPENING]
    assert not section.detail.wipe.isVisible()
    assert not show_it.isEnabled()
    section.opened.open(section.detail.entry_id, lambda: True)
    let_go(qtbot, desk, gate)
    assert opened == ["メモ.txt"]
    assert OPENING not in visible_text(section)
    assert OPEN in visible_text(section)
    assert section.focusWidget() is show_it, "the keyboard is where it was"


def test_nothing_opens_under_another_client(
    qtbot: QtBot,
    section: DocumentsSection,
    desk: Desk,
    gate: threading.Event,
    opened: list[str],
    navigator: RecordingNavigator,
) -> None:
    other, _ = clients.create(desk.store, ClientFields("別の店"))
    hold(desk, gate)
    section.detail.show_it.click()
    section.open(other.id)
    let_go(qtbot, desk, gate)
    assert opened == []
    assert copies(desk) == []
    assert section.opened.open_ones == ()
    assert navigator.last == ("toast", (NOT_OPENED,))


def test_nothing_opens_when_the_page_is_left(
    qtbot: QtBot, section: DocumentsSection, desk: Desk, gate: threading.Event, opened: list[str]
) -> None:
    hold(desk, gate)
    section.detail.show_it.click()
    section.hide()
    let_go(qtbot, desk, gate)
    assert (opened, copies(desk), section.opened.open_ones) == ([], [], ())


def test_nothing_opens_when_the_page_is_gone(
    qtbot: QtBot, desk: Desk, client: Client, gate: threading.Event, opened: list[str]
) -> None:
    made, _ = documents.add(desk.store, client.id, "メモ.txt", "きょうの話".encode())
    page = DocumentsSection(desk)
    page.open(client.id)
    page.show()
    page.grid.choose(made.id)
    hold(desk, gate)
    page.detail.show_it.click()
    shiboken6.delete(page)
    let_go(qtbot, desk, gate)
    assert (opened, copies(desk), desk.copies.open_ones) == ([], [], ())


@pytest.mark.parametrize("unlocked", [False, True])
def test_a_lock_in_between_leaves_no_copy(
    qtbot: QtBot,
    section: DocumentsSection,
    desk: Desk,
    opened: list[str],
    navigator: RecordingNavigator,
    *,
    unlocked: bool,
) -> None:
    section.detail.show_it.click()  # the answer comes when the events are seen to
    desk.attention.hold(True)
    if unlocked:
        desk.attention.hold(False)
    qtbot.waitUntil(lambda: desk.tasks.idle)
    assert copies(desk) == []
    assert section.opened.open_ones == ()
    desk.attention.hold(False)
    qtbot.waitUntil(lambda: ("toast", (NOT_OPENED,)) in navigator.calls)
    assert opened == []


def test_a_copy_that_another_program_may_have_stays(
    qtbot: QtBot, section: DocumentsSection, desk: Desk, gate: threading.Event, opened: list[str]
) -> None:
    section.detail.show_it.click()
    qtbot.waitUntil(lambda: desk.tasks.idle)
    hold(desk, gate)
    section.detail.show_it.click()
    desk.attention.hold(True)
    let_go(qtbot, desk, gate)
    assert opened == ["メモ.txt"]
    assert len(copies(desk)) == 1
    assert section.opened.open_ones == (section.detail.entry_id,)


def test_what_cannot_be_wiped_and_is_not_wanted_is_tried_again_at_once(
    qtbot: QtBot,
    section: DocumentsSection,
    desk: Desk,
    gate: threading.Event,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hold(desk, gate)
    section.detail.show_it.click()
    desk.attention.hold(True)
    with monkeypatch.context() as held:
        held.setattr(opened_files, "wipe", lambda _opened: False)
        let_go(qtbot, desk, gate)
    (path,) = copies(desk)
    section.opened.look(path.stat().st_mtime + 1)
    qtbot.waitUntil(lambda: desk.tasks.idle)
    assert copies(desk) == []


def test_wiping_and_taking_back_show_a_word_each(
    qtbot: QtBot, section: DocumentsSection, desk: Desk, gate: threading.Event
) -> None:
    section.detail.show_it.click()
    qtbot.waitUntil(lambda: desk.tasks.idle)
    (path,) = copies(desk)
    written = path.stat().st_mtime
    path.write_bytes("直した話".encode())
    os.utime(path, (written + 10, written + 10))
    hold(desk, gate)
    section.opened.look(written + 20)
    assert TAKING in visible_text(section)
    assert not section.detail.wipe.isEnabled()
    let_go(qtbot, desk, gate)
    hold(desk, gate)
    section.detail.wipe.click()
    assert WIPING in visible_text(section)
    section.detail.wipe.click()
    let_go(qtbot, desk, gate)
    assert copies(desk) == []
    found = documents.value_of(entries.get(desk.store, section.detail.entry_id))
    assert documents.content(desk.store, found) == "直した話".encode()


def test_a_copy_that_is_held_is_taken_back_and_said_once(
    qtbot: QtBot,
    section: DocumentsSection,
    desk: Desk,
    navigator: RecordingNavigator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    section.detail.show_it.click()
    qtbot.waitUntil(lambda: desk.tasks.idle)
    (path,) = copies(desk)
    path.write_bytes("直した話".encode())
    monkeypatch.setattr(opened_files, "wipe", lambda _opened: False)
    for _again in range(2):
        section.detail.wipe.click()
        qtbot.waitUntil(lambda: desk.tasks.idle)
    assert navigator.names().count("done") == 1
    assert section.opened.open_ones == (section.detail.entry_id,)


def test_a_copy_that_the_user_deleted_is_let_go_in_time(
    qtbot: QtBot, section: DocumentsSection, desk: Desk
) -> None:
    section.detail.show_it.click()
    qtbot.waitUntil(lambda: desk.tasks.idle)
    (path,) = copies(desk)
    written = path.stat().st_mtime
    path.unlink()
    section.opened.look(written + 10)
    assert section.opened.working(section.detail.entry_id) == ""
    section.opened.look(written + 10 + WIPE_AFTER_S)
    qtbot.waitUntil(lambda: section.opened.open_ones == ())
